'use client';

import type { ConversationLive } from '@patchbay/records';
import { Star } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Elapsed } from '@/floor/store/elapsed';
import { formatDuration } from '@/intl/duration';
import { Badge, type BadgeTone } from '@/ui/badge';
import { Skeleton } from '@/ui/skeleton';
import type { SeatCallNow } from '../core/use-seat';
import type { Call, Desk } from '../seat-desk';
import { isShownNumber, useCallerName } from './caller';

const stateTones: Readonly<Record<ConversationLive['state'], BadgeTone>> = {
  ringing: 'info',
  connecting: 'info',
  talking: 'success',
  held: 'warning',
  consulting: 'accent',
  three_way: 'accent',
  away: 'danger',
};

interface CallHeaderProps {
  now: SeatCallNow;
  conversation: ConversationLive | null;
  call: Call | undefined;
  desk: Desk;
}

/** Who it is, from where, by which queue, since when, and why it is here. */
export function CallHeader({ now, conversation, call, desk }: CallHeaderProps) {
  const t = useTranslations('seat');
  const locale = useLocale();
  const callerName = useCallerName();
  const queueName =
    desk.queues.find(({ id }) => id === (now.queueId ?? call?.visit?.queueId))?.name ?? call?.visit?.queueName;
  const waitedMs = call?.visit?.leftAt == null ? null : Date.parse(call.visit.leftAt) - Date.parse(call.visit.joinedAt);
  const why = conversation?.why?.[locale] ?? null;
  const colleague = conversation?.colleague ?? null;
  const isAsked = conversation?.part === 'colleague' && call?.calledNumber !== desk.agent.extension;
  const nameOf = (one: Call) => (isAsked || colleague === null ? callerName(one) : colleague.name);
  return (
    <header className="flex flex-col gap-2">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1">
          <h2 className="flex items-center gap-2 text-2xl font-semibold tracking-tight [overflow-wrap:anywhere]">
            {call === undefined ? <Skeleton className="h-8 w-52" /> : <bdi>{nameOf(call)}</bdi>}
            {call?.customer != null && call.customer.level !== '' && (
              <Badge tone={call.customer.level.toLowerCase() === 'vip' ? 'warning' : 'neutral'}>
                {call.customer.level.toLowerCase() === 'vip' && <Star aria-hidden />}
                {call.customer.level}
              </Badge>
            )}
          </h2>
          {call !== undefined && (
            <p className="flex flex-wrap gap-x-2 text-sm text-ink-muted">
              {isShownNumber(call.number) && call.number !== nameOf(call) && (
                <bdi className="tabular-nums">{call.number}</bdi>
              )}
              {call.place !== null && <span>{call.place[locale]}</span>}
              {call.customer !== null && call.customer.company !== '' && <span>{call.customer.company}</span>}
              {call.language !== null && <span>{languageName(call.language, locale)}</span>}
            </p>
          )}
        </div>
        <CallState now={now} conversation={conversation} />
      </div>
      <dl className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
        {queueName !== undefined && queueName !== '' && <Fact name={t('call.queue')}>{queueName}</Fact>}
        {waitedMs !== null && <Fact name={t('call.waited')}>{formatDuration(waitedMs)}</Fact>}
        {waitedMs === null && now.stage === 'ringing' && call?.visit != null && (
          <Fact name={t('call.waits')}>
            <Elapsed sinceMs={Date.parse(call.visit.joinedAt)} />
          </Fact>
        )}
        {call !== undefined && call.direction === 'inbound' && call.calledNumber !== '' && (
          <Fact name={t('call.dialled')}>{call.flowName ?? call.calledNumber}</Fact>
        )}
        {isAsked && colleague !== null && <Fact name={t('call.asked')}>{colleague.name}</Fact>}
        {why !== null && <Fact name={t('call.why_you')}>{why}</Fact>}
      </dl>
    </header>
  );
}

function CallState({ now, conversation }: { now: SeatCallNow; conversation: ConversationLive | null }) {
  const t = useTranslations('seat');
  if (now.stage === 'after') return <Badge className="h-6 px-2">{t('call.over')}</Badge>;
  if (now.stage === 'live' && conversation === null) return <Badge tone="accent">{t('call.asked')}</Badge>;
  const state = conversation?.state ?? 'ringing';
  const sinceMs =
    state === 'ringing'
      ? (conversation?.sinceMs ?? null)
      : (conversation?.answeredAtMs ?? conversation?.sinceMs ?? null);
  return (
    <div className="flex items-center gap-2">
      <Badge tone={stateTones[state]} className="h-6 px-2 text-sm" role="status">
        {t(`call.states.${state}`)}
      </Badge>
      {sinceMs !== null && (
        <span aria-live="off" className="text-lg font-medium">
          <Elapsed sinceMs={sinceMs} />
        </span>
      )}
    </div>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="flex min-w-0 gap-1.5">
      <dt className="shrink-0 text-ink-muted">{name}</dt>
      <dd className="min-w-0 font-medium [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}

/** The language alone: which country's voice spoke it says nothing of the caller. */
function languageName(tag: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(new Intl.Locale(tag).language) ?? tag;
  } catch {
    // No tag that this browser knows: as it stands it still tells something.
    return tag;
  }
}
