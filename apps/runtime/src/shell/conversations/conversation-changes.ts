import { consultAnswered, consultGone } from './consult-changes.ts';
import { type Changed, ended, isOver, notNow, putThrough, withAgent, withNewSnoops } from './conversation-endings.ts';
import {
  type Conversation,
  customerChannelOf,
  enter,
  guestsOf,
  hasAgentLeft,
  objectName,
  type Supervisor,
  type SupervisorMode,
} from './conversation-state.ts';

const normalClearing = 16;

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
    const guest = customer.guest && { ...customer.guest, answeredAtMs: nowMs };
    const up = { ...conversation, customer: { ...customer, leg: { id: legId, up: true }, guest } };
    return { ...enter(up, 'talking', nowMs), connectedAtMs: nowMs };
  }
  if (consult?.leg?.id === legId) return consult.leg.up ? conversation : consultAnswered(conversation, consult, nowMs);
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
  if (channelId === agent.legId && !hasAgentLeft(conversation) && phase !== 'away') {
    return agentGone(conversation, cause, graceMs, nowMs);
  }
  if (channelId === consult?.leg?.id) return consultGone(conversation, nowMs);
  const left = supervisors.filter(({ leg }) => leg.id !== channelId);
  if (left.length < supervisors.length) return { ...conversation, supervisors: left };
  const snooped = supervisors.find(({ leg, turn }) => `${leg.id}.s${turn}` === channelId);
  if (snooped === undefined) return conversation;
  // The agent is still there: who listens goes on with a new snoop.
  return withSupervisor(conversation, { ...snooped, turn: snooped.turn + 1 });
}

function customerGone(conversation: Conversation, cause: number, nowMs: number): Conversation {
  if (hasAgentLeft(conversation)) return ended(conversation, 'transfer', { kind: 'completed' }, false, nowMs);
  if (conversation.phase !== 'dialling') return ended(conversation, 'caller', { kind: 'completed' }, false, nowMs);
  const outcome = { kind: 'failed', code: `cause_${cause}`, message: 'The number could not be reached.' } as const;
  return ended(conversation, 'caller', outcome, false, nowMs);
}

function agentGone(conversation: Conversation, cause: number, graceMs: number, nowMs: number): Conversation {
  const { phase, consult } = conversation;
  const by = cause === normalClearing ? 'agent' : 'lost';
  // Who leaves two others that can hear them has brought those two together.
  if (consult?.leg?.up && (by === 'agent' || phase === 'three_way')) return putThrough(conversation, consult, nowMs);
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
function isJoined(conversation: Conversation): boolean {
  const { phase, connectedAtMs } = conversation;
  return connectedAtMs !== null && !isOver(conversation) && phase !== 'away';
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

// What supervisors do.

export function supervised(
  conversation: Conversation,
  { agentId, name }: { readonly agentId: string; readonly name: string },
  mode: SupervisorMode,
  takesOver: boolean,
  nowMs: number,
): Changed {
  const { phase, agent, supervisors, id, made } = conversation;
  if (isOver(conversation) || phase === 'preparing') return notNow('Nobody talks yet, or any more.');
  if (takesOver && phase === 'dialling') return notNow('The customer is not there yet.');
  if (agentId === agent.id) return notNow('This is their own call.');
  if (guestsOf(conversation).some((guest) => guest.agentId === agentId)) {
    return notNow('They take part in this call already.');
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

function withSupervisor(conversation: Conversation, supervisor: Supervisor): Conversation {
  const { supervisors } = conversation;
  return {
    ...conversation,
    supervisors: supervisors.map((one) => (one.agentId === supervisor.agentId ? supervisor : one)),
  };
}
