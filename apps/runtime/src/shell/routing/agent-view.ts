import type { AgentLive, AgentStatus, ConversationLive } from '@patchbay/records';
import type { Conversations } from '../conversations/conversations.ts';
import { engagementId } from './contact-id.ts';
import type { Keeper } from './keeper.ts';

export interface AgentViewParts {
  readonly keeper: Keeper;
  conversations(): Conversations;
  hasPhone(agentId: string): boolean;
}

/** What each agent is at, as people see it; null for one who is not signed in. */
export type AgentViews = (agentId: string) => AgentLive | null;

/** One look at everybody: good for one moment, and each agent is looked at once. */
export function lookAtAgents({ keeper, conversations, hasPhone }: AgentViewParts): AgentViews {
  const { book } = keeper;
  const all = conversations().shown();
  const liveWith = new Map(all.map((live) => [live.agentId, live]));
  const rings = new Map(book.allRings().map((ring) => [ring.agentId, ring]));
  const talks = new Map(
    book.allTalks().flatMap((talk) => (talk.routedAs === null ? [] : [[talk.agentId, talk] as const])),
  );
  const engaged = new Set(book.engagedAgents());
  const views = new Map<string, AgentLive | null>();
  const look = (id: string): AgentLive | null => {
    const agent = book.router.agent(id);
    if (!agent) return null;
    const live = liveWith.get(id);
    const ring = rings.get(id);
    const talk = talks.get(id);
    const on = live ?? talk ?? ring ?? null;
    // Somebody who is consulted sees whose call it is about.
    const asked = on === null && engaged.has(id) ? askedIn(id, all, keeper) : undefined;
    const [status, sinceMs] = ((): [AgentStatus, number] => {
      if (live?.state === 'ringing') return ['ringing', live.sinceMs];
      if (live) return [live.state === 'consulting' ? 'consulting' : 'talking', live.answeredAtMs ?? live.sinceMs];
      if (talk) return ['talking', talk.answeredAtMs];
      if (ring) return ['ringing', ring.madeAtMs];
      if (engaged.has(id)) return ['talking', agent.statusSinceMs];
      const isReady = agent.status === 'ready';
      return [agent.status, isReady ? Math.max(agent.idleSinceMs, agent.statusSinceMs) : agent.statusSinceMs];
    })();
    return {
      kind: 'agent',
      id,
      status,
      reason: status === 'not_ready' ? agent.reason : agent.pauseAfterwards,
      sinceMs,
      callId: on?.callId ?? asked?.callId ?? null,
      conversationId: live?.id ?? talk?.conversationId ?? ring?.conversationId ?? null,
      queueId: on?.queueId ?? null,
      phone: hasPhone(id) ? 'ready' : 'away',
      wrapUpUntilMs: agent.wrapUpUntilMs,
    };
  };
  return (id) => {
    const known = views.get(id);
    if (known !== undefined) return known;
    const view = look(id);
    views.set(id, view);
    return view;
  };
}

function askedIn(id: string, all: readonly ConversationLive[], { book }: Keeper): ConversationLive | undefined {
  return all.find((one) => book.isBusyAs(engagementId(id, one.id)));
}
