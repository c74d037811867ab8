'use client';

import { ArrowDownLeft, ArrowUpRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { formatDuration } from '@/intl/duration';
import { Badge } from '@/ui/badge';
import { Card, CardHeader } from '@/ui/card';
import { Instant } from '@/ui/instant';
import type { Call } from '../seat-desk';

/** The last calls with this caller, whom they talked with, and what was noted. */
export function EarlierCalls({ calls }: { calls: Call['earlier'] }) {
  const t = useTranslations('seat.earlier');
  return (
    <Card>
      <CardHeader title={t('title')} />
      {calls.length === 0 && <p className="p-4 text-sm text-ink-muted">{t('none')}</p>}
      <ol className="divide-y divide-line">
        {calls.map((call) => (
          <li key={call.id} className="flex flex-col gap-1 px-4 py-2.5 text-sm">
            <div className="flex items-center gap-2">
              {call.direction === 'inbound' ? (
                <ArrowDownLeft className="size-4 text-ink-faint" aria-label={t('inbound')} />
              ) : (
                <ArrowUpRight className="size-4 text-ink-faint" aria-label={t('outbound')} />
              )}
              <Instant at={call.startedAt} className="text-ink-muted" />
              <span className="min-w-0 flex-1 truncate">{call.flowName ?? call.number}</span>
            </div>
            {call.conversations.length === 0 && <p className="pl-6 text-xs text-ink-muted">{t('no_agent')}</p>}
            {call.conversations.map(({ id, agentName, queueName, outcome, talkMs, wrapUp }) => (
              <p key={id} className="flex flex-wrap items-center gap-x-2 pl-6 text-xs text-ink-muted">
                <span className="text-ink">{agentName}</span>
                {queueName !== null && <span>{queueName}</span>}
                {outcome === 'answered' ? <span>{formatDuration(talkMs)}</span> : <span>{t('not_talked')}</span>}
                {wrapUp !== null && <Badge tone="outline">{wrapUp}</Badge>}
              </p>
            ))}
            {call.notes.map(({ id, author, text }) => (
              <p
                key={id}
                className="ml-6 rounded-md bg-sunken px-2 py-1 text-xs whitespace-pre-wrap [overflow-wrap:anywhere]"
              >
                <span className="text-ink-muted">{author}: </span>
                {text}
              </p>
            ))}
          </li>
        ))}
      </ol>
    </Card>
  );
}
