import type { TransferTarget } from '@patchbay/flow-schema';
import type { DeskRefusal } from '@patchbay/records';
import {
  type Consult,
  type Conversation,
  customerChannelOf,
  enter,
  objectName,
  type Supervisor,
  type SupervisorMode,
} from './conversation-state.ts';
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

const normalClearing = 16;
const notNow = (message: string): Refusal => ({ code: 'not_now', message });

// What happens by itself.

/** The flow is done with what the caller heard: both may be joined once the whisper is over. */
export function connectAsked(conversation: Conversation, nowMs: number): Conversation {
  return join({ ...conversation, connectAsked: true }, nowMs);
}

export function whisperOver(conversation: Conversation, nowMs: number): Conversation {
  return conversation.whisperOver ? conversation : join({ ...conversation, whisperOver: true }, nowMs);
}

function join(conversation: Conversation, nowMs: number): Conversation {
  const { phase, customer, whisperOver: heard, connectAsked: asked } = conversation;
  if (phase !== 'preparing' || !heard || !asked) return conversation;
  if (customer.kind === 'dialled') return enter(conversation, 'dialling', nowMs);
  return { ...enter(conversation, 'talking', nowMs), connectedAtMs: nowMs };
}

/** A leg that was rung is up. */
export function answered(conversation: Conversation, legId: string, nowMs: number): Conversation {
  const { customer, consult, away, supervisors, phase } = conversation;
  if (away?.leg?.id === legId) return phoneBack(conversation, legId, away.wasHeld, nowMs);
  if (customer.kind === 'dialled' && customer.leg.id === legId) {
    if (phase !== 'dialling') return conversation;
    const up = { ...conversation, customer: { ...customer, leg: { id: legId, up: true } } };
    return { ...enter(up, 'talking', nowMs), connectedAtMs: nowMs };
  }
  if (consult?.leg.id === legId) return { ...conversation, consult: { ...consult, leg: { id: legId, up: true } } };
  const supervisor = supervisors.find(({ leg }) => leg.id === legId);
  if (supervisor === undefined) return conversation;
  const present = { ...supervisor, leg: { id: legId, up: true } };
  const next = { ...conversation, supervisors: supervisors.map((one) => (one === supervisor ? present : one)) };
  return present.takesOver ? placeTaken(next, present, nowMs) : next;
}

/**
 * A channel has ended, with its Q.850 cause.
 * @param graceMs how long the customer waits for the agent's phone to be back; 0 where it cannot come back
 */
export function gone(
  conversation: Conversation,
  channelId: string,
  cause: number,
  graceMs: number,
  nowMs: number,
): Conversation {
  const { phase, agent, consult, away, supervisors } = conversation;
  if (phase === 'ended') return conversation;
  if (channelId === customerChannelOf(conversation)) return customerGone(conversation, cause, nowMs);
  if (away !== null && channelId === away.leg?.id) return { ...conversation, away: { ...away, leg: null } };
  if (channelId === agent.legId && phase !== 'passed_on' && phase !== 'away') {
    return agentGone(conversation, cause, graceMs, nowMs);
  }
  if (channelId === consult?.leg.id) return consultGone(conversation, nowMs);
  const left = supervisors.filter(({ leg }) => leg.id !== channelId);
  if (left.length < supervisors.length) return { ...conversation, supervisors: left };
  const snooped = supervisors.find(({ leg, turn }) => `${leg.id}.s${turn}` === channelId);
  if (snooped === undefined) return conversation;
  // The agent is still there: who listens goes on with a new snoop.
  return withSupervisor(conversation, { ...snooped, turn: snooped.turn + 1 });
}

function customerGone(conversation: Conversation, cause: number, nowMs: number): Conversation {
  if (conversation.phase === 'passed_on') return ended(conversation, 'transfer', { kind: 'completed' }, false, nowMs);
  if (conversation.phase !== 'dialling') return ended(conversation, 'caller', { kind: 'completed' }, false, nowMs);
  const outcome = { kind: 'failed', code: `cause_${cause}`, message: 'The number could not be reached.' } as const;
  return ended(conversation, 'caller', outcome, false, nowMs);
}

function agentGone(conversation: Conversation, cause: number, graceMs: number, nowMs: number): Conversation {
  const { phase, consult } = conversation;
  const by = cause === normalClearing ? 'agent' : 'lost';
  // Who leaves two others that can hear them has brought those two together.
  if (consult?.leg.up && (by === 'agent' || phase === 'three_way')) return putThrough(conversation, consult, nowMs);
  const canReturn = by === 'lost' && graceMs > 0 && isJoined(conversation);
  return canReturn ? withoutPhone(conversation, graceMs, nowMs) : agentEnds(conversation, by, nowMs);
}

/** The agent's phone has lost the call: the customer waits with music until it is back. Nobody is consulted meanwhile. */
export function parted(conversation: Conversation, graceMs: number, nowMs: number): Changed {
  if (conversation.phase === 'away') return conversation;
  if (!isJoined(conversation) || conversation.phase === 'three_way') return notNow('Nobody waits for this phone.');
  return withoutPhone(conversation, graceMs, nowMs);
}

