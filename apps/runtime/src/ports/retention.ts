import type { RemovedByRetention } from '@patchbay/records';

/** Files and rows that are kept for a time. */
export interface Retention {
  /**
   * Removes every recording and every kept speech whose time is over at `now` (epoch milliseconds). May be repeated; what was
   * cut short is finished by the next. Throws when something could not be removed, after everything else was.
   */
  removeExpired(now: number): Promise<RemovedByRetention>;
}
