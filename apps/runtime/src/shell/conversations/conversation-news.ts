import type { ConversationLive } from '@patchbay/records';
import { passedRowId } from './conversation-row.ts';
import { type Conversation, engagedIn, guestsOf, hasAgentLeft } from './conversation-state.ts';
import { liveOf, livesOf } from './conversation-view.ts';
import type { ConversationListener } from './conversations.ts';

/** Tells what a change comes to for those outside, in this order: who takes part, who has it, and how it is now or how it ended. */
export function tellListener(
  before: Conversation,
  after: Conversation,
  listener: ConversationListener,
  recording: ConversationLive['recording'],
): void {
  const took = engagedIn(before);
  const takes = after.phase === 'ended' ? [] : engagedIn(after);
  for (const agentId of takes) if (!took.includes(agentId)) listener.engaged(agentId, after.id);
  if (after.untold?.kind === 'agent_changed') {
    listener.agentChanged(liveOf(after, recording), after.untold.formerAgentId, passedRowId(after));
  }
  for (const agentId of took) {
    // Who has sent the customer on is rung like anybody else.
    const hasIt = agentId === after.agent.id && after.agent.leftAtMs === null;
    if (!takes.includes(agentId) && !hasIt) listener.released(agentId, after.id);
  }
  tellPlaces(before, after, listener);
  tellLives(before, after, listener, recording);
  if (after.end) {
    const { id, callId, agent, talkMs, holdMs, end } = after;
    listener.ended({ id, callId, agentId: agent.id, talkMs, holdMs, ...end });
    return;
  }
  if (before.connectedAtMs === null && after.connectedAtMs !== null) listener.connected(liveOf(after, recording));
  if (after.untold?.kind === 'agent_left') listener.agentLeft(liveOf(after, recording));
}

/** The place in a queue that the conversation waits for; told again by whoever goes on. */
export function tellWantedPlace(conversation: Conversation, listener: ConversationListener): void {
  const { id, customerNumber, consult, sent } = conversation;
  if (consult === null || consult.contactId === null || consult.target.kind !== 'queue') return;
  const { queueId } = consult.target;
  const isReturn = sent?.step === 'queue';
  listener.placeWanted({ contactId: consult.contactId, queueId, conversationId: id, customerNumber, isReturn });
}

function tellPlaces(before: Conversation, after: Conversation, listener: ConversationListener): void {
  const had = before.consult?.contactId ?? null;
  const has = after.phase === 'ended' ? null : (after.consult?.contactId ?? null);
  if (had !== null && had !== has) listener.placeDropped(had);
  if (has !== null && had !== has) tellWantedPlace(after, listener);
}

/** Agents who have no part in it any more, and how it is for those who have. */
export function tellLives(
  before: Conversation,
  after: Conversation,
  listener: ConversationListener,
  recording: ConversationLive['recording'],
): void {
  const lives = livesOf(after, recording);
  for (const { conversationId, agentId } of guestsOf(before)) {
    if (!lives.some(({ id }) => id === conversationId)) listener.over(conversationId, agentId);
  }
  if (hasAgentLeft(after)) listener.over(after.id, after.agent.id);
  for (const live of lives) listener.changed(live);
}
