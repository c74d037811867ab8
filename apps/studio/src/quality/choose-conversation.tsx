'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { agentOption } from '@/agents/agent-option';
import { useTRPC } from '@/client/trpc';
import { formatDuration } from '@/intl/duration';
import { Badge } from '@/ui/badge';
import { classNames } from '@/ui/class-names';
import { Instant } from '@/ui/instant';
import { QueryState } from '@/ui/query-state';
import { Select } from '@/ui/select';

const all = 'all';

interface ChooseConversationProps {
  /** Only conversations of this call. */
  callId?: string;
  value: string | null;
  onChange: (conversationId: string) => void;
}

/** One of the conversations of late; the only one of a call by itself. */
export function ChooseConversation({ callId, value, onChange }: ChooseConversationProps) {
  const t = useTranslations('quality');
  const trpc = useTRPC();
  const [agentId, setAgentId] = useState(all);
  const [queueId, setQueueId] = useState(all);
  const centre = useQuery(trpc.centre.options.queryOptions());
  const found = useQuery(
    trpc.reviews.reviewable.queryOptions({
      ...(callId === undefined ? {} : { callId }),
      ...(agentId === all ? {} : { agentId }),
      ...(queueId === all ? {} : { queueId }),
    }),
  );
  const only = callId !== undefined && found.data?.length === 1 ? found.data[0]?.conversationId : undefined;
  useEffect(() => {
    if (value === null && only !== undefined) onChange(only);
  }, [value, only, onChange]);
  return (
    <div className="flex flex-col gap-2">
      {callId === undefined && (
        <div className="grid gap-2 sm:grid-cols-2">
          <Select
            label={t('agent')}
            value={agentId}
            onChange={setAgentId}
            options={[{ value: all, label: t('all_agents') }, ...(centre.data?.agents.map(agentOption) ?? [])]}
          />
          <Select
            label={t('queue')}
            value={queueId}
            onChange={setQueueId}
            options={[
              { value: all, label: t('all_queues') },
              ...(centre.data?.queues.map(({ id, name }) => ({ value: id, label: name })) ?? []),
            ]}
          />
        </div>
      )}
      <QueryState query={found}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="rounded-md border border-line p-4 text-sm text-ink-muted">{t('nothing_to_review')}</p>
          ) : (
            <fieldset className="max-h-64 overflow-y-auto rounded-md border border-line">
              <legend className="sr-only">{t('conversation')}</legend>
              {rows.map((row) => (
                <label
                  key={row.conversationId}
                  className={classNames(
                    'flex cursor-pointer flex-wrap items-center gap-x-3 gap-y-0.5 border-b border-line px-3 py-2 text-sm last:border-0 hover:bg-hover has-focus-visible:bg-hover',
                    value === row.conversationId && 'bg-accent-soft',
                  )}
                >
                  <input
                    type="radio"
                    name="conversation"
                    className="accent-(--accent)"
                    checked={value === row.conversationId}
                    onChange={() => onChange(row.conversationId)}
                  />
                  <span className="min-w-0 flex-1 basis-28 truncate font-medium">{row.agentName ?? t('gone')}</span>
                  <span className="text-xs text-ink-muted">{row.queueName ?? t(row.direction)}</span>
                  <Instant at={row.offeredAt} className="text-xs text-ink-muted" />
                  <span className="w-12 text-right text-xs tabular-nums">{formatDuration(row.talkMs)}</span>
                  {row.reviews > 0 && <Badge>{t('reviewed', { count: row.reviews })}</Badge>}
                </label>
              ))}
            </fieldset>
          )
        }
      </QueryState>
    </div>
  );
}
