import type { CountNeed } from './count-need.ts';
import type { FormulaSettings } from './formula-settings.ts';
import { measureOf } from './measures.ts';

/** What came so far of those who joined a queue on one day; contacts on the line, callbacks are none of them. */
export interface QueueDay {
  readonly offered: number;
  readonly answered: number;
  /** Answered within the threshold of the service level: the centre's, or else the queue's own. */
  readonly answeredInTime: number;
  readonly abandoned: number;
  /** Of the abandoned, those who gave up within the threshold. */
  readonly abandonedInTime: number;
  /** Of the abandoned, those who gave up so soon that nobody could have answered. */
  readonly shortAbandoned: number;
  readonly overflowed: number;
  readonly moved: number;
  readonly calledBack: number;
}

/** A day on which nobody has come yet. */
export const emptyQueueDay: QueueDay = {
  offered: 0,
  answered: 0,
  answeredInTime: 0,
  abandoned: 0,
  abandonedInTime: 0,
  shortAbandoned: 0,
  overflowed: 0,
  moved: 0,
  calledBack: 0,
};

/**
 * The service level of a day by the very formula that reports print, from 0 to 1; null where there is nothing to divide by.
 * @param settings those by which `answeredInTime`, `abandonedInTime` and `shortAbandoned` were counted
 */
export function serviceLevelOfDay(day: QueueDay, settings: FormulaSettings): number | null {
  const { parts, value } = measureOf('service_level').plan(settings);
  return value(parts.map(({ need }) => countOf(day, need, settings)));
}

function countOf(day: QueueDay, { count, withinMs }: CountNeed, { thresholdMs }: FormulaSettings): number {
  switch (count) {
    case 'offered':
      return day.offered;
    case 'answered':
      return day.answered;
    case 'answered_within':
      return day.answeredInTime;
    case 'abandoned_within':
      return withinMs === (thresholdMs ?? 'queue') ? day.abandonedInTime : day.shortAbandoned;
    case 'overflow':
      return day.overflowed;
    case 'moved':
      return day.moved;
    case 'called_back':
      return day.calledBack;
    default:
      throw new RangeError(`a day of a queue does not tell ${count}`);
  }
}
