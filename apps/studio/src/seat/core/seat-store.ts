'use client';

import { create } from 'zustand';
import type { PhoneFailure } from '@/phone/phone-store';
import type { LineState } from '@/phone/seat-line';

/** The sound side of the call in hand, as this tab has it. What the call is and how it stands is told by the runtime. */
export type SeatSound =
  | { readonly state: 'none' }
  | { readonly state: 'ringing'; readonly sinceMs: number }
  /** Answered by the agent, and being set up; or dialled by the agent. */
  | { readonly state: 'connecting'; readonly number: string | null }
  | { readonly state: 'talking'; readonly sinceMs: number; readonly number: string | null };

/** Something that happened to the phone and that the agent has to know of until they wave it away. */
export type SeatNotice =
  | { readonly kind: 'failed'; readonly failure: PhoneFailure; readonly text: string | null }
  /** The page was loaded anew during a call: its sound is gone. */
  | { readonly kind: 'reloaded'; readonly callId: string }
  /** The sound broke off. */
  | { readonly kind: 'cut_off' };

interface SeatStore {
  /** Whether this tab has the phone; `off` before anybody opened the seat. */
  readonly here: 'off' | 'waiting' | 'here' | 'elsewhere';
  readonly line: LineState | 'off';
  /** The runtime has this agent signed in: the seat's phone is then the one to call with. */
  readonly signedIn: boolean;
  /** Why there is no line, in the person's language. */
  readonly lineProblem: string | null;
  readonly sound: SeatSound;
  readonly muted: boolean;
  /** The digits pressed in this call. */
  readonly pressed: string;
  readonly notice: SeatNotice | null;
}

export const initialSeat: SeatStore = {
  here: 'off',
  line: 'off',
  signedIn: false,
  lineProblem: null,
  sound: { state: 'none' },
  muted: false,
  pressed: '',
  notice: null,
};

export const useSeatStore = create<SeatStore>(() => initialSeat);

/** Whether a number that is clicked anywhere is called from the seat. */
export function callsFromSeat(): boolean {
  const { here, line, signedIn } = useSeatStore.getState();
  return here === 'here' && line === 'ready' && signedIn;
}
