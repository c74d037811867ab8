import type { Json, TransferTarget } from '@patchbay/flow-schema';

/** The Redis stream on which the studio asks the runtime that holds the routing lease to do something to a live call or agent. */
export const deskStream = 'patchbay:desk';
/** Answers come on this channel, named by the command's id. */
export const deskReplyChannel = 'patchbay:desk:replies';
/** A command that nobody took within this time is not carried out any more: whoever gave it was told so. */
export const deskCommandMsMax = 5_000;

/**
 * What people do at the seat and on the floor. The studio has checked the permission and writes the audit entry; the runtime
 * checks that it fits what is going on. `conversationId` names one call with one agent.
 */
export type DeskAction =
  // An agent about themselves, or a supervisor about an agent.
  | { type: 'agent.sign_in'; agentId: string }
  | { type: 'agent.sign_out'; agentId: string }
  | { type: 'agent.ready'; agentId: string }
  | { type: 'agent.not_ready'; agentId: string; reasonId: string }
  /** After-call work is over before its limit. */
  | { type: 'agent.finish_wrap_up'; agentId: string }
  /** The seat's phone registered or went away; `endpointId` is the SIP endpoint to ring. */
  | { type: 'agent.phone'; agentId: string; endpointId: string | null }
  | { type: 'offer.decline'; agentId: string; callId: string }
  // A call in hand.
  | { type: 'call.hold'; conversationId: string }
  | { type: 'call.resume'; conversationId: string }
  /** The page with the agent's phone goes away, as on a reload: the customer hears music until the phone is back. */
  | { type: 'call.part'; conversationId: string }
  /** The agent's phone is there and has no sound of the call: it is rung to go on with it. */
  | { type: 'call.retake'; conversationId: string }
  /** The agent leaves; the caller goes on in the flow. */
  | { type: 'call.leave'; conversationId: string }
  /** Blind: the caller goes on to the target at once. */
  | { type: 'call.transfer'; conversationId: string; target: TransferTarget }
  /** The caller is held and the target rings. */
  | { type: 'call.consult'; conversationId: string; target: TransferTarget }
  /** Back to the caller; the consulted one leaves. */
  | { type: 'call.cancel_consult'; conversationId: string }
  /** Between caller and consulted one, the other is held. */
  | { type: 'call.swap'; conversationId: string }
  | { type: 'call.three_way'; conversationId: string }
  /** The agent leaves, caller and consulted one stay together. */
  | { type: 'call.complete_transfer'; conversationId: string }
  | { type: 'call.record'; conversationId: string; action: 'start' | 'stop' | 'pause' | 'resume' }
  /** The button of an `agent_action` node. */
  | { type: 'call.act'; conversationId: string; nodeId: string }
  /** Sensitive values are sealed: Redis keeps what goes through its streams for a while. */
  | { type: 'form.fill'; callId: string; flowId: string; nodeId: string; values: Record<string, Json> }
  // The floor. `supervisorId` is the agent whose seat the sound goes to.
  | { type: 'floor.listen'; conversationId: string; supervisorId: string }
  | { type: 'floor.whisper'; conversationId: string; supervisorId: string }
  | { type: 'floor.barge'; conversationId: string; supervisorId: string }
  | { type: 'floor.leave'; supervisorId: string }
  /** The supervisor's phone takes the agent's place. */
  | { type: 'floor.take_over'; conversationId: string; supervisorId: string }
  | { type: 'floor.hangup'; callId: string }
  /** To the head of the line, or to another queue. */
  | { type: 'floor.move'; callId: string; queueId: string | null; toFront: boolean }
  /** The waiting call rings at this agent next, whoever else waits. */
  | { type: 'floor.pick'; callId: string; agentId: string }
  /** Nobody is called back: the promise is taken back before anybody talks. */
  | { type: 'callback.cancel'; callbackId: string }
  /** Called next, whoever else waits, and now where it was to be tried again later. */
  | { type: 'callback.call_now'; callbackId: string };

export type DeskActionType = DeskAction['type'];

export interface DeskCommand {
  /** Chosen by the studio; a command that comes twice is carried out once. */
  readonly id: string;
  readonly actorId: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly action: DeskAction;
}

export type DeskRefusal =
  /** No such call, conversation, agent or queue any more. */
  | 'gone'
  /** It does not fit the state of the call or agent. */
  | 'not_now'
  /** The dial rules do not allow the number. */
  | 'not_allowed'
  /** The phone that has to ring is not there. */
  | 'no_phone'
  | 'failed';

export type DeskReply =
  | { readonly id: string; readonly ok: true }
  | { readonly id: string; readonly ok: false; readonly code: DeskRefusal; readonly message: string };
