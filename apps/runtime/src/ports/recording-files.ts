import type { Carried } from '@patchbay/records';

/** Files of recordings that have a way to go. Every method may be repeated, also by several at once. */
export interface RecordingFilesAtWork {
  /** Takes the next file to where files are kept for good; `none` where all are there. */
  carryNext(): Promise<Carried>;
  /** Removes files of deleted recordings. */
  removeDue(): Promise<void>;
}
