import { describe, expect, it } from 'vitest';
import { countKey } from './count-need.ts';
import { defaultFormulaSettings, formulaWith } from './formula-settings.ts';
import { dimensionsOf, type MeasureId, measureOf, sourcesOf } from './measures.ts';

const minuteMs = 60_000;

/** Planned from 9 to 17: 450 minutes of contacts, 30 of lunch. 400 minutes ready, 10 late, 40 off; 20 of the lunch as lunch, 10 signed out. */
const day: Readonly<Record<string, number>> = {
  'plan.ms': 480 * minuteMs,
  'plan.ms[activity!=]': 30 * minuteMs,
  'presence.ms': 460 * minuteMs,
  'presence.ms[activity!=][state!=signed_out]': 20 * minuteMs,
  'presence.kept_ms': 420 * minuteMs,
  'state.ms[state!=signed_out][planned]': 504 * minuteMs,
};

function told(id: MeasureId, adherence: 'reason' | 'reason_or_signed_out' = 'reason') {
  const { parts, value, formula } = measureOf(id).plan(formulaWith(defaultFormulaSettings, { adherence }));
  const sums = parts.map(({ need }) => {
    const sum = day[countKey(need)];
    if (sum === undefined) throw new RangeError(`the example has no ${countKey(need)}`);
    return sum;
  });
  return { value: value(sums), formula: formula.en };
}

describe('adherence', () => {
  it('is the time spent as planned over the time planned', () => {
    expect(told('adherence')).toEqual({ value: 420 / 480, formula: 'in the planned activity / planned' });
    expect(told('kept_time').value).toBe(420 * minuteMs);
    expect(told('off_plan_time').value).toBe(60 * minuteMs);
  });

  it('takes signed out for a kept break where that is chosen, out of the same counts', () => {
    expect(told('adherence', 'reason_or_signed_out')).toEqual({
      value: 430 / 480,
      formula: '(in the planned activity + (planned for other than contacts − signed in meanwhile)) / planned',
    });
    expect(told('off_plan_time', 'reason_or_signed_out').value).toBe(50 * minuteMs);
  });

  it('is told apart from conformance, which asks how long and not when', () => {
    expect(told('conformance')).toEqual({ value: 504 / 480, formula: 'signed in of agents with shifts / planned' });
  });

  it('is nothing where nothing was planned', () => {
    for (const id of ['adherence', 'conformance'] as const) {
      const { parts, value } = measureOf(id).plan(defaultFormulaSettings);
      expect(value(parts.map(() => 0))).toBeNull();
    }
  });

  it('is taken apart by what plans know, whichever form is chosen', () => {
    expect(dimensionsOf(['adherence', 'kept_time', 'off_plan_time'])).toEqual([
      'time',
      'hour_of_day',
      'weekday',
      'agent',
      'team',
      'activity',
    ]);
    for (const id of ['adherence', 'kept_time', 'off_plan_time'] as const) {
      expect([...sourcesOf(id)].sort()).toEqual(['plan', 'presence']);
    }
  });
});
