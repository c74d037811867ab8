import type { TransferTarget } from '@patchbay/flow-schema';
import type { ConversationLive, ConversationState } from '@patchbay/records';
import type { ConversationEnd, ConversationStart } from './conversations.ts';

/** Grows when a stored state of an earlier release can no longer be gone on with. */
export const conversationFormat = 2;

export type SupervisorMode = 'listen' | 'whisper' | 'barge';

/** A phone that was rung for this conversation. */
export interface Leg {
  readonly id: string;
  readonly up: boolean;
}

export interface Consult {
  readonly target: Exclude<TransferTarget, { kind: 'queue' }>;
  readonly label: string;
  readonly leg: Leg;
  /** The agent talks with the customer meanwhile, and the consulted one is held. */
  readonly swapped: boolean;
}

export interface Supervisor {
  readonly agentId: string;
  readonly name: string;
  readonly mode: SupervisorMode;
  readonly leg: Leg;
  /** Takes the agent's place as soon as the leg is up. */
  readonly takesOver: boolean;
  /** How often the mode was changed: a snoop's mode cannot be, so each has one of its own. */
  readonly turn: number;
}

/** The agent's phone has gone in mid-call, and is rung again once it is back. */
export interface Away {
  /** Until then the customer waits for it. */
  readonly untilMs: number;
  /** The phone that rings to go on with the call. */
  readonly leg: Leg | null;
  /** The customer was held when the phone went. */
  readonly wasHeld: boolean;
}

/**
 * `preparing`: the agent is there, hears the whisper, and waits for `connect`. `dialling`: the customer's number rings.
 * `away`: the agent's phone is gone, the customer waits for it. `passed_on`: the agent has left, customer and the number they were put
 * through to talk on.
 */
export type Phase =
  | 'preparing'
  | 'dialling'
  | 'talking'
  | 'held'
  | 'consulting'
  | 'three_way'
  | 'away'
  | 'passed_on'
  | 'ended';

/** News that must reach routing, though this process may die before it has told them. */
export type Untold =
  | { readonly kind: 'agent_changed'; readonly formerAgentId: string }
  | { readonly kind: 'agent_left' }
  | { readonly kind: 'ended' };

/** Everything of one conversation, as plain JSON: what stands in the store is what is gone on with. */
export interface Conversation {
  readonly format: number;
  /** The lease of the Asterisk that it is on. */
  readonly lease: string;
  readonly id: string;
  readonly callId: string;
  readonly queueId: string | null;
  readonly direction: 'inbound' | 'outbound';
  readonly customerNumber: string;
  readonly offeredAtMs: number;
  readonly why: ConversationLive['why'];
  readonly whisperOver: boolean;
  readonly connectAsked: boolean;
  readonly phase: Phase;
  /** Since when the phase is as it is. */
  readonly sinceMs: number;
  readonly agent: { readonly id: string; readonly name: string; readonly legId: string; readonly answeredAtMs: number };
  /** A channel of the flow's, or a leg that was dialled from here. */
  readonly customer:
    | { readonly kind: 'channel'; readonly id: string }
    | { readonly kind: 'dialled'; readonly leg: Leg };
  readonly consult: Consult | null;
  /** Set with the phase `away`. */
  readonly away: Away | null;
  readonly supervisors: readonly Supervisor[];
  /** Of the agent who has it now. */
  readonly talkMs: number;
  readonly holdMs: number;
  readonly connectedAtMs: number | null;
  /** Rows of agents who had it before. */
  readonly passedRows: number;
  /** Counts what was made in Asterisk for it. */
  readonly made: number;
  /** What others have not been told for certain: told again by whoever goes on. */
  readonly untold: Untold | null;
  /** Set with the phase `ended`. */
  readonly end: Pick<ConversationEnd, 'by' | 'outcome' | 'customerStays'> | null;
}

