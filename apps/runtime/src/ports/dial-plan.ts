import type { DialDestination } from '@patchbay/flow-schema';
import type { DialTarget } from './telephony.ts';

/** One way to a destination. */
export interface DialWay extends Omit<DialTarget, 'ringTimeoutMs'> {
  /** The trunk it leads over, if it does: one that cannot be reached is a failure, not a telephone that nobody answers. */
  readonly trunkId?: string;
}

export type DialRoute =
  /** The next way is for when one before it cannot be reached at all. */
  | { readonly ok: true; readonly ways: readonly [DialWay, ...DialWay[]] }
  /** `refused`: the rules say no. `failed`: allowed, and no line leads there. */
  | { readonly ok: false; readonly outcome: 'refused' | 'failed'; readonly message: string };

/** Decides where a flow may call to and over which line. */
export interface DialPlan {
  route(destination: DialDestination, caller: { callerId: string | null; calledNumber: string }): Promise<DialRoute>;
}
