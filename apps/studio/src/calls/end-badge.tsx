'use client';

import { type CallEndReason, callEndReasons } from '@patchbay/flow-schema';
import { useTranslations } from 'next-intl';
import { Badge, type BadgeTone } from '@/ui/badge';

const tones: Record<CallEndReason, BadgeTone> = {
  completed: 'success',
  caller_hung_up: 'neutral',
  hung_up: 'neutral',
  cancelled: 'neutral',
  failed: 'danger',
  limit_steps: 'warning',
  limit_loop: 'warning',
  limit_life: 'warning',
  bug: 'danger',
  no_answer: 'neutral',
  not_reached: 'neutral',
  transferred: 'neutral',
  overflow: 'neutral',
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
  const known = callEndReasons.find((reason) => reason === endReason);
  if (known === undefined) return <Badge>{endReason ?? '–'}</Badge>;
  return <Badge tone={tones[known]}>{t(`ends.${known}`)}</Badge>;
}