export function newConversation(start: ConversationStart, lease: string, nowMs: number): Conversation {
  const { customer } = start;
  return {
    format: conversationFormat,
    lease,
    id: start.id,
    callId: start.callId,
    queueId: start.queueId,
    direction: start.direction,
    customerNumber: start.customerNumber,
    offeredAtMs: start.offeredAtMs,
    why: start.why,
    whisperOver: start.whisper.length === 0,
    connectAsked: false,
    phase: 'preparing',
    sinceMs: nowMs,
    agent: {
      id: start.agentId,
      name: start.agentName,
      legId: start.agentLegId,
      answeredAtMs: start.answeredAtMs,
    },
    customer:
      'channelId' in customer
        ? { kind: 'channel', id: customer.channelId }
        : { kind: 'dialled', leg: { id: objectName(start.id, 1), up: false } },
    consult: null,
    away: null,
    supervisors: [],
    talkMs: 0,
    holdMs: 0,
    connectedAtMs: null,
    passedRows: 0,
    made: 1,
    untold: null,
    end: null,
  };
}

const prefix = 'desk.';

/** What something in Asterisk is called that was made for a conversation; `name` is a number, or says what it is. */
export function objectName(conversationId: string, name: number | string): string {
  return `${prefix}${conversationId}.${name}`;
}

export function mainBridgeOf({ id }: Pick<Conversation, 'id'>): string {
  return objectName(id, 'main');
}

export function whisperOf({ id }: Pick<Conversation, 'id'>): string {
  return objectName(id, 'whisper');
}

/** The conversation that a name was given for; null for names of others. */
export function conversationOfObject(name: string): string | null {
  const match = /^desk\.(.+)\.(?:[1-9][0-9]*(?:\.s[0-9]+|\.watch)?|main|whisper)$/.exec(name);
  return match?.[1] ?? null;
}

export function customerChannelOf({ customer }: Conversation): string {
  return customer.kind === 'channel' ? customer.id : customer.leg.id;
}

/** Every leg that belongs to it now; the customer's only where it was dialled from here. */
export function legsOf(conversation: Conversation): Leg[] {
  const { agent, customer, consult, away, supervisors, phase } = conversation;
  if (phase === 'ended') return [];
  return [
    ...(phase === 'passed_on' || phase === 'away' ? [] : [{ id: agent.legId, up: true }]),
    ...(away?.leg ? [away.leg] : []),
    ...(customer.kind === 'dialled' && phase !== 'preparing' ? [customer.leg] : []),
    ...(consult === null ? [] : [consult.leg]),
    ...supervisors.map(({ leg }) => leg),
  ];
}

/** The agents who take part beside the one who has it. */
export function engagedIn({ consult, supervisors }: Conversation): string[] {
  const consulted = consult?.target.kind === 'agent' ? [consult.target.agentId] : [];
  return [...consulted, ...supervisors.map(({ agentId }) => agentId)];
}

/** Ends the phase: the time it took counts as talking or holding. */
export function enter(conversation: Conversation, phase: Phase, nowMs: number): Conversation {
  const tookMs = Math.max(nowMs - conversation.sinceMs, 0);
  const holds = isCustomerHeld(conversation);
  const talks = conversation.connectedAtMs !== null && conversation.phase !== 'passed_on';
  return {
    ...conversation,
    phase,
    sinceMs: nowMs,
    talkMs: conversation.talkMs + (talks && !holds ? tookMs : 0),
    holdMs: conversation.holdMs + (talks && holds ? tookMs : 0),
  };
}

/** Whether the customer hears music instead of the agent. */
export function isCustomerHeld({ phase, consult }: Conversation): boolean {
  return phase === 'held' || phase === 'away' || (phase === 'consulting' && !(consult?.swapped ?? false));
}

const shownAs: Readonly<Record<Phase, ConversationState>> = {
  preparing: 'connecting',
  dialling: 'connecting',
  talking: 'talking',
  held: 'held',
  consulting: 'consulting',
  three_way: 'three_way',
  away: 'away',
  passed_on: 'talking',
  ended: 'talking',
};

/** What screens see of it. */
export function liveOf(conversation: Conversation, recording: ConversationLive['recording']): ConversationLive {
  const { id, callId, agent, queueId, direction, phase, sinceMs, consult, supervisors, why } = conversation;
  return {
    kind: 'conversation',
    id,
    callId,
    agentId: agent.id,
    queueId,
    direction,
    state: shownAs[phase],
    sinceMs,
    answeredAtMs: agent.answeredAtMs,
    recording,
    consult:
      consult === null
        ? null
        : { label: consult.label, state: !consult.leg.up ? 'ringing' : consult.swapped ? 'held' : 'talking' },
    supervisors: supervisors.filter(({ leg }) => leg.up).map(({ agentId, mode }) => ({ agentId, mode })),
    why,
  };
}
