'use client';

import { create } from 'zustand';

/** The call that is, or was last, at this seat: it stays in sight until the next one, also over a reload. */
export interface SeatCallRef {
  readonly callId: string;
  /** Null while it only rings, where routing has not named the conversation yet. */
  readonly conversationId: string | null;
  readonly queueId: string | null;
  /** Whether it was talked on; a call that only rang is not kept. */
  readonly talked: boolean;
}

const key = 'patchbay.seat.call';

export const useLastCall = create<{ readonly call: SeatCallRef | null }>(() => ({ call: stored() }));

export function rememberCall(call: SeatCallRef | null): void {
  const { call: former } = useLastCall.getState();
  if (JSON.stringify(former) === JSON.stringify(call)) return;
  useLastCall.setState({ call });
  if (call === null) sessionStorage.removeItem(key);
  else sessionStorage.setItem(key, JSON.stringify(call));
}

function stored(): SeatCallRef | null {
  if (typeof sessionStorage === 'undefined') return null;
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') as SeatCallRef | null;
  } catch {
    // Somebody else's text under our key.
    return null;
  }
}
