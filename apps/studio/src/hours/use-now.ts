'use client';

import { useSyncExternalStore } from 'react';

const everyMs = 15_000;

function subscribe(changed: () => void): () => void {
  const timer = setInterval(changed, everyMs);
  return () => clearInterval(timer);
}

/** The present moment to a quarter of a minute, epoch milliseconds; it moves on by itself. Zero while the server draws the page. */
export function useNow(): number {
  return useSyncExternalStore(
    subscribe,
    () => Math.floor(Date.now() / everyMs) * everyMs,
    () => 0,
  );
}
