import type { Queue } from '../queue.ts';
import type { RoutingState } from '../state.ts';
import type { DayFigures } from './day-figures.ts';
import { type DayMeans, readDay } from './recorded-day.ts';
import type { RecordedEntry } from './recorded-entry.ts';
import { replay } from './replay.ts';
import type { Rules } from './rules.ts';

/** A recorded time as it was, and as a replay makes it of two sets of rules. */
export interface WhatIf {
  readonly recorded: DayFigures;
  readonly before: DayFigures;
  readonly after: DayFigures;
  readonly means: DayMeans;
  /** The queues that the record ended with. */
  readonly queues: readonly Queue[];
}

export interface WhatIfQuestion {
  /** The state before the first entry. */
  readonly snapshot: RoutingState;
  /** In order of time. */
  readonly entries: readonly RecordedEntry[];
  readonly before: Rules;
  readonly after: Rules;
  /** Which wait counts as in time, by queue. */
  readonly inTimeMs: Readonly<Record<string, number>>;
}

/** The rules as they were: a replay with them shows what a replay is worth. */
export const rulesAsRecorded: Rules = { queues: [], agents: [] };

/**
 * What other rules would have made of a recorded time. Pure and repeatable: the same question gives the same answer.
 * @param onProgress told now and then what part is done, from 0 to 1
 */
export function whatIf(
  { snapshot, entries, before, after, inTimeMs }: WhatIfQuestion,
  onProgress: (part: number) => void = () => undefined,
): WhatIf {
  const span = [entries[0]?.at ?? 0, entries.at(-1)?.at ?? 0] as const;
  const lengthMs = Math.max(span[1] - span[0], 1);
  let read = 0;
  const day = readDay(snapshot, entries, inTimeMs, () => {
    read += 1;
    onProgress(read / entries.length / 3);
  });
  const play = (rules: Rules, turn: number): DayFigures =>
    replay(snapshot, day, rules, inTimeMs, span, (now) => onProgress((turn + (now - span[0]) / lengthMs) / 3));
  return {
    recorded: day.figures,
    before: play(before, 1),
    after: play(after, 2),
    means: day.means,
    queues: day.queues,
  };
}
