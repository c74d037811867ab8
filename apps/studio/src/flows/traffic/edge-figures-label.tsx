'use client';

import { EdgeLabelRenderer } from '@xyflow/react';
import { useLocale } from 'next-intl';
import { percent } from './node-figures-badge';
import type { EdgeFigures } from './traffic-figures';

/** At the port a line begins at: how many took it, and what share of those who left there. */
export function EdgeFiguresLabel({ figures, x, y }: { figures: EdgeFigures; x: number; y: number }) {
  const locale = useLocale();
  return (
    <EdgeLabelRenderer>
      <span
        className="pointer-events-none absolute rounded-full border border-line bg-raised px-1.5 text-2xs font-semibold whitespace-nowrap text-ink tabular-nums shadow-card"
        style={{ transform: `translate(-50%, 0) translate(${x}px, ${y + 8}px)` }}
      >
        {figures.count.toLocaleString(locale)}
        {figures.share < 1 && <span className="ml-1 font-normal text-ink-muted">{percent(figures.share, locale)}</span>}
      </span>
    </EdgeLabelRenderer>
  );
}
