'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/client/trpc';
import { formatDuration } from '@/intl/duration';
import { Card, CardHeader } from '@/ui/card';
import { useReadAgain } from './use-read-again';

const readAgainMs = 30_000;

/** The agent's own figures since the day began. */
export function TodayCard({ refreshKey }: { refreshKey: string }) {
  const t = useTranslations('seat.today');
  const trpc = useTRPC();
  const { data } = useQuery(trpc.seat.day.queryOptions(undefined, { refetchInterval: readAgainMs }));
  useReadAgain(trpc.seat.day.queryKey(), refreshKey);
  const mean = (sumMs: number, count: number) => (count === 0 ? '–' : formatDuration(sumMs / count));
  const figures: readonly (readonly [string, string])[] =
    data === undefined
      ? []
      : [
          [t('answered'), String(data.answered)],
          [t('outbound'), String(data.outbound)],
          [t('missed'), String(data.missed)],
          [t('talk_mean'), mean(data.talkMs, data.answered + data.outbound)],
          [t('wrap_up_mean'), mean(data.wrapUpMs, data.answered + data.outbound)],
          [t('signed_in'), formatDuration(data.signedInMs)],
        ];
  return (
    <Card>
      <CardHeader title={t('title')} />
      <dl className="grid grid-cols-3 gap-x-3 gap-y-2 p-4">
        {figures.map(([name, value]) => (
          <div key={name} className="min-w-0">
            <dd className="text-lg font-semibold tabular-nums">{value}</dd>
            <dt className="truncate text-xs text-ink-muted">{name}</dt>
          </div>
        ))}
      </dl>
    </Card>
  );
}
