import { defaultFormulaSettings, type MeasureId, measureOf, reportDefinitionSchema } from '@patchbay/reports';
import { describe, expect, it } from 'vitest';
import { dayBehind } from './day-behind';

const measure = (id: MeasureId) => ({ ...measureOf(id), ...measureOf(id).plan(defaultFormulaSettings) });
const result = (dimensions: string[], grain: 'day' | 'week') => ({
  definition: reportDefinitionSchema.parse({ measures: ['adherence'], dimensions }),
  grain,
  span: { from: '2026-11-15T23:00:00.000Z', to: '2026-11-22T23:00:00.000Z' },
  timeZone: 'Europe/Berlin',
});
const later = Date.parse('2026-12-01T00:00:00Z');

describe('what is behind a figure of planned time', () => {
  it('is the day of its line, and its agent', () => {
    const row = { key: ['anna/1', '2026-11-17'] };
    expect(dayBehind(measure('adherence'), row, result(['agent', 'time'], 'day'), later)).toBe(
      '/shifts/day?day=2026-11-17&agent=anna%2F1',
    );
  });

  it('is the last day that is told of otherwise, but not one to come', () => {
    expect(dayBehind(measure('kept_time'), { key: ['2026-11-16'] }, result(['time'], 'week'), later)).toBe(
      '/shifts/day?day=2026-11-22',
    );
    const now = Date.parse('2026-11-19T12:00:00Z');
    expect(dayBehind(measure('adherence'), { key: [] }, result([], 'day'), now)).toBe('/shifts/day?day=2026-11-19');
  });

  it('is nothing for figures of other things', () => {
    expect(dayBehind(measure('offered'), { key: [] }, result([], 'day'), later)).toBeNull();
  });
});
