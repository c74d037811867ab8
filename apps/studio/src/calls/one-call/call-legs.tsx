'use client';

import { useQuery } from '@tanstack/react-query';
import { Headset, ListOrdered, Phone, PhoneForwarded } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/client/trpc';
import { formatDuration } from '@/intl/duration';
import { Badge } from '@/ui/badge';
import { Card, CardHeader } from '@/ui/card';
import { Instant } from '@/ui/instant';
import { useLegText } from './leg-text';

const icons = { caller: Phone, queue: ListOrdered, agent: Headset, line: PhoneForwarded } as const;
const bars = { caller: 'bg-accent', queue: 'bg-warning', agent: 'bg-success', line: 'bg-info' } as const;

/** Who took part in a call, one line each, on one line of time. */
export function CallLegs({ id }: { id: string }) {
  const t = useTranslations('one_call.legs');
  const trpc = useTRPC();
  const { data: legs } = useQuery(trpc.calls.legs.queryOptions({ id }));
  const { nameOf, outcomeOf } = useLegText();
  if (legs === undefined || legs.length === 0) return null;
  const from = Math.min(...legs.map(({ fromMs }) => fromMs));
  const ends = legs.map((leg) => leg.toMs ?? Math.max(leg.fromMs, leg.answeredMs ?? leg.fromMs));
  const whole = Math.max(1, Math.max(...ends) - from);
  const part = (ms: number) => `${(Math.max(0, Math.min(ms, whole)) / whole) * 100}%`;
  return (
    <Card>
      <CardHeader title={t('title')} />
      <ul className="divide-y divide-line">
        {legs.map((leg, index) => {
          const Icon = icons[leg.kind];
          const end = (leg.toMs ?? from + whole) - from;
          const begun = leg.fromMs - from;
          const heard = leg.kind === 'queue' ? begun : leg.answeredMs === null ? end : leg.answeredMs - from;
          return (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: the parties to a call keep their order
              key={index}
              className="grid grid-cols-1 gap-x-4 gap-y-1 px-4 py-2 md:grid-cols-[15rem_1fr_16rem] md:items-center"
            >
              <span className="flex min-w-0 items-center gap-2 text-sm">
                <Icon className="size-4 shrink-0 text-ink-muted" aria-hidden />
                <span className="sr-only">{t(`kinds.${leg.kind}`)}</span>
                <bdi className="min-w-0 truncate font-medium">{nameOf(leg)}</bdi>
              </span>
              <span aria-hidden className="relative h-3 rounded-full bg-sunken">
                <span
                  className={`absolute inset-y-0 rounded-full opacity-35 ${bars[leg.kind]}`}
                  style={{ left: part(begun), width: part(Math.max(end - begun, whole / 200)) }}
                />
                {heard < end && (
                  <span
                    className={`absolute inset-y-0 rounded-full ${bars[leg.kind]}`}
                    style={{ left: part(heard), width: part(end - heard) }}
                  />
                )}
              </span>
              <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink-muted">
                <Instant at={leg.fromMs} form="time" />
                <span className="tabular-nums">{formatDuration(Math.max(0, end - begun))}</span>
                {outcomeOf(leg) !== null && <Badge>{outcomeOf(leg)}</Badge>}
                {leg.talkMs !== null && <span>{t('talked', { time: formatDuration(leg.talkMs) })}</span>}
                {(leg.holdMs ?? 0) > 0 && <span>{t('held', { time: formatDuration(leg.holdMs ?? 0) })}</span>}
                {leg.wrapUp !== null && <Badge tone="outline">{leg.wrapUp}</Badge>}
              </span>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
