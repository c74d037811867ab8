import type { ConversationLive } from '@patchbay/records';
import { passedRowId } from './conversation-row.ts';
import { type Conversation, engagedIn } from './conversation-state.ts';
import type { ConversationListener } from './conversations.ts';

/** Tells what a change comes to for those outside, in this order: who takes part, who has it, and how it is now or how it ended. */
export function tellListener(
  before: Conversation,
  after: Conversation,
  listener: ConversationListener,
  liveOf: (conversation: Conversation) => ConversationLive,
): void {
  const took = engagedIn(before);
  const takes = after.phase === 'ended' ? [] : engagedIn(after);
  for (const agentId of takes) if (!took.includes(agentId)) listener.engaged(agentId, after.id);
  if (after.untold?.kind === 'agent_changed') {
    listener.agentChanged(liveOf(after), after.untold.formerAgentId, passedRowId(after));
  }
  for (const agentId of took) {
    if (!takes.includes(agentId) && agentId !== after.agent.id) listener.released(agentId, after.id);
  }
  if (after.end) {
    const { id, callId, agent, talkMs, holdMs, end } = after;
    listener.ended({ id, callId, agentId: agent.id, talkMs, holdMs, ...end });
    return;
  }
  listener.changed(liveOf(after));
  if (before.connectedAtMs === null && after.connectedAtMs !== null) listener.connected(liveOf(after));
  if (after.untold?.kind === 'agent_left') listener.agentLeft(liveOf(after));
}
