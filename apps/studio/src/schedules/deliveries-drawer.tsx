'use client';

import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { usePerson } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { instantText } from '@/intl/instant-text';
import { Drawer } from '@/ui/drawer';
import { QueryState } from '@/ui/query-state';
import { DeliveryBadge } from './delivery-badge';

const refreshMs = 5_000;

interface DeliveriesDrawerProps {
  readonly schedule: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
}

/** What was sent of a schedule, and what was not and why. */
export function DeliveriesDrawer({ schedule, onClose }: DeliveriesDrawerProps) {
  const t = useTranslations('schedules');
  const locale = useLocale();
  const { timeZone } = usePerson();
  const trpc = useTRPC();
  const query = useQuery(trpc.schedules.deliveries.queryOptions({ id: schedule.id }, { refetchInterval: refreshMs }));
  return (
    <Drawer open onOpenChange={(open) => !open && onClose()} title={`${t('history')}: ${schedule.name}`}>
      <QueryState query={query}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="px-4 py-8 text-center text-sm text-ink-muted">{t('no_history')}</p>
          ) : (
            <ul className="divide-y divide-line">
              {rows.map((row) => (
                <li key={row.id} className="flex flex-col gap-1 px-4 py-3">
                  <DeliveryBadge delivery={row} />
                  <span className="text-xs [overflow-wrap:anywhere] text-ink-muted">
                    {row.recipients.join(', ')} · {t('attempts', { count: row.attempts })}
                  </span>
                  {row.missedSince !== null && (
                    <span className="text-xs text-warning">
                      {t('missed', {
                        count: row.missed,
                        since: instantText(row.missedSince, 'minute', locale, timeZone),
                      })}
                    </span>
                  )}
                  {row.refused.length > 0 && (
                    <span className="text-xs text-danger">{t('refused', { addresses: row.refused.join(', ') })}</span>
                  )}
                  {row.answer !== null && row.answer !== '' && (
                    <span className="text-xs [overflow-wrap:anywhere] text-ink-muted">
                      {t('said', { answer: row.answer })}
                    </span>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </QueryState>
    </Drawer>
  );
}
