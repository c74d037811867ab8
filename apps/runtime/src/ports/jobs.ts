import type { HousekeepingJob, RemovedByRetention, SpeechJob, SpokenText } from '@patchbay/records';

/** Work that may take its time, handed on by the studio or due by itself, and done by whichever runtime is free. */
export interface Jobs {
  /** Begins to take jobs. A handler that throws makes the job be tried again later. */
  start(handlers: JobHandlers): Promise<void>;
  /** Waits for the jobs under way, a few seconds at most. */
  stop(): Promise<void>;
}

export interface JobHandlers {
  /** Speaks the fixed texts of something just published; of a single text, the sound is returned. */
  speech(job: SpeechJob): Promise<SpokenText | null>;
  /** Does what falls due by itself. */
  housekeeping(job: HousekeepingJob): Promise<RemovedByRetention>;
}
