import type { DayFigures, DayMeans, Rules } from '@patchbay/routing';

/** What is asked of a recorded day. */
export interface TrialQuestion {
  /** The routing group; null where there is only one. */
  readonly groupId: string | null;
  /** Today's rules of the queues and agents that were tried. */
  readonly before: Rules;
  readonly after: Rules;
  /** The wait within which an answer is in time, by queue. */
  readonly inTimeMs: Readonly<Record<string, number>>;
}

/** What came of it. */
export interface TrialAnswer {
  readonly recorded: DayFigures;
  readonly before: DayFigures;
  readonly after: DayFigures;
  readonly means: DayMeans;
  readonly entries: number;
  readonly firstMs: number;
  readonly lastMs: number;
  /** Tried queues that had other rules on that day than they have today. */
  readonly ruledOtherwise: readonly string[];
  /** Of queues, agents and skills, by id, as they were called when it was played. */
  readonly names: Readonly<Record<string, string>>;
}
