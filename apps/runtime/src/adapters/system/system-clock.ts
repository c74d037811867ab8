import { performance } from 'node:perf_hooks';
import type { Clock } from '../../ports/clock.ts';

/** setTimeout takes no longer delay (a signed 32-bit number of milliseconds). */
const delayMsMax = 2_147_483_647;

/** The machine's clock. Delays do not depend on it being set right or corrected. */
export class SystemClock implements Clock {
  now(): number {
    return Date.now();
  }

  preciseMs(): number {
    return performance.now();
  }

  after(delayMs: number, task: () => void): () => void {
    const timer = setTimeout(task, Math.min(Math.max(delayMs, 0), delayMsMax));
    return () => clearTimeout(timer);
  }
}
