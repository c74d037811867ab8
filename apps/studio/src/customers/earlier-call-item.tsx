'use client';

import { ArrowDownLeft, ArrowUpRight } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { formatDuration } from '@/intl/duration';
import type { Call } from '@/seat/seat-desk';
import { Badge } from '@/ui/badge';
import { Instant } from '@/ui/instant';

interface EarlierCallItemProps {
  call: Call['earlier'][number];
  /** Left out for those who may not read calls. */
  href?: string;
}

/** One call with a customer: when, whom they talked with, what was noted. */
export function EarlierCallItem({ call, href }: EarlierCallItemProps) {
  const t = useTranslations('seat.earlier');
  const when = <Instant at={call.startedAt} form={thisYear(call.startedAt) ? 'short' : 'full'} />;
  return (
    <li className="flex flex-col gap-1 px-4 py-2.5 text-sm">
      <div className="flex items-center gap-2">
        {call.direction === 'inbound' ? (
          <ArrowDownLeft className="size-4 shrink-0 text-ink-faint" aria-label={t('inbound')} />
        ) : (
          <ArrowUpRight className="size-4 shrink-0 text-ink-faint" aria-label={t('outbound')} />
        )}
        {href === undefined ? (
          <span className="whitespace-nowrap text-ink-muted">{when}</span>
        ) : (
          <Link href={href} className="rounded-sm whitespace-nowrap text-accent-ink hover:underline">
            {when}
          </Link>
        )}
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
  );
}

function thisYear(at: string): boolean {
  return new Date(at).getFullYear() === new Date().getFullYear();
}
