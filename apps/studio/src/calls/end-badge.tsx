'use client';

import { useTranslations } from 'next-intl';
import { Badge, type BadgeTone } from '@/ui/badge';
import { endReasons } from './end-reasons';

const tones: Record<(typeof endReasons)[number], BadgeTone> = {
  completed: 'success',
  caller_hung_up: 'neutral',
  hung_up: 'neutral',
  cancelled: 'neutral',
  failed: 'danger',
  limit_steps: 'warning',
  limit_loop: 'warning',
  limit_life: 'warning',
  bug: 'danger',
};

/** How a call ended, or that it has not. */
export function EndBadge({ endedAt, endReason }: { endedAt: string | null; endReason: string | null }) {
  const t = useTranslations('calls');
  if (endedAt === null) {
    return (
      <Badge tone="accent">
        <span className="size-1.5 animate-pulse rounded-full bg-accent" aria-hidden />
        {t('in_progress')}
      </Badge>
    );
  }
  const known = endReasons.find((reason) => reason === endReason);
  if (known === undefined) return <Badge>{endReason ?? '–'}</Badge>;
  return <Badge tone={tones[known]}>{t(`ends.${known}`)}</Badge>;
}
