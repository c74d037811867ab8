import type { ConversationLive, ConversationState } from '@patchbay/records';
import {
  type Conversation,
  type Guest,
  guestsOf,
  hasAgentLeft,
  isCustomerHeld,
  type Phase,
} from './conversation-state.ts';
import { returnReasonOf } from './sent-on-changes.ts';

const shownAs: Readonly<Record<Phase, ConversationState>> = {
  preparing: 'connecting',
  dialling: 'connecting',
  talking: 'talking',
  held: 'held',
  consulting: 'consulting',
  three_way: 'three_way',
  away: 'away',
  sent_on: 'held',
  passed_on: 'talking',
  ended: 'talking',
};

/** What screens see of the agent who has it. */
export function liveOf(conversation: Conversation, recording: ConversationLive['recording']): ConversationLive {
  const { id, callId, agent, customer, queueId, direction, phase, sinceMs, supervisors, why } = conversation;
  const called = customer.kind === 'dialled' ? customer.guest : null;
  return {
    kind: 'conversation',
    id,
    callId,
    agentId: agent.id,
    part: 'agent',
    colleague: called && { agentId: called.agentId, name: called.name },
    queueId,
    direction,
    state: shownAs[phase],
    sinceMs,
    answeredAtMs: agent.answeredAtMs,
    recording,
    consult: consultOf(conversation),
    supervisors: supervisors.filter(({ leg }) => leg.up).map(({ agentId, mode }) => ({ agentId, mode })),
    why,
  };
}

/** One for each who takes part: nothing of an agent who has left. */
export function livesOf(conversation: Conversation, recording: ConversationLive['recording']): ConversationLive[] {
  const own = hasAgentLeft(conversation) || conversation.phase === 'ended' ? [] : [liveOf(conversation, recording)];
  return [...own, ...guestsOf(conversation).map((guest) => guestLiveOf(conversation, guest, recording))];
}

function guestLiveOf(
  conversation: Conversation,
  guest: Guest,
  recording: ConversationLive['recording'],
): ConversationLive {
  const { callId, agent, sinceMs } = conversation;
  return {
    kind: 'conversation',
    id: guest.conversationId,
    callId,
    agentId: guest.agentId,
    part: 'colleague',
    colleague: hasAgentLeft(conversation) ? null : { agentId: agent.id, name: agent.name },
    queueId: guest.queueId,
    direction: 'inbound',
    state: guestState(conversation, guest),
    sinceMs: guest.answeredAtMs === null ? guest.offeredAtMs : Math.max(sinceMs, guest.answeredAtMs),
    answeredAtMs: guest.answeredAtMs,
    recording,
    consult: null,
    supervisors: [],
    why: returnReasonOf(conversation),
  };
}

function guestState(conversation: Conversation, guest: Guest): ConversationState {
  const { phase, consult } = conversation;
  if (guest.answeredAtMs === null) return 'ringing';
  if (phase === 'three_way') return 'three_way';
  if (consult?.guest === guest) return consult.swapped ? 'held' : 'talking';
  return isCustomerHeld(conversation) ? 'held' : 'talking';
}

function consultOf({ consult }: Conversation): ConversationLive['consult'] {
  if (consult === null) return null;
  const { label, leg, swapped } = consult;
  if (leg === null) return { label, state: 'waiting' };
  return { label, state: !leg.up ? 'ringing' : swapped ? 'held' : 'talking' };
}
