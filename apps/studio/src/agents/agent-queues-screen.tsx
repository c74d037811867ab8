'use client';

import { Check } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { AgentsMatrix } from './agents-matrix';

export function AgentQueuesScreen() {
  const t = useTranslations('centre.agents');
  return (
    <AgentsMatrix
      columnsOf="queues"
      description={t('queues_description')}
      hint={t('queues_hint')}
      noColumns={{ title: t('no_queues_title'), text: t('no_queues'), href: '/queues', label: t('to_queues') }}
      cell={(agent, queueId) =>
        agent.queueIds.includes(queueId) ? (
          <span className="grid size-6 place-items-center rounded-md bg-accent text-ink-on-accent">
            <Check className="size-3.5" strokeWidth={3} aria-hidden />
          </span>
        ) : (
          <span className="text-ink-faint">·</span>
        )
      }
      cellValue={(agent, queueId) => t(agent.queueIds.includes(queueId) ? 'serves' : 'serves_not')}
      // Enter and the space bar press the cell, as on any button.
      onKey={() => false}
      onPress={(agent, queueId, _cell, save) =>
        save.mutate({
          userIds: [agent.userId],
          change: { kind: 'queue', queueId, serves: !agent.queueIds.includes(queueId) },
        })
      }
    />
  );
}
