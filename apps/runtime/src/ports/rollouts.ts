import type { StoppedRollout } from '@patchbay/records';
import type { Fence } from './journal.ts';

/** Versions that are tried on some callers. */
export interface Rollouts {
  /**
   * Stops every roll-out whose new version is surely worse than allowed, judged by the stored calls, and tells which. Stops
   * nothing once the fence does not hold any more.
   */
  stopWorse(fence: Fence): Promise<readonly StoppedRollout[]>;
}
