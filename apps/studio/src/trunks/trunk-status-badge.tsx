'use client';

import type { TrunkStatus } from '@patchbay/records';
import { useTranslations } from 'next-intl';
import { Badge, type BadgeTone } from '@/ui/badge';
import { Instant } from '@/ui/instant';

interface TrunkStatusBadgeProps {
  enabled: boolean;
  /** Null while nobody looks after the line. */
  status: TrunkStatus | null;
}

const tones: Record<TrunkStatus['state'] | 'unknown', BadgeTone> = {
  reachable: 'success',
  unreachable: 'danger',
  unknown: 'neutral',
};

/** Whether the far side of a line answers, and since when. */
export function TrunkStatusBadge({ enabled, status }: TrunkStatusBadgeProps) {
  const t = useTranslations('trunks');
  if (!enabled) return <Badge>{t('disabled')}</Badge>;
  const state = status?.state ?? 'unknown';
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap" title={t('status_help')}>
      <Badge tone={tones[state]}>{t(`status_${state}`)}</Badge>
      {status !== null && (
        <span className="text-xs text-ink-muted">
          {t.rich('status_since', { time: () => <Instant at={status.since} /> })}
        </span>
      )}
    </span>
  );
}
