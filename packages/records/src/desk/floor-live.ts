import type { QueueDay } from '@patchbay/reports';

export { emptyQueueDay, type QueueDay } from '@patchbay/reports';

/**
 * What is going on now, as the runtime tells it: one Redis hash with a field per agent, queue, waiting contact and conversation
 * (`agent:<id>`, `queue:<id>`, `contact:<call id>`, `conversation:<id>`), and each change of a field as a live message of the same
 * value. No numbers and names of callers: screens read those by call id.
 */
export const floorHash = 'patchbay:floor';

export type AgentStatus =
  | 'signed_out'
  | 'ready'
  | 'not_ready'
  | 'ringing'
  | 'talking'
  | 'consulting'
  | 'after_call_work';

export interface AgentLive {
  readonly kind: 'agent';
  readonly id: string;
  readonly status: AgentStatus;
  /**
   * The id of a not-ready reason, or routing's own: `ring_no_answer`, `declined`, `unreachable`, `phone_lost`, `phone_awaited`, `signed_in`.
   * Of a busy agent: why they will not be ready afterwards.
   */
  readonly reason: string | null;
  readonly sinceMs: number;
  readonly callId: string | null;
  readonly conversationId: string | null;
  readonly queueId: string | null;
  readonly phone: 'ready' | 'away';
  /** When after-call work ends by itself. */
  readonly wrapUpUntilMs: number | null;
}

export interface QueueLive {
  readonly kind: 'queue';
  readonly id: string;
  readonly open: boolean;
  readonly waiting: number;
  /** Since when the one waits who waits longest. */
  readonly longestSinceMs: number | null;
  /** Today in the organisation's zone. */
  readonly today: QueueDay;
  readonly agents: {
    readonly signedIn: number;
    readonly ready: number;
    readonly busy: number;
    readonly wrappingUp: number;
    readonly notReady: number;
  };
  readonly expectedWaitMs: number | null;
}

export interface ContactLive {
  readonly kind: 'contact';
  /** The call, or for a callback its id. */
  readonly id: string;
  readonly isCallback: boolean;
  readonly queueId: string;
  readonly sinceMs: number;
  /** From 1. */
  readonly position: number;
  readonly priority: number;
  readonly vip: boolean;
  readonly ringingAt: readonly string[];
  /** Why it still waits, or why it rings where it rings. */
  readonly why: { readonly en: string; readonly zh: string };
  readonly expectedWaitMs: number | null;
}

export type ConversationState =
  | 'ringing'
  | 'connecting'
  | 'talking'
  | 'held'
  | 'consulting'
  | 'three_way'
  /** The agent's phone is gone; the customer hears music until it is back. */
  | 'away';

export interface ConversationLive {
  readonly kind: 'conversation';
  readonly id: string;
  readonly callId: string;
  readonly agentId: string;
  /** `colleague`: called or asked by another agent, in whose hands the call is. */
  readonly part: 'agent' | 'colleague';
  /** The agent at the other end, where one is. */
  readonly colleague: { readonly agentId: string; readonly name: string } | null;
  readonly queueId: string | null;
  readonly direction: 'inbound' | 'outbound';
  readonly state: ConversationState;
  readonly sinceMs: number;
  readonly answeredAtMs: number | null;
  readonly recording: 'off' | 'on' | 'paused';
  /** While someone is consulted. */
  readonly consult: {
    readonly label: string;
    /** `waiting`: in a queue, for somebody to answer. */
    readonly state: 'waiting' | 'ringing' | 'talking' | 'held';
  } | null;
  readonly supervisors: readonly { readonly agentId: string; readonly mode: 'listen' | 'whisper' | 'barge' }[];
  /** Why this agent. */
  readonly why: { readonly en: string; readonly zh: string } | null;
}

export type FloorField = AgentLive | QueueLive | ContactLive | ConversationLive;

export function floorFieldName({ kind, id }: Pick<FloorField, 'kind' | 'id'>): string {
  return `${kind}:${id}`;
}
