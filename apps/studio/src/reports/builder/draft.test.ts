import { dimensionIds, measureIds, type ReportDefinition, reportDefinitionSchema } from '@patchbay/reports';
import { describe, expect, it } from 'vitest';
import { canAdd, dimensionChoices, measureGroups, withDimension, withMeasure } from './draft';

const start: ReportDefinition = reportDefinitionSchema.parse({
  measures: ['offered'],
  dimensions: ['time', 'queue'],
  filters: [{ dimension: 'vip', values: ['true'] }],
  series: 'queue',
  sort: { by: 'queue', descending: false },
});

describe('a report that is put together', () => {
  it('offers every measure once, and of them only what it is to', () => {
    const all = measureGroups(measureIds).flatMap(({ ids }) => ids);
    expect([...all].sort()).toEqual([...measureIds].sort());
    expect(measureGroups(['offered'])).toEqual([{ source: 'queue', ids: ['offered'] }]);
  });

  it('lets go of what its measures do not have in common', () => {
    const mixed = withMeasure(start, 'calls');
    expect(mixed.measures).toEqual(['offered', 'calls']);
    expect(mixed.dimensions).toEqual(['time']);
    expect(mixed.filters).toEqual([]);
    expect(mixed.series).toBeNull();
    expect(mixed.sort).toBeNull();
    expect(dimensionChoices(mixed, dimensionIds)).not.toContain('queue');
    expect(dimensionChoices(mixed, ['queue', 'weekday'])).toEqual(['weekday']);
    expect(withMeasure(mixed, 'calls').measures).toEqual(['offered']);
  });

  it('adds dimensions in the order in which they are chosen, up to as many as there may be', () => {
    const more = ['hour_of_day', 'weekday', 'vip'] as const;
    const full = more.reduce(withDimension, start);
    expect(full.dimensions).toEqual(['time', 'queue', 'hour_of_day', 'weekday']);
    expect(withDimension(full, 'queue')).toMatchObject({
      dimensions: ['time', 'hour_of_day', 'weekday'],
      series: null,
    });
    expect(canAdd(start, 'answered')).toBe(true);
  });
});
