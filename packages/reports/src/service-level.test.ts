import { describe, expect, it } from 'vitest';
import { type CountNeed, countKey } from './count-need.ts';
import { defaultFormulaSettings, type FormulaChoice, formulaWith } from './formula-settings.ts';
import { type MeasureId, measureOf } from './measures.ts';

/** One day: 100 offered, 80 answered, 70 of them in 20 s, 20 abandoned, 8 of those in 20 s and 5 of those short. */
const day: Readonly<Record<string, number>> = {
  'queue.offered': 100,
  'queue.answered': 80,
  'queue.abandoned': 20,
  'queue.answered_within(20000)': 70,
  'queue.abandoned_within(20000)': 8,
  'queue.abandoned_within(5000)': 5,
  'queue.overflow': 0,
  'queue.moved': 0,
  'queue.called_back': 0,
};

const sumOf = (need: CountNeed): number => {
  const key = countKey(need).replace('[callback=false]', '');
  const sum = day[key];
  if (sum === undefined) throw new Error(`the day says nothing of ${key}`);
  return sum;
};

function worth(id: MeasureId, choice: FormulaChoice): string {
  const settings = formulaWith(defaultFormulaSettings, { thresholdMs: 20_000, ...choice });
  const { parts, value } = measureOf(id).plan(settings);
  return ((value(parts.map(({ need }) => sumOf(need))) ?? Number.NaN) * 100).toFixed(1);
}

describe('the service level of one and the same day', () => {
  it('is what the chosen form makes of it', () => {
    expect(worth('service_level', { serviceLevel: 'of_answered' })).toBe('87.5');
    expect(worth('service_level', { serviceLevel: 'with_abandoned_in_time' })).toBe('78.0');
    expect(worth('service_level', { serviceLevel: 'of_all' })).toBe('70.0');
    expect(worth('service_level', { serviceLevel: 'of_all', shortAbandons: 'leave_out' })).toBe('73.7');
    expect(worth('service_level', { serviceLevel: 'without_abandoned_in_time' })).toBe('76.1');
    expect(worth('service_level', { serviceLevel: 'with_abandoned_in_time', shortAbandons: 'leave_out' })).toBe('76.8');
  });

  it('prints how it was worked out', () => {
    const settings = formulaWith(defaultFormulaSettings, { thresholdMs: 20_000, shortAbandons: 'leave_out' });
    expect(measureOf('service_level').plan(settings).formula).toEqual({
      en: 'answered within 20 s / (offered - abandoned within 5 s)',
      zh: '20 秒内接听数 / (进入数 - 5 秒内放弃数)',
    });
  });

  it('takes short abandons out of the abandoned and of all', () => {
    expect(worth('abandon_rate', {})).toBe('20.0');
    expect(worth('abandon_rate', { shortAbandons: 'leave_out' })).toBe('15.8');
    expect(worth('answer_rate', { shortAbandons: 'leave_out' })).toBe('84.2');
  });
});
