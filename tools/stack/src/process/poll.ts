import { setTimeout as delay } from 'node:timers/promises';

/** Asks `probe` every 50 ms until it says yes (true) or the deadline passes (false). A probe that throws says no. */
export async function pollUntil(
  probe: () => Promise<boolean> | boolean,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  while (signal?.aborted !== true) {
    if (await attempt(probe)) return true;
    if (Date.now() > deadline) return false;
    await delay(50);
  }
  return false;
}

async function attempt(probe: () => Promise<boolean> | boolean): Promise<boolean> {
  try {
    return await probe();
  } catch {
    // Refused, reset, not yet listening: all of them mean "not ready", and the deadline is the judge.
    return false;
  }
}
