import type { AgentLive, AgentStatus } from '@patchbay/records';
import type { Conversations } from '../conversations/conversations.ts';
import { engagementId } from './contact-id.ts';
import type { Keeper } from './keeper.ts';

export interface AgentViewParts {
  readonly keeper: Keeper;
  conversations(): Conversations;
  hasPhone(agentId: string): boolean;
}

/** What an agent is at, as people see it; null for one who is not signed in. */
export function agentView(id: string, { keeper, conversations, hasPhone }: AgentViewParts): AgentLive | null {
  const { book } = keeper;
  const agent = book.router.agent(id);
  if (!agent) return null;
  const live = conversations()
    .all()
    .find(({ agentId }) => agentId === id);
  const ring = book.allRings().find(({ agentId }) => agentId === id);
  const talk = book.talkWith(id);
  const on = live ?? talk ?? ring ?? null;
  // Somebody who is consulted sees whose call it is about.
  const asked =
    on === null
      ? conversations()
          .all()
          .find((one) => book.isBusyAs(engagementId(id, one.id)))
      : undefined;
  const [status, sinceMs] = ((): [AgentStatus, number] => {
    if (live) return [live.state === 'consulting' ? 'consulting' : 'talking', live.answeredAtMs ?? live.sinceMs];
    if (talk) return ['talking', talk.answeredAtMs];
    if (ring) return ['ringing', ring.madeAtMs];
    if (book.isEngaged(id)) return ['talking', agent.statusSinceMs];
    const isReady = agent.status === 'ready';
    return [agent.status, isReady ? Math.max(agent.idleSinceMs, agent.statusSinceMs) : agent.statusSinceMs];
  })();
  return {
    kind: 'agent',
    id,
    status,
    reason: status === 'not_ready' ? agent.reason : null,
    sinceMs,
    callId: on?.callId ?? asked?.callId ?? null,
    conversationId: live?.id ?? talk?.conversationId ?? ring?.conversationId ?? null,
    queueId: on?.queueId ?? null,
    phone: hasPhone(id) ? 'ready' : 'away',
    wrapUpUntilMs: agent.wrapUpUntilMs,
  };
}
