'use client';

import { useTranslations } from 'next-intl';
import { Badge } from '@/ui/badge';
import { Instant } from '@/ui/instant';
import { failureKey } from './failure-words';

export interface ShownDelivery {
  readonly id: string;
  readonly state: 'waiting' | 'sent' | 'failed';
  readonly dueAt: string;
  readonly failure: string | null;
}

const tones = { waiting: 'neutral', sent: 'success', failed: 'danger' } as const;

/** How a delivery stands, with why it did not go out. */
export function DeliveryBadge({ delivery }: { delivery: ShownDelivery }) {
  const t = useTranslations('schedules');
  return (
    <span className="flex flex-col items-start gap-1">
      <span className="flex items-center gap-2">
        <Badge tone={delivery.failure === 'some_refused' ? 'warning' : tones[delivery.state]}>
          {t(`states.${delivery.state}`)}
        </Badge>
        <Instant at={delivery.dueAt} form="short" />
      </span>
      {delivery.failure !== null && (
        <span className={delivery.state === 'failed' ? 'text-xs text-danger' : 'text-xs text-ink-muted'}>
          {t(`failures.${failureKey(delivery.failure)}`)}
        </span>
      )}
    </span>
  );
}
