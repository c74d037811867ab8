/** Queues over which studio and runtime hand on work that may take its time. BullMQ keeps them in Redis. */
export const speechQueue = 'speech';

/**
 * Speak the fixed texts of something just published, so that the first caller does not wait for them; or one text that
 * somebody in the studio wants to hear, and waits for.
 */
export type SpeechJob =
  | { readonly kind: 'flow'; readonly flowId: string; readonly version: string }
  | { readonly kind: 'prompt'; readonly promptId: string; readonly revisionId: string }
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly language: string;
      /** The only voice that may say it; null: as callers would hear it. */
      readonly voiceId: string | null;
    };

/** What a job of kind `text` returns. */
export type SpokenText =
  /** `path` is that of the sound, relative to the media folder. */
  | { readonly spoken: true; readonly path: string; readonly durationMs: number }
  /** Why the voice could not, for people; only where one voice was asked for. */
  | { readonly spoken: false; readonly message: string };

/**
 * The id of a job. The same work asked for twice is one job while it waits. (BullMQ allows no `:` in ids.)
 */
export function speechJobId(job: Exclude<SpeechJob, { kind: 'text' }>): string {
  switch (job.kind) {
    case 'flow':
      return `flow-${job.version}`;
    case 'prompt':
      return `prompt-${job.revisionId}`;
  }
}

/** How a speech job is added: tried again after failures, and not kept for ever. */
export const speechJobOptions = {
  attempts: 4,
  backoff: { type: 'exponential', delay: 5_000 },
  removeOnComplete: { age: 3_600, count: 500 },
  removeOnFail: { age: 7 * 86_400, count: 1_000 },
} as const;

/** Trials of rules on recorded days, which a studio works on; nothing of them is done in a runtime. */
export const whatIfQueue = 'what-if';

export interface WhatIfJob {
  readonly whatIfId: string;
}

/** Tables that become files; a studio works on them. */
export const exportQueue = 'exports';

export interface ExportJob {
  readonly exportId: string;
}

/** Reports that go out by mail; a studio works on them. */
export const deliveryQueue = 'deliveries';

/** `due`: look which schedules fell due, and which files are too old; `deliver`: one of them. */
export type DeliveryJob = { readonly kind: 'due' } | { readonly kind: 'deliver'; readonly deliveryId: string };

/** What falls due by itself: one runtime does it, whichever is free. */
export const housekeepingQueue = 'housekeeping';

/** `retention`: remove recordings, calls, journals and kept speech whose time is over; make the next months of calls. */
export interface HousekeepingJob {
  readonly kind: 'retention';
}

/** What a job of kind `retention` returns: how many of each were removed. */
export interface RemovedByRetention {
  readonly recordings: number;
  readonly speech: number;
  /** Whole months of calls, e.g. `2026_11`, and calls that stood in none. */
  readonly calls: { readonly months: readonly string[]; readonly others: number };
  /** Of how many calls. */
  readonly journals: number;
}

/** How often what falls due by itself is looked for. */
export const housekeepingEveryMs = 3_600_000;
