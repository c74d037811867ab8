import type { AgentArrival, Queue } from '@patchbay/routing';

/** What happens to calls for an agent who cannot take them. */
export type Forwarding =
  | { readonly kind: 'voicemail' }
  | { readonly kind: 'agent'; readonly agentId: string }
  | { readonly kind: 'number'; readonly number: string };

/** When a queue is open: weekly times by day (1 Monday to 7 Sunday), `HH:MM` in its zone. */
export interface QueueHours {
  readonly timeZone: string;
  readonly week: readonly { readonly day: number; readonly from: string; readonly to: string }[];
}

/** A queue as routing knows it; `open` says whether somebody has closed it by hand. */
export interface CentreQueue extends Queue {
  /** Null: always. */
  readonly hours: QueueHours | null;
  /** Answered within this time counts for the service level. */
  readonly serviceLevelMs: number;
}

export interface CentreAgent extends AgentArrival {
  /** The endpoint of a desk phone, which is rung without anybody having registered; null for the phone in the seat's tab. */
  readonly deskPhone: string | null;
  /** The number others reach them by; null for none. */
  readonly extension: string | null;
  readonly forwardSignedOut: Forwarding | null;
  readonly forwardAway: Forwarding | null;
}

/** By which waits the organisation tells good from bad, as its formulas for reports say. */
export interface WaitLimits {
  /** Answered within it is in time; null: what each queue has set for itself. */
  readonly thresholdMs: number | null;
  /** Whoever gave up within it is a short abandon; 0: nobody is. */
  readonly shortAbandonMs: number;
}

/** Everything that people have set up for routing. */
export interface CentreSetup {
  readonly queues: readonly CentreQueue[];
  readonly agents: readonly CentreAgent[];
  /** Names of skills by id, for words. */
  readonly skillNames: Readonly<Record<string, string>>;
  /** The organisation's zone: whose midnight begins a new day of counts. */
  readonly timeZone: string;
  readonly waits: WaitLimits;
  /** How long a caller waits for an agent whose browser was closed or cut off in mid-call. */
  readonly seatReturnMs: number;
}

export interface Centre {
  read(): Promise<CentreSetup>;
}