/** The phone is rung to go on with the call; a ring of before is given up, since the phone may not be where it rang. */
export function recalled(conversation: Conversation): Changed {
  const { id, made, away } = conversation;
  if (away === null) return notNow('The phone has the call.');
  const leg = { id: objectName(id, made + 1), up: false };
  return { ...conversation, made: made + 1, away: { ...away, leg } };
}

/** The phone did not come back in time. */
export function givenUp(conversation: Conversation, nowMs: number): Conversation {
  return conversation.phase === 'away' ? agentEnds(conversation, 'lost', nowMs) : conversation;
}

function withoutPhone(conversation: Conversation, graceMs: number, nowMs: number): Conversation {
  const away = { untilMs: nowMs + graceMs, leg: null, wasHeld: conversation.phase === 'held' };
  return { ...enter(conversation, 'away', nowMs), consult: null, away };
}

function phoneBack(conversation: Conversation, legId: string, wasHeld: boolean, nowMs: number): Conversation {
  return {
    ...enter(conversation, wasHeld ? 'held' : 'talking', nowMs),
    agent: { ...conversation.agent, legId },
    away: null,
    supervisors: withNewSnoops(conversation.supervisors),
  };
}

/** Agent and customer have heard each other, and still would. */
function isJoined({ phase, connectedAtMs }: Conversation): boolean {
  return connectedAtMs !== null && phase !== 'passed_on' && phase !== 'ended' && phase !== 'away';
}

function consultGone(conversation: Conversation, nowMs: number): Conversation {
  const { phase, consult } = conversation;
  if (phase === 'passed_on') return ended(conversation, 'transfer', { kind: 'completed' }, true, nowMs);
  const talks = phase === 'three_way' || consult?.swapped === true;
  return { ...enter(conversation, talks ? 'talking' : 'held', nowMs), consult: null };
}

/** The agent leaves; before both were joined, the caller has talked with nobody. */
function agentEnds(conversation: Conversation, by: 'agent' | 'lost', nowMs: number): Conversation {
  const { connectedAtMs, queueId } = conversation;
  // Nobody meant to leave: the caller waits again instead of going on as if they had been served.
  if (connectedAtMs !== null && by === 'lost' && queueId !== null) {
    const target = { kind: 'queue', queueId } as const;
    return ended(conversation, by, { kind: 'transferred', target, isReturn: true }, true, nowMs);
  }
  if (connectedAtMs !== null) return ended(conversation, by, { kind: 'completed' }, true, nowMs);
  const message = 'The agent left before both could hear each other.';
  return ended(conversation, by, { kind: 'failed', code: 'agent_left', message }, true, nowMs);
}

/** The flow, or whoever else has the call, ends it. */
export function ended(
  conversation: Conversation,
  by: ConversationEnd['by'],
  outcome: ConversationEnd['outcome'],
  customerStays: boolean,
  nowMs: number,
): Conversation {
  if (conversation.phase === 'ended') return conversation;
  // A customer who was dialled from here has no flow to go on in.
  const stays = customerStays && conversation.customer.kind === 'channel';
  const end = { by, outcome, customerStays: stays };
  return { ...enter(conversation, 'ended', nowMs), away: null, end, untold: { kind: 'ended' } };
}

// What agents do.

export function held(conversation: Conversation, nowMs: number): Changed {
  if (conversation.phase !== 'talking') return notNow('Only a call that is being talked in can be held.');
  return enter(conversation, 'held', nowMs);
}

export function resumed(conversation: Conversation, nowMs: number): Changed {
  if (conversation.phase !== 'held') return notNow('The call is not held.');
  return enter(conversation, 'talking', nowMs);
}

export function left(conversation: Conversation, nowMs: number): Changed {
  if (isOver(conversation)) return notNow('The agent has left already.');
  return agentEnds(conversation, 'agent', nowMs);
}

export function transferred(conversation: Conversation, target: TransferTarget, nowMs: number): Changed {
  const { phase, customer } = conversation;
  if (phase !== 'talking' && phase !== 'held') return notNow('A call can be sent on while it is talked in or held.');
  if (customer.kind === 'dialled') {
    return notNow('A call that was dialled from here can be put through after a consultation only.');
  }
  return ended(conversation, 'transfer', { kind: 'transferred', target }, true, nowMs);
}

export function consulting(
  conversation: Conversation,
  target: Consult['target'],
  label: string,
  nowMs: number,
): Changed {
  const { phase, id, made, agent, supervisors } = conversation;
  if (phase !== 'talking' && phase !== 'held')
    return notNow('One can be consulted at a time, while a call is talked in.');
  const isThere =
    target.kind === 'agent' &&
    (target.agentId === agent.id || supervisors.some(({ agentId }) => agentId === target.agentId));
  if (isThere) return notNow('This agent takes part in the call already.');
  const leg = { id: objectName(id, made + 1), up: false };
  return {
    ...enter(conversation, 'consulting', nowMs),
    made: made + 1,
    consult: { target, label, leg, swapped: false },
  };
}

