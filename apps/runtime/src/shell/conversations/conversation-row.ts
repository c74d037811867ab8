import type { ConversationRow } from '../../ports/conversation-store.ts';
import { type Conversation, enter } from './conversation-state.ts';
import type { ConversationEnd } from './conversations.ts';

/** The row of the agent who has the conversation, or had it last. */
export function rowOf(conversation: Conversation): ConversationRow {
  const { phase, sinceMs, end } = conversation;
  const hasLeft = phase === 'passed_on' || phase === 'ended';
  return {
    ...factsOf(conversation),
    id: conversation.id,
    endedAtMs: hasLeft ? sinceMs : null,
    endedBy: phase === 'ended' ? (end?.by ?? 'lost') : phase === 'passed_on' ? 'transfer' : null,
    // Until others have been told for certain that it is over, somebody has to go on with it.
    live: phase === 'ended' && conversation.untold === null ? null : conversation,
  };
}

/** The row of an agent who has handed the conversation on to another one: what they had of it. */
export function passedRowOf(
  before: Conversation,
  after: Conversation,
  endedBy: ConversationEnd['by'],
): ConversationRow {
  const closed = enter(before, before.phase, after.sinceMs);
  return { ...factsOf(closed), id: passedRowId(after), endedAtMs: after.sinceMs, endedBy, live: null };
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
