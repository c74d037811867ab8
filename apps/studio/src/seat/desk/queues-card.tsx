'use client';

import { useTranslations } from 'next-intl';
import { Elapsed } from '@/floor/store/elapsed';
import { useFloor } from '@/floor/store/use-floor';
import { Badge } from '@/ui/badge';
import { Card, CardHeader } from '@/ui/card';
import type { Desk } from '../seat-desk';

/** The queues this agent serves, as they stand. */
export function QueuesCard({ desk }: { desk: Desk }) {
  const t = useTranslations('seat.queues');
  const live = useFloor('queue', (all) => all);
  const own = desk.queues.filter((queue) => queue.own);
  return (
    <Card>
      <CardHeader title={t('title')} />
      {own.length === 0 && <p className="p-4 text-sm text-ink-muted">{t('none')}</p>}
      <ul className="divide-y divide-line">
        {own.map(({ id, name, serviceLevelMs }) => {
          const queue = live.get(id);
          return (
            <li key={id} className="flex items-center gap-2 px-4 py-2 text-sm">
              <span className="min-w-0 flex-1 truncate">{name}</span>
              {queue?.open === false && <Badge>{t('closed')}</Badge>}
              {queue?.longestSinceMs != null && (
                <span className="text-xs text-ink-muted" title={t('longest')}>
                  <Elapsed sinceMs={queue.longestSinceMs} limitMs={serviceLevelMs} lateClassName="text-danger" />
                </span>
              )}
              <Badge tone={queue !== undefined && queue.waiting > 0 ? 'warning' : 'neutral'} className="tabular-nums">
                {t('waiting', { count: queue?.waiting ?? 0 })}
              </Badge>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
