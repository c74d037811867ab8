'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useCallback } from 'react';
import { agentsToShow, type FloorFilters } from '../filters';
import { useFloorNames } from '../names/floor-names';
import { useFloor } from '../store/use-floor';
import { AgentRow } from './agent-row';
import { Board } from './board';
import { ContactRow } from './contact-row';
import { ConversationRow } from './conversation-row';

interface FilteredBoardProps {
  filters: FloorFilters;
  className?: string;
}

const agentRowPx = 46;
const contactRowPx = 60;
const conversationRowPx = 52;

export function AgentsBoard({ filters, actions, ...props }: FilteredBoardProps & { actions?: ReactNode }) {
  const t = useTranslations('floor');
  const names = useFloorNames();
  const ids = useFloor(
    'agent',
    useCallback((live) => agentsToShow(live, names, filters), [names, filters]),
  );
  return (
    <Board
      label={t('agents')}
      title={t('agents')}
      actions={actions}
      ids={ids}
      kind="agent"
      rowHeightPx={agentRowPx}
      renderRow={(id) => <AgentRow id={id} />}
      empty={names.agents.length === 0 ? t('no_agents_at_all') : t('no_agents_here')}
      {...props}
    />
  );
}

/** Those who wait, queue by queue in the order of their places; without a queue, the longest waiting first. */
export function WaitingBoard({ filters: { queue }, ...props }: FilteredBoardProps) {
  const t = useTranslations('floor');
  const names = useFloorNames();
  const ids = useFloor(
    'contact',
    useCallback(
      (live) =>
        [...live.values()]
          .filter((contact) => queue === null || contact.queueId === queue)
          .sort((a, b) => (queue === null ? a.sinceMs - b.sinceMs : a.position - b.position))
          .map(({ id }) => id),
      [queue],
    ),
  );
  return (
    <Board
      label={t('waiting')}
      title={queue === null ? t('waiting') : t('waiting_in', { queue: names.queueName(queue) })}
      ids={ids}
      kind="contact"
      rowHeightPx={contactRowPx}
      renderRow={(id) => <ContactRow id={id} withQueue={queue === null} />}
      empty={t('nobody_waits')}
      {...props}
    />
  );
}

export function ConversationsBoard({ filters: { queue, team }, ...props }: FilteredBoardProps) {
  const t = useTranslations('floor');
  const { agentOf } = useFloorNames();
  const ids = useFloor(
    'conversation',
    useCallback(
      (live) =>
        [...live.values()]
          .filter(
            (talk) =>
              (queue === null || talk.queueId === queue) && (team === null || agentOf(talk.agentId)?.teamId === team),
          )
          .sort((a, b) => a.sinceMs - b.sinceMs)
          .map(({ id }) => id),
      [queue, team, agentOf],
    ),
  );
  return (
    <Board
      label={t('conversations')}
      title={t('conversations')}
      ids={ids}
      kind="conversation"
      rowHeightPx={conversationRowPx}
      renderRow={(id) => <ConversationRow id={id} />}
      empty={t('nobody_talks')}
      {...props}
    />
  );
}
