import type { Queue } from '../queue.ts';
import type { RoutingState } from '../state.ts';
import type { QueueFigures } from './queue-figures.ts';
import { readDay } from './recorded-day.ts';
import type { RecordedEntry } from './recorded-entry.ts';
import { replay } from './replay.ts';

/** Figures by queue: as it was; as the replay makes it of the rules that were, which shows what a replay is worth; and changed. */
export interface WhatIf {
  readonly recorded: Readonly<Record<string, QueueFigures>>;
  readonly before: Readonly<Record<string, QueueFigures>>;
  readonly after: Readonly<Record<string, QueueFigures>>;
}

/**
 * What other rules would have made of a recorded time. `snapshot` is the state before the first entry, entries are in order of
 * time, `inTimeMs` says by queue which wait counts as in time. Pure and repeatable: the same record gives the same answer.
 */
export function whatIf(
  entries: readonly RecordedEntry[],
  snapshot: RoutingState,
  changedQueues: readonly Queue[],
  inTimeMs: Readonly<Record<string, number>>,
): WhatIf {
  const day = readDay(snapshot, entries, inTimeMs);
  const [fromMs, untilMs] = [entries[0]?.at ?? 0, entries.at(-1)?.at ?? 0];
  return {
    recorded: day.figures,
    before: replay(snapshot, day, [], inTimeMs, fromMs, untilMs),
    after: replay(snapshot, day, changedQueues, inTimeMs, fromMs, untilMs),
  };
}
