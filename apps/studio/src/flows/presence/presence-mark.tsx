'use client';

import { useTranslations } from 'next-intl';
import type { CSSProperties } from 'react';
import { usePresence } from '../editor/editor-context';
import { presenceColour } from './presence-colour';

/** A ring around a box that others have selected, with their names on it. */
export function PresenceMark({ nodeId }: { nodeId: string }) {
  const t = useTranslations('presence');
  const here = usePresence((state) => state.atNode[nodeId]);
  const [first, ...more] = here ?? [];
  if (first === undefined) return null;
  const names = [first, ...more].map(({ name }) => name).join(', ');
  return (
    <div
      className="pointer-events-none absolute -inset-1.5 rounded-xl border-2 border-dashed"
      style={{ borderColor: presenceColour(first.userId) } as CSSProperties}
      data-presence={names}
    >
      <span
        className="absolute -top-2.5 left-1/2 max-w-44 -translate-x-1/2 truncate rounded-full px-1.5 text-2xs leading-4.5 font-medium text-ink-on-accent"
        style={{ backgroundColor: presenceColour(first.userId) }}
      >
        <span className="sr-only">{t('at', { names })}</span>
        <span aria-hidden>{more.length > 0 ? t('andMore', { name: first.name, count: more.length }) : first.name}</span>
      </span>
    </div>
  );
}
