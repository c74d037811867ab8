import type { ContactAttribute } from '@patchbay/flow-schema';

/** Somebody who was promised a call back. */
export interface PromisedCallback {
  readonly id: string;
  /** The call in which it was promised. */
  readonly callId: string;
  readonly queueId: string;
  readonly number: string;
  readonly mode: 'agent_first' | 'customer_first';
  readonly language: string;
  readonly context: Readonly<Record<string, ContactAttribute>>;
  /** The moment the place in the line counts from. */
  readonly sinceMs: number;
  readonly promisedAtMs: number;
  readonly attempts: number;
  readonly attemptsMax: number;
  readonly retryAfterMs: number;
  /** Not called before this moment. */
  readonly nextAtMs: number;
}

export interface CallbackChange {
  readonly status: 'waiting' | 'offered' | 'calling' | 'talking' | 'done' | 'failed' | 'cancelled';
  readonly attempts?: number;
  readonly nextAtMs?: number;
  readonly endedAtMs?: number;
  /** Why it failed. */
  readonly result?: string;
  readonly outboundCallId?: string;
}

export interface Callbacks {
  /** The same again changes nothing. */
  promise(callback: PromisedCallback): Promise<void>;
  change(id: string, change: CallbackChange): Promise<void>;
  /** Those promised in calls of this lease that are not over. */
  live(lease: string): Promise<PromisedCallback[]>;
}
