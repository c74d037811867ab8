import type { ConversationRow } from '../../ports/conversation-store.ts';
import { type Conversation, enter, type Guest, guestsOf, type PastGuest } from './conversation-state.ts';
import type { ConversationEnd } from './conversations.ts';

/** The row of the agent who has the conversation, or had it last. */
export function rowOf(conversation: Conversation): ConversationRow {
  const { phase, sinceMs, agent, end } = conversation;
  return {
    ...factsOf(conversation),
    id: conversation.id,
    endedAtMs: agent.leftAtMs ?? (phase === 'ended' ? sinceMs : null),
    endedBy: agent.leftAtMs !== null ? 'transfer' : phase === 'ended' ? (end?.by ?? 'lost') : null,
    // Until others have been told for certain that it is over, somebody has to go on with it.
    live: phase === 'ended' && conversation.untold === null ? null : conversation,
  };
}

/** The rows of colleagues who take part or did. */
export function guestRowsOf(conversation: Conversation): ConversationRow[] {
  const past = conversation.pastGuests.map((one) => guestRowOf(conversation, one.guest, one));
  return [...past, ...guestsOf(conversation).map((guest) => guestRowOf(conversation, guest, null))];
}

function guestRowOf(
  { callId, lease }: Conversation,
  { conversationId, agentId, queueId, number, offeredAtMs, answeredAtMs }: Guest,
  past: PastGuest | null,
): ConversationRow {
  return {
    id: conversationId,
    callId,
    queueId,
    agentId,
    direction: 'inbound',
    customerNumber: number,
    offeredAtMs,
    answeredAtMs,
    endedAtMs: past?.endedAtMs ?? null,
    endedBy: past && answeredAtMs !== null ? past.endedBy : null,
    talkMs: past && answeredAtMs !== null ? past.endedAtMs - answeredAtMs : 0,
    holdMs: 0,
    lease,
    live: null,
  };
}

/** Notes which colleagues have left with the change. */
export function withPastGuests(before: Conversation, after: Conversation, nowMs: number): Conversation {
  const there = guestsOf(after).map(({ conversationId }) => conversationId);
  const left = guestsOf(before).filter(({ conversationId }) => !there.includes(conversationId));
  if (left.length === 0) return after;
  const pastGuests = left.map(
    (guest): PastGuest => ({ guest, endedAtMs: nowMs, endedBy: endOf(guest, before, after) }),
  );
  return { ...after, pastGuests: [...after.pastGuests, ...pastGuests] };
}

function endOf({ agentId, conversationId }: Guest, before: Conversation, after: Conversation): PastGuest['endedBy'] {
  if (after.agent.id === agentId) return 'transfer';
  const isAsked = before.consult?.guest?.conversationId === conversationId;
  // Of a call between colleagues the one who was called is the caller's side of it.
  if (!isAsked) return after.end?.by === 'caller' ? 'agent' : 'caller';
  return after.end?.by === 'caller' ? 'caller' : 'agent';
}

/** The row of an agent who has handed the conversation on to another one: what they had of it. */
export function passedRowOf(
  before: Conversation,
  after: Conversation,
  endedBy: ConversationEnd['by'],
): ConversationRow {
  const closed = enter(before, before.phase, after.sinceMs);
  return {
    ...factsOf(closed),
    id: passedRowId(after),
    endedAtMs: before.agent.leftAtMs ?? after.sinceMs,
    endedBy,
    live: null,
  };
}

export function passedRowId({ id, passedRows }: Conversation): string {
  return `${id}.a${passedRows}`;
}

function factsOf(conversation: Conversation): Omit<ConversationRow, 'id' | 'endedAtMs' | 'endedBy' | 'live'> {
  const { callId, queueId, agent, direction, customerNumber, offeredAtMs, talkMs, holdMs, lease } = conversation;
  return {
    callId,
    queueId,
    direction,
    customerNumber,
    offeredAtMs,
    talkMs,
    holdMs,
    lease,
    agentId: agent.id,
    answeredAtMs: agent.answeredAtMs,
  };
}
