import type { ContactOutcome, PlaybackItem, TransferTarget } from '@patchbay/flow-schema';
import type { ConversationLive, DeskAction, DeskRefusal } from '@patchbay/records';
import type { TelephonyEvent } from '../../ports/telephony.ts';
import type { World } from '../world.ts';

type Words = { readonly en: string; readonly zh: string };

export interface DialledCustomer {
  readonly number: string;
  readonly colleague?: {
    readonly agentId: string;
    readonly name: string;
    /** By which the agent who calls is reached. */
    readonly callerNumber: string;
  };
}

/** An agent whose phone has answered, and whom they are to talk with. */
export interface ConversationStart {
  /** `<call id>.<n>` */
  readonly id: string;
  readonly callId: string;
  readonly agentId: string;
  readonly agentName: string;
  /** The agent's channel, which is up. */
  readonly agentLegId: string;
  readonly queueId: string | null;
  readonly direction: 'inbound' | 'outbound';
  /**
   * A channel that is up already, such as the caller's, perhaps with a flow to go on in; or a number that is dialled once the agent is
   * there, perhaps a colleague's.
   */
  readonly customer: { readonly channelId: string; readonly hasFlow: boolean } | DialledCustomer;
  readonly customerNumber: string;
  readonly offeredAtMs: number;
  readonly answeredAtMs: number;
  /** Heard by the agent alone before being connected. */
  readonly whisper: readonly PlaybackItem[];
  readonly why: Words | null;
  /** Whether the call is recorded already, by the flow. */
  readonly recording: 'off' | 'on' | 'paused';
}

export interface ConversationEnd {
  readonly id: string;
  readonly callId: string;
  readonly agentId: string;
  readonly by: 'agent' | 'caller' | 'transfer' | 'supervisor' | 'lost' | 'flow';
  /** `completed`, `transferred`, or `failed` where the customer could not be reached. */
  readonly outcome: ContactOutcome;
  readonly talkMs: number;
  readonly holdMs: number;
  /** Whether the customer's channel is still up: the flow goes on with it. */
  readonly customerStays: boolean;
}

/** A place in a queue for somebody who asks on behalf of a customer, or for the customer themselves. */
export interface WantedPlace {
  readonly contactId: string;
  readonly queueId: string;
  readonly conversationId: string;
  readonly customerNumber: string;
  /** They were sent on and nobody answered: they stand at the head of the line. */
  readonly isReturn: boolean;
}

/** An agent of the queue who has taken what waited there, with a conversation of their own. */
export interface PlaceAnswer {
  readonly agentId: string;
  readonly name: string;
  readonly legId: string;
  readonly conversationId: string;
  readonly queueId: string | null;
  readonly offeredAtMs: number;
}

export interface ConversationListener {
  /** Also told for each colleague who takes part: they have a conversation of their own. */
  changed(conversation: ConversationLive): void;
  /** The conversation of a colleague is over, or of an agent who has left what goes on. */
  over(conversationId: string, agentId: string): void;
  /** Caller and agent hear each other for the first time. */
  connected(conversation: ConversationLive): void;
  ended(end: ConversationEnd): void;
  /** Another agent is to ring for a consultation or takes part in it: routing must not offer them anything else. */
  engaged(agentId: string, conversationId: string): void;
  released(agentId: string, conversationId: string): void;
  /** A place in a queue is wanted; told again after a restart. `placeAnswered` and `placeLost` are the answers. */
  placeWanted(place: WantedPlace): void;
  /** It is not any more, unless the agent who answered there has the conversation now. */
  placeDropped(contactId: string): void;
  /**
   * Another agent has the conversation from now on: the one who was consulted, or a supervisor who took it over. The former one
   * is free; what they had of it stands in a row of its own, `formerId`, which is what they wrap up.
   */
  agentChanged(conversation: ConversationLive, formerAgentId: string, formerId: string): void;
  /**
   * The agent has put the caller through to a number and is free; both talk on. `ended` comes once that is over, and means nothing
   * to the agent any more.
   */
  agentLeft(conversation: ConversationLive): void;
}

export interface AgentPhones {
  /** What is dialled to ring the agent, e.g. `PJSIP/seat-7`; null where they have no phone or may not be rung now. */
  endpointOf(agentId: string): string | null;
  nameOf(agentId: string): string;
  /** By which others reach the agent; empty for nothing. */
  numberOf(agentId: string): string;
  /** Null for a queue that is not there. */
  queueNameOf(queueId: string): string | null;
  /** How long a customer waits for the agent whose phone was lost in mid-call; 0 where it cannot come back by itself. */
  returnMsOf(agentId: string): number;
  /**
   * Keeps an agent free for a conversation, who may be rung once this resolves with true; false where they cannot take it now. To be
   * given up by `released`.
   */
  engage(agentId: string, conversationId: string): Promise<boolean>;
  /** Who takes the agent's calls now by their own forwarding rule and can be rung; null for nobody. */
  forwardingOf(agentId: string): TransferTarget | null;
}

/** All that goes on between calls and agents once an agent's phone has answered: holding, consulting, sending on, listening in. */
export interface Conversations {
  /** The agent is there and waits; whisper is played to them. The flow is still stopping what the caller hears. */
  begin(start: ConversationStart): void;
  /** Joins both; with a number, dials it first while the agent hears ringing. */
  connect(conversationId: string): void;
  /** The agent's phone is there, perhaps after it was gone: who waits for it in mid-call is rung. */
  phoneThere(agentId: string): void;
  /** The flow or the caller ended it. The agent's leg is hung up. */
  end(conversationId: string, by: ConversationEnd['by']): void;
  /**
   * True where the event belonged to one of its legs, recordings or snoops, and to nobody else. To be given every event of a
   * channel: that a caller has gone is noticed here and told as not belonging here.
   */
  heard(event: TelephonyEvent): boolean;
  /** Whether a channel or bridge in Asterisk belongs to a conversation: the watchdog leaves it alone. */
  owns(objectId: string): boolean;
  /**
   * Recording of the whole call, for a flow; `name` tells its recordings apart (letters and digits). Null when it was done or was so
   * already. Rejects where it could not be asked for.
   */
  record(
    call: { readonly callId: string; readonly channelId: string },
    action: 'start' | 'stop' | 'pause' | 'resume',
    name: string,
  ): Promise<{ code: DeskRefusal; message: string } | null>;
  /** Null when it was done. Only `call.*` except `call.act`, and `floor.listen|whisper|barge|leave|take_over`. */
  carryOut(action: DeskAction): Promise<{ code: DeskRefusal; message: string } | null>;
  /** An agent of the queue has answered for a place that was wanted. False where nobody wants it any more. */
  placeAnswered(contactId: string, found: PlaceAnswer): boolean;
  /** Nobody answered, and the place is gone. */
  placeLost(contactId: string): void;
  /** The places that are wanted now. */
  places(): readonly string[];
  /** The conversation in which a colleague has one of their own; any other is its own. */
  hostOf(conversationId: string): string;
  /** Whether the customer has a flow to go on in, which also sends them on. */
  hasFlow(conversationId: string): boolean;
  /** The conversation that has this call now; null where none has. */
  ofCall(callId: string): ConversationLive | null;
  all(): readonly ConversationLive[];
  /** What screens see: one for each agent who takes part, none of an agent who has left what goes on. */
  shown(): readonly ConversationLive[];
  /** Goes on with what is stored, compared with what Asterisk has. May be called again with every later look at Asterisk. */
  adopt(world: World): Promise<void>;
}
