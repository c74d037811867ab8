import type { TransferTarget } from '@patchbay/flow-schema';
import type { ConversationLive } from '@patchbay/records';
import type { ConversationEnd, ConversationStart } from './conversations.ts';

/** Grows when a stored state of an earlier release can no longer be gone on with. */
export const conversationFormat = 2;

export type SupervisorMode = 'listen' | 'whisper' | 'barge';

/** A phone that was rung for this conversation. */
export interface Leg {
  readonly id: string;
  readonly up: boolean;
}

/** Another agent who was called or is asked, with a conversation of their own: it begins when their phone rings. */
export interface Guest {
  readonly agentId: string;
  readonly name: string;
  readonly conversationId: string;
  readonly queueId: string | null;
  /** By which the agent who calls or asks them is reached. */
  readonly number: string;
  readonly offeredAtMs: number;
  readonly answeredAtMs: number | null;
}

/** What a guest had of the call, once they have left it. */
export interface PastGuest {
  readonly guest: Guest;
  readonly endedAtMs: number;
  readonly endedBy: 'agent' | 'caller' | 'transfer';
}

/** Whom a customer gets who was sent on and is answered by nobody: each is tried in turn, then they hear an apology. */
export type SentStep = 'target' | 'sender' | 'queue' | 'forwarding' | 'apology';

/** How far it has come with a customer who was sent on by the agent of the conversation. */
export interface Sent {
  readonly step: SentStep;
  /** Whom they were sent to, in words. */
  readonly label: string;
}

/** Who is asked, or in the phase `sent_on` to whom the customer goes. */
export interface Consult {
  /** A queue until somebody of it has answered; then that agent. */
  readonly target: TransferTarget;
  readonly label: string;
  /** By which the agent who asks is reached. */
  readonly number: string;
  /** Null while it waits in a queue. */
  readonly leg: Leg | null;
  /** The agent talks with the customer meanwhile, and the consulted one is held. */
  readonly swapped: boolean;
  /** The place in the queue, as routing knows it, also once somebody has answered; null where there was none. */
  readonly contactId: string | null;
  readonly guest: Guest | null;
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
 * `away`: the agent's phone is gone, the customer waits for it. `sent_on`: the agent has left, the customer waits for whom they were
 * sent to, or for who comes next where nobody answers. `passed_on`: the agent has left, customer and the number they were put through to talk on.
 */
export type Phase =
  | 'preparing'
  | 'dialling'
  | 'talking'
  | 'held'
  | 'consulting'
  | 'three_way'
  | 'away'
  | 'sent_on'
  | 'passed_on'
  | 'ended';

/** News that must reach routing, though this process may die before it has told them. */
export type Untold =
  /** The leg is absent from what earlier releases stored. */
  | { readonly kind: 'agent_changed'; readonly formerAgentId: string; readonly formerLegId?: string }
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
  readonly agent: {
    readonly id: string;
    readonly name: string;
    readonly legId: string;
    readonly answeredAtMs: number;
    /** Set once they have left what goes on. */
    readonly leftAtMs: number | null;
  };
  /** A channel that was there before, perhaps with a flow to go on in; or a leg that was dialled from here, perhaps to a colleague. */
  readonly customer:
    | { readonly kind: 'channel'; readonly id: string; readonly hasFlow: boolean }
    | { readonly kind: 'dialled'; readonly leg: Leg; readonly guest: Guest | null };
  readonly consult: Consult | null;
  /** Set with the phase `sent_on`; absent from what earlier releases stored. */
  readonly sent?: Sent | null;
  /** Set with the phase `away`. */
  readonly away: Away | null;
  readonly supervisors: readonly Supervisor[];
  /** Of the agent who has it now. */
  readonly talkMs: number;
  readonly holdMs: number;
  readonly connectedAtMs: number | null;
  /** Colleagues who were called or asked and are not there any more. */
  readonly pastGuests: readonly PastGuest[];
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
      leftAtMs: null,
    },
    customer:
      'channelId' in customer
        ? { kind: 'channel', id: customer.channelId, hasFlow: customer.hasFlow }
        : { kind: 'dialled', leg: { id: objectName(start.id, 1), up: false }, guest: guestIn(start, nowMs) },
    consult: null,
    sent: null,
    pastGuests: [],
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

function guestIn({ id, customer }: ConversationStart, nowMs: number): Guest | null {
  if (!('number' in customer) || customer.colleague === undefined) return null;
  const { agentId, name, callerNumber } = customer.colleague;
  const conversationId = guestConversationId(id, 1);
  return { agentId, name, conversationId, queueId: null, number: callerNumber, offeredAtMs: nowMs, answeredAtMs: null };
}

/** The conversation of a colleague who takes part in this one. */
export function guestConversationId(conversationId: string, made: number): string {
  return `${conversationId}.g${made}`;
}

/** What routing calls the place in a queue that is kept for somebody who is to be asked. */
export function placeName(conversationId: string, made: number): string {
  return `asked-${conversationId}-${made}`;
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

export function apologyOf({ id }: Pick<Conversation, 'id'>): string {
  return objectName(id, 'apology');
}

/** The conversation that a name was given for; null for names of others. */
export function conversationOfObject(name: string): string | null {
  const match = /^desk\.(.+)\.(?:[1-9][0-9]*(?:\.s[0-9]+|\.watch)?|main|whisper|apology)$/.exec(name);
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
    ...(hasAgentLeft(conversation) || phase === 'away' ? [] : [{ id: agent.legId, up: true }]),
    ...(away?.leg ? [away.leg] : []),
    ...(customer.kind === 'dialled' && phase !== 'preparing' ? [customer.leg] : []),
    ...(consult?.leg ? [consult.leg] : []),
    ...supervisors.map(({ leg }) => leg),
  ];
}

/**
 * The phone of the agent who has left, while that is untold: it may not have been hung up yet. It need not be named after this
 * conversation, where the agent came out of a queue.
 */
export function leftLegOf({ untold, agent }: Conversation): string | null {
  if (untold === null) return null;
  return untold.kind === 'agent_changed' ? (untold.formerLegId ?? null) : agent.legId;
}

/** The agent is free, and what goes on is nobody's of ours. */
export function hasAgentLeft({ phase }: Conversation): boolean {
  return phase === 'sent_on' || phase === 'passed_on';
}

/** The agents who take part beside the one who has it, and whom routing did not offer it to. */
export function engagedIn({ consult, supervisors }: Conversation): string[] {
  const isAsked = consult !== null && consult.contactId === null;
  const consulted = isAsked && consult.target.kind === 'agent' ? [consult.target.agentId] : [];
  return [...consulted, ...supervisors.map(({ agentId }) => agentId)];
}

/** Colleagues with a conversation of their own in this one, the one who was called first. */
export function guestsOf({ phase, customer, consult }: Conversation): Guest[] {
  if (phase === 'ended') return [];
  const called = customer.kind === 'dialled' && phase !== 'preparing' ? customer.guest : null;
  return [called, consult?.guest ?? null].filter((guest) => guest !== null);
}

/** Ends the phase: the time it took counts as talking or holding. */
export function enter(conversation: Conversation, phase: Phase, nowMs: number): Conversation {
  const tookMs = Math.max(nowMs - conversation.sinceMs, 0);
  const holds = isCustomerHeld(conversation);
  const talks = conversation.connectedAtMs !== null && !hasAgentLeft(conversation);
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
