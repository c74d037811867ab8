import { describe, expect, it } from 'vitest';
import { defaultFormulaSettings, type FormulaChoice, formulaWith, serviceLevelForms } from './formula-settings.ts';
import { emptyQueueDay, serviceLevelOfDay } from './queue-day.ts';

/** 100 offered, 80 answered, 70 of them in time, 20 abandoned, 8 of those in time and 5 of those short. */
const day = { ...emptyQueueDay, offered: 100, answered: 80, answeredInTime: 70, abandoned: 20 };
const counted = { ...day, abandonedInTime: 8, shortAbandoned: 5 };
const worth = (choice: FormulaChoice, of = counted) =>
  ((serviceLevelOfDay(of, formulaWith(defaultFormulaSettings, choice)) ?? Number.NaN) * 100).toFixed(1);

describe('the service level of a day that goes on', () => {
  it('is what the chosen form makes of it, as in reports', () => {
    for (const thresholdMs of [null, 20_000]) {
      expect(worth({ thresholdMs, serviceLevel: 'of_answered' })).toBe('87.5');
      expect(worth({ thresholdMs, serviceLevel: 'with_abandoned_in_time' })).toBe('78.0');
      expect(worth({ thresholdMs, serviceLevel: 'of_all' })).toBe('70.0');
      expect(worth({ thresholdMs, serviceLevel: 'of_all', shortAbandons: 'leave_out' })).toBe('73.7');
      expect(worth({ thresholdMs, serviceLevel: 'without_abandoned_in_time' })).toBe('76.1');
      expect(worth({ thresholdMs, serviceLevel: 'with_abandoned_in_time', shortAbandons: 'leave_out' })).toBe('76.8');
    }
  });

  it('leaves out who went on elsewhere where that is chosen', () => {
    const elsewhere = { ...counted, overflowed: 10, moved: 5, calledBack: 5 };
    expect(worth({}, elsewhere)).toBe('70.0');
    expect(worth({ overflow: 'leave_out' }, elsewhere)).toBe('87.5');
  });

  it('is nothing before the first, in every form', () => {
    for (const serviceLevel of serviceLevelForms) {
      expect(serviceLevelOfDay(emptyQueueDay, formulaWith(defaultFormulaSettings, { serviceLevel }))).toBeNull();
    }
  });
});
