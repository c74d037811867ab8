'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Card, CardHeader } from '@/ui/card';
import { LinkButton } from '@/ui/link-button';
import type { ServingAgent } from './fits';
import { type NameOf, type QueueRules, queueInWords } from './queue-in-words';

interface QueueSummaryProps {
  queue: QueueRules;
  nameOf: NameOf;
  agents: readonly (ServingAgent & { userId: string; name: string })[];
}

const shownMax = 8;

/** What the rules do, in words, as they are being drawn; and who serves the queue. */
export function QueueSummary({ queue, nameOf, agents }: QueueSummaryProps) {
  const t = useTranslations('centre.queues');
  const locale = useLocale();
  return (
    <div className="flex flex-col gap-4">
      <Card>
        <CardHeader title={t('summary')} />
        <ul aria-live="polite" className="flex flex-col gap-2 p-4 text-sm">
          {queueInWords(queue, nameOf, locale).map((sentence, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a sentence has no identity but its place, and two may be alike
            <li key={at} className="flex gap-2">
              <span aria-hidden className="mt-2 size-1 shrink-0 rounded-full bg-accent" />
              <span className="[overflow-wrap:anywhere]">{sentence}</span>
            </li>
          ))}
        </ul>
      </Card>
      <Card>
        <CardHeader
          title={t('served_by', { count: agents.length })}
          actions={
            <LinkButton href="/agents/queues" size="sm">
              {t('change_agents')}
            </LinkButton>
          }
        />
        <p className="px-4 py-3 text-sm text-ink-muted">
          {agents.length === 0
            ? t('served_by_none')
            : agents
                .slice(0, shownMax)
                .map(({ name }) => name)
                .join(locale === 'zh' ? '、' : ', ') + (agents.length > shownMax ? ' …' : '')}
        </p>
      </Card>
    </div>
  );
}
