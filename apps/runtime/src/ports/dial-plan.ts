import type { DialDestination } from '@patchbay/flow-schema';
import type { DialTarget } from './telephony.ts';

export type DialRoute =
  | { readonly ok: true; readonly target: Omit<DialTarget, 'ringTimeoutMs'> }
  /** `refused`: the rules say no. `failed`: allowed, and no line leads there. */
  | { readonly ok: false; readonly outcome: 'refused' | 'failed'; readonly message: string };

/** Decides where a flow may call to and over which line. */
export interface DialPlan {
  route(destination: DialDestination, caller: { callerId: string | null; calledNumber: string }): Promise<DialRoute>;
}
