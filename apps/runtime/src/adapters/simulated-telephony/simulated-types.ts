import type { CallSide, TelephonyEvent } from '../../ports/telephony.ts';

/** What a far end does when it is dialled. `ring` rings until someone gives up; `offline` is known and not registered. */
export type FarEnd =
  | { readonly kind: 'answer'; readonly afterMs: number }
  | { readonly kind: 'refuse'; readonly cause: number }
  | { readonly kind: 'ring' }
  | { readonly kind: 'offline' };

/** What happens to one event or request on its way. Nothing here is random: whoever tests decides. */
export interface Faults {
  event?(event: TelephonyEvent): 'pass' | 'drop' | 'double' | { readonly delayMs: number };
  /** `lost_request` never arrives; `lost_answer` is carried out, and the answer never arrives. */
  request?(name: string): 'pass' | 'refuse' | 'invalid' | 'lost_request' | 'lost_answer';
}

export interface SimulatedCall {
  readonly calledNumber: string;
  readonly callerNumber?: string;
  readonly callerName?: string;
  readonly side?: CallSide;
}

/** How long a file plays, in milliseconds; null when there is no such file. */
export type SoundLength = (path: string) => number | null;
