'use client';

import { PhoneOff, Timer } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { shortDuration } from './traffic-figures';
import { useNodeFigures } from './use-traffic';

/** Steps that take no time to speak of need no figure: it would only hide those that do. */
const shownFromMs = 100;

/** Over a card of the canvas: how long calls were there, and how many callers hung up meanwhile. */
export function NodeFiguresBadge({ nodeId, quiet }: { nodeId: string; quiet: boolean }) {
  const t = useTranslations('traffic');
  const locale = useLocale();
  const figures = useNodeFigures(nodeId);
  if (figures === null || figures === 'none') return null;
  const { entered, hungUp, medianMs, p90Ms } = figures;
  return (
    <span className="pointer-events-none absolute right-0 bottom-full left-0 mb-1 flex items-center justify-between gap-1 text-2xs font-medium tabular-nums">
      {medianMs !== null && p90Ms !== null && p90Ms >= shownFromMs && !quiet ? (
        <span className="inline-flex items-center gap-1 rounded-full bg-info-soft px-1.5 text-info-ink">
          <Timer className="size-3" aria-hidden />
          <span className="sr-only">{t('time')}</span>
          {t('spread', { median: shortDuration(medianMs), p90: shortDuration(p90Ms) })}
        </span>
      ) : (
        <span />
      )}
      {hungUp > 0 && (
        <span className="inline-flex items-center gap-1 rounded-full bg-danger-soft px-1.5 text-danger-ink">
          <PhoneOff className="size-3" aria-hidden />
          <span className="sr-only">{t('hungUp')}</span>
          {hungUp.toLocaleString(locale)}
          <span className="opacity-80">{percent(hungUp / Math.max(1, entered), locale)}</span>
        </span>
      )}
    </span>
  );
}

/** A share as people read it: `0.4 %` where a whole percent would say nothing, else `37 %`. */
export function percent(share: number, locale: string): string {
  const digits = share > 0 && share < 0.1 ? 1 : 0;
  return share.toLocaleString(locale, { style: 'percent', maximumFractionDigits: digits });
}
