import { setTimeout as rest } from 'node:timers/promises';

/** Waits for work that nobody has to see the end of: it goes on behind after `ms`. @param work never rejects */
export async function atMost(work: Promise<void>, ms: number): Promise<void> {
  const waited = new AbortController();
  const over = rest(ms, undefined, { signal: waited.signal }).catch(() => undefined);
  await Promise.race([work, over]);
  waited.abort();
}
