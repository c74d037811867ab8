'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowDownLeft, ArrowUpRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/client/trpc';
import { formatDuration } from '@/intl/duration';
import { Badge } from '@/ui/badge';
import { Card, CardHeader } from '@/ui/card';
import { Instant } from '@/ui/instant';
import { isShownNumber } from '../call/caller';
import { rememberCall } from '../core/last-call';
import { NumberButton } from '../customer/number-button';
import { useReadAgain } from './use-read-again';

/** The agent's own last conversations: call back, or open again. */
export function RecentCard({ refreshKey }: { refreshKey: string }) {
  const t = useTranslations('seat.recent');
  const earlier = useTranslations('seat.earlier');
  const trpc = useTRPC();
  const { data } = useQuery(trpc.seat.history.queryOptions());
  useReadAgain(trpc.seat.history.queryKey(), refreshKey);
  return (
    <Card>
      <CardHeader title={t('title')} />
      {data?.length === 0 && <p className="p-4 text-sm text-ink-muted">{t('none')}</p>}
      <ol className="max-h-96 divide-y divide-line overflow-y-auto">
        {data?.map((one) => (
          <li key={one.id} className="flex flex-wrap items-center gap-x-2 gap-y-0.5 px-4 py-2 text-sm">
            {one.direction === 'inbound' ? (
              <ArrowDownLeft className="size-4 text-ink-faint" aria-label={earlier('inbound')} />
            ) : (
              <ArrowUpRight className="size-4 text-ink-faint" aria-label={earlier('outbound')} />
            )}
            <button
              type="button"
              className="min-w-0 flex-1 truncate rounded-sm text-left font-medium hover:underline"
              onClick={() =>
                rememberCall({
                  callId: one.callId,
                  conversationId: one.id,
                  queueId: one.queueId,
                  talked: one.answeredAt !== null,
                })
              }
            >
              {one.customerName ?? (isShownNumber(one.number) ? one.number : t('withheld'))}
            </button>
            {isShownNumber(one.number) && <NumberButton number={one.number} bare={one.customerName === null} />}
            <span className="flex basis-full flex-wrap items-center gap-x-1.5 gap-y-1 pl-6 text-xs text-ink-muted">
              <span>
                <Instant at={one.offeredAt} />
                {' · '}
                {one.answeredAt === null ? t('not_taken') : formatDuration(one.talkMs)}
                {one.queueName !== null && ` · ${one.queueName}`}
              </span>
              {one.wrapUp !== null && <Badge tone="outline">{one.wrapUp}</Badge>}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