export function consultCancelled(conversation: Conversation, nowMs: number): Changed {
  const { phase } = conversation;
  if (phase !== 'consulting' && phase !== 'three_way') return notNow('Nobody is consulted.');
  return { ...enter(conversation, 'talking', nowMs), consult: null };
}

export function swapped(conversation: Conversation, nowMs: number): Changed {
  const { phase, consult } = conversation;
  if (phase !== 'consulting' || !consult?.leg.up) return notNow('Nobody is there to swap with.');
  return { ...enter(conversation, 'consulting', nowMs), consult: { ...consult, swapped: !consult.swapped } };
}

export function threeWay(conversation: Conversation, nowMs: number): Changed {
  if (conversation.phase !== 'consulting' || !conversation.consult?.leg.up) {
    return notNow('Nobody is there to be brought in.');
  }
  return enter(conversation, 'three_way', nowMs);
}

export function transferCompleted(conversation: Conversation, nowMs: number): Changed {
  const { phase, consult } = conversation;
  if ((phase !== 'consulting' && phase !== 'three_way') || !consult?.leg.up) {
    return notNow('Nobody is there to put the caller through to.');
  }
  return putThrough(conversation, consult, nowMs);
}

/** An agent who was consulted has the conversation from now on; with a number the customer talks on alone. */
function putThrough(conversation: Conversation, consult: Consult, nowMs: number): Conversation {
  const { target, leg, label } = consult;
  if (target.kind === 'number') {
    return { ...enter(conversation, 'passed_on', nowMs), supervisors: [], untold: { kind: 'agent_left' } };
  }
  const next = withAgent(conversation, { id: target.agentId, name: label, legId: leg.id }, nowMs);
  return { ...next, consult: null };
}

// What supervisors do.

export function supervised(
  conversation: Conversation,
  { agentId, name }: { readonly agentId: string; readonly name: string },
  mode: SupervisorMode,
  takesOver: boolean,
  nowMs: number,
): Changed {
  const { phase, agent, consult, supervisors, id, made } = conversation;
  if (isOver(conversation) || phase === 'preparing') return notNow('Nobody talks yet, or any more.');
  if (takesOver && phase === 'dialling') return notNow('The customer is not there yet.');
  if (agentId === agent.id) return notNow('This is their own call.');
  if (consult?.target.kind === 'agent' && consult.target.agentId === agentId) {
    return notNow('They are being consulted in this call.');
  }
  const there = supervisors.find((one) => one.agentId === agentId);
  if (there === undefined) {
    const leg = { id: objectName(id, made + 1), up: false };
    const supervisor = { agentId, name, mode, leg, takesOver, turn: 1 };
    return { ...conversation, made: made + 1, supervisors: [...supervisors, supervisor] };
  }
  const next = { ...there, mode, takesOver, turn: there.mode === mode ? there.turn : there.turn + 1 };
  if (takesOver && there.leg.up) return placeTaken(conversation, next, nowMs);
  return withSupervisor(conversation, next);
}

export function supervisorLeft(conversation: Conversation, agentId: string): Conversation {
  const supervisors = conversation.supervisors.filter((one) => one.agentId !== agentId);
  return supervisors.length === conversation.supervisors.length ? conversation : { ...conversation, supervisors };
}

/** The supervisor is the agent now, with the customer; whoever was consulted is let go. */
function placeTaken(conversation: Conversation, supervisor: Supervisor, nowMs: number): Conversation {
  const { agentId, name, leg } = supervisor;
  const without = { ...conversation, supervisors: conversation.supervisors.filter((one) => one.agentId !== agentId) };
  return { ...withAgent(without, { id: agentId, name, legId: leg.id }, nowMs), consult: null };
}

function withAgent(
  conversation: Conversation,
  agent: { id: string; name: string; legId: string },
  nowMs: number,
): Conversation {
  return {
    ...enter(conversation, 'talking', nowMs),
    agent: { ...agent, answeredAtMs: nowMs },
    away: null,
    passedRows: conversation.passedRows + 1,
    untold: { kind: 'agent_changed', formerAgentId: conversation.agent.id },
    talkMs: 0,
    holdMs: 0,
    supervisors: withNewSnoops(conversation.supervisors),
  };
}

/** Who listens in listens in on the agent's leg: each needs a snoop of the new one. */
function withNewSnoops(supervisors: readonly Supervisor[]): Supervisor[] {
  return supervisors.map((one) => ({ ...one, turn: one.turn + 1 }));
}

function withSupervisor(conversation: Conversation, supervisor: Supervisor): Conversation {
  const { supervisors } = conversation;
  return {
    ...conversation,
    supervisors: supervisors.map((one) => (one.agentId === supervisor.agentId ? supervisor : one)),
  };
}

function isOver({ phase }: Conversation): boolean {
  return phase === 'passed_on' || phase === 'ended';
}
