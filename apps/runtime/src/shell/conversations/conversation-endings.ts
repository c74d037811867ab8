import type { DeskRefusal } from '@patchbay/records';
import { type Consult, type Conversation, enter, hasAgentLeft, type Supervisor } from './conversation-state.ts';
import type { ConversationEnd } from './conversations.ts';

/** Why something was not done. */
export interface Refusal {
  readonly code: DeskRefusal;
  readonly message: string;
}

/** The conversation as it is afterwards: the very same one where nothing changes. */
export type Changed = Conversation | Refusal;

export function isRefusal(changed: Changed): changed is Refusal {
  return 'code' in changed;
}

export const notNow = (message: string): Refusal => ({ code: 'not_now', message });

/** The flow, or whoever else has the call, ends it. */
export function ended(
  conversation: Conversation,
  by: ConversationEnd['by'],
  outcome: ConversationEnd['outcome'],
  customerStays: boolean,
  nowMs: number,
): Conversation {
  if (conversation.phase === 'ended') return conversation;
  const stays = customerStays && hasFlow(conversation);
  const end = { by, outcome, customerStays: stays };
  return { ...enter(conversation, 'ended', nowMs), away: null, end, untold: { kind: 'ended' } };
}

/** Whether the customer has a flow to go on in: nobody who was dialled from here has. */
export function hasFlow({ customer }: Conversation): boolean {
  return customer.kind === 'channel' && customer.hasFlow;
}

/** An agent who was consulted has the conversation from now on; with a number the customer talks on alone. */
export function putThrough(conversation: Conversation, { target, leg, label }: Consult, nowMs: number): Conversation {
  if (target.kind === 'agent' && leg !== null) {
    return { ...withAgent(conversation, { id: target.agentId, name: label, legId: leg.id }, nowMs), consult: null };
  }
  return agentLeaves(conversation, 'passed_on', nowMs);
}

/** The agent is free, and the customer goes on among others. */
export function agentLeaves(conversation: Conversation, phase: 'sent_on' | 'passed_on', nowMs: number): Conversation {
  const next = { ...enter(conversation, phase, nowMs), supervisors: [] };
  if (hasAgentLeft(conversation)) return next;
  return { ...next, agent: { ...next.agent, leftAtMs: nowMs }, untold: { kind: 'agent_left' } };
}

export function withAgent(
  conversation: Conversation,
  agent: { id: string; name: string; legId: string },
  nowMs: number,
): Conversation {
  return {
    ...enter(conversation, 'talking', nowMs),
    agent: { ...agent, answeredAtMs: nowMs, leftAtMs: null },
    away: null,
    passedRows: conversation.passedRows + 1,
    untold: { kind: 'agent_changed', formerAgentId: conversation.agent.id, formerLegId: conversation.agent.legId },
    talkMs: 0,
    holdMs: 0,
    supervisors: withNewSnoops(conversation.supervisors),
  };
}

/** Who listens in listens in on the agent's leg: each needs a snoop of the new one. */
export function withNewSnoops(supervisors: readonly Supervisor[]): Supervisor[] {
  return supervisors.map((one) => ({ ...one, turn: one.turn + 1 }));
}

export function isOver(conversation: Conversation): boolean {
  return conversation.phase === 'ended' || hasAgentLeft(conversation);
}
