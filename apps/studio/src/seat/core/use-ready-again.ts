'use client';

import type { AgentLive } from '@patchbay/records';
import { useEffect } from 'react';
import { useAct } from './use-act';

const key = 'patchbay.seat.ready';
/** Away for longer than this, agents say themselves that they are back. */
const awayMsMax = 60_000;
const noteEveryMs = 2_000;

/**
 * An agent who was ready is ready again when their phone comes back soon: after a reload, in another tab, after Asterisk was
 * started anew. Routing has set them aside meanwhile, so that nothing rang into the void.
 */
export function useReadyAgain(me: AgentLive | null, phoneReady: boolean): void {
  const { act } = useAct();
  const status = me?.status ?? null;
  const atWork = status !== null && status !== 'not_ready' && status !== 'signed_out';
  useEffect(() => {
    if (!atWork) return;
    const note = () => localStorage.setItem(key, String(Date.now()));
    note();
    const timer = window.setInterval(note, noteEveryMs);
    return () => window.clearInterval(timer);
  }, [atWork]);

  const lost = status === 'not_ready' && me?.reason === 'phone_lost';
  // They have chosen not to be ready, or something else than the phone set them aside.
  const chosen = status === 'not_ready' && !lost;
  useEffect(() => {
    if (chosen) localStorage.removeItem(key);
  }, [chosen]);

  const back = lost && phoneReady && me?.phone === 'ready';
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for each time the phone comes back
  useEffect(() => {
    if (!back) return;
    const wasReadyAt = Number(localStorage.getItem(key) ?? 0);
    localStorage.removeItem(key);
    if (Date.now() - wasReadyAt < awayMsMax) act({ type: 'agent.ready' });
  }, [back]);
}
