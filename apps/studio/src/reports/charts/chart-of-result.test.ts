import type { ReportMeasure, ReportResult, ReportRow } from '@patchbay/reports';
import { defaultFormulaSettings } from '@patchbay/reports';
import { describe, expect, it } from 'vitest';
import { chartKinds, chartOfResult } from './chart-of-result';

const measure = (id: string, unit: ReportMeasure['unit'] = 'count') =>
  ({
    id,
    label: { en: id, zh: id },
    unit,
    moreIsWorse: null,
    formula: { en: id, zh: id },
    parts: [],
  }) as unknown as ReportMeasure;

const row = (key: string[], values: Record<string, number>, compared?: Record<string, number>): ReportRow => ({
  key,
  sums: {},
  values,
  compared: compared === undefined ? null : { sums: {}, values: compared },
});

function resultOf(dimensions: string[], rows: ReportRow[], more: Partial<ReportResult> = {}): ReportResult {
  return {
    definition: {
      measures: ['offered'],
      dimensions,
      filters: [],
      chart: 'none',
      series: null,
      sort: null,
      limit: null,
    },
    span: { from: '2026-03-01T23:00:00Z', to: '2026-03-04T23:00:00Z' },
    comparedSpan: null,
    timeZone: 'Europe/Berlin',
    grain: 'day',
    formula: defaultFormulaSettings,
    measures: [measure('offered'), measure('answer_rate', 'share')],
    rows,
    totals: { sums: {}, values: {}, compared: null },
    names: { queue: { q1: { text: { en: 'Sales', zh: '销售' }, gone: false } } },
    ways: [],
    times: ['2026-03-02', '2026-03-03', '2026-03-04'],
    rowCount: rows.length,
    ...more,
  } as ReportResult;
}

const drawn = (result: ReportResult, kind: Parameters<typeof chartOfResult>[1], ids = ['offered']) =>
  chartOfResult(result, kind, ids, {
    locale: 'en',
    comparedName: (name) => `${name} before`,
    othersName: (count) => `${count} others`,
    nowMs: Date.parse('2026-03-04T09:00:00Z'),
  });

describe('the chart of a result', () => {
  it('shows days on which nothing was: none for a count, a gap for a share', () => {
    const result = resultOf(['time'], [row(['2026-03-03'], { offered: 5, answer_rate: 0.5 })]);
    const model = drawn(result, 'line');
    expect(model?.kind === 'line' && model.chart.series[0]?.values).toEqual([0, 5, 0]);
    const shares = drawn(result, 'line', ['answer_rate']);
    expect(shares?.kind === 'line' && shares.chart.series[0]?.values).toEqual([null, 0.5, null]);
    expect(model?.kind === 'line' && model.pick(1, 0)?.key).toEqual([{ dimension: 'time', value: '2026-03-03' }]);
  });

  it('draws what is compared beside it, and opens nothing behind that', () => {
    const result = resultOf(['time'], [row(['2026-03-03'], { offered: 5 }, { offered: 4 })], {
      comparedSpan: { from: '2026-02-22T23:00:00Z', to: '2026-02-25T23:00:00Z' },
    });
    const model = drawn(result, 'line');
    if (model?.kind !== 'line') throw new Error('no lines');
    expect(model.chart.series.map(({ name, comparedWith }) => [name, comparedWith])).toEqual([
      ['offered', undefined],
      ['offered before', 0],
    ]);
    expect(model.pick(1, 1)).toBeNull();
  });

  it('makes a series of each value of the second dimension', () => {
    const rows = [row(['2026-03-02', 'q1'], { offered: 1 }), row(['2026-03-02', 'q2'], { offered: 7 })];
    const model = drawn(resultOf(['time', 'queue'], rows), 'bar');
    if (model?.kind !== 'bar') throw new Error('no bars');
    expect(model.chart.series.map(({ name }) => name)).toEqual(['q2', 'Sales']);
    expect(model.lying).toBe(false);
    expect(model.pick(0, 1)?.key).toEqual([
      { dimension: 'time', value: '2026-03-02' },
      { dimension: 'queue', value: 'q1' },
    ]);
  });

  it('lays the hours of the week out as a heat map', () => {
    const result = resultOf(['weekday', 'hour_of_day'], [row(['2', '09'], { offered: 3 })]);
    const model = drawn(result, 'heat_map');
    if (model?.kind !== 'heat_map') throw new Error('no heat map');
    expect(model.chart.values[1]?.[9]).toBe(3);
    expect(model.chart.values[0]?.[9]).toBeNull();
    expect(model.pick(9, 1).key.map(({ value }) => value)).toEqual(['2', '09']);
  });

  it('follows exits to the steps that they lead to, and to how calls ended', () => {
    const rows = [
      row(['menu', '1'], { offered: 6 }),
      row(['menu', '2'], { offered: 2 }),
      row(['menu', 'end:caller_hung_up'], { offered: 1 }),
    ];
    const ways = ['1', '2'].map((exit) => ({ version: 'v', nodeId: 'menu', exit, toNodeId: 'queue' }));
    const model = drawn(resultOf(['node', 'exit'], rows, { ways }), 'sankey');
    if (model?.kind !== 'sankey') throw new Error('no paths');
    const [onward, end] = model.paths.links;
    expect(model.paths.links.map(({ count }) => count)).toEqual([8, 1]);
    const values = (picked: Parameters<typeof model.pick>[0]) => model.pick(picked)?.key.map(({ value }) => value);
    expect(onward && values({ link: onward })).toEqual(['menu', '1', '2']);
    expect(values({ node: 'menu' })).toEqual(['menu']);
    expect(end && values({ node: end.to })).toEqual(['end:caller_hung_up']);
  });

  it('says nothing of hours that are still to come', () => {
    const times = ['2026-03-04T09:00+01:00', '2026-03-04T10:00+01:00', '2026-03-04T11:00+01:00'];
    const rows = [row([times[0] as string], { offered: 5 }, { offered: 4 })];
    const model = drawn(resultOf(['time'], rows, { times, grain: 'hour' }), 'line');
    expect(model?.kind === 'line' && model.chart.series[0]?.values).toEqual([5, 0, null]);
    expect(model?.kind === 'line' && model.chart.labels[0]).toBe('09:00');
  });

  it('offers only what can be drawn', () => {
    const kinds = (dimensions: string[]) => chartKinds(resultOf(dimensions, []).definition);
    expect(kinds(['weekday', 'hour_of_day'])).toContain('heat_map');
    expect(kinds(['time'])).toEqual(['line', 'bar', 'none']);
    expect(kinds(['queue'])).toEqual(['bar', 'pie', 'funnel', 'none']);
    expect(kinds(['node', 'exit'])).toContain('sankey');
    expect(kinds([])).toEqual(['none']);
    expect(drawn(resultOf(['time'], []), 'line')).toBeNull();
  });
});

describe('parts of a whole', () => {
  const rows = Array.from({ length: 15 }, (_, at) => row([`q${at}`], { offered: at + 1 }));

  it('are few enough to be named: the small ones are one, and open nothing', () => {
    const ring = drawn(resultOf(['queue'], rows), 'pie');
    if (ring?.kind !== 'pie') throw new Error('no ring');
    expect(ring.steps).toHaveLength(12);
    expect(ring.steps[0]?.value).toBe(15);
    expect(ring.steps.at(-1)).toEqual({ name: '4 others', value: 10 });
    expect(ring.pick(0)?.key).toEqual([{ dimension: 'queue', value: 'q14' }]);
    expect(ring.pick(11)).toBeNull();
    expect(ring.steps.reduce((sum, { value }) => sum + value, 0)).toBe(120);
  });
});

describe('bars', () => {
  it('leave out who has nothing of what is drawn', () => {
    const bars = drawn(resultOf(['queue'], [row(['q1'], { offered: 3 }), row(['q2'], { offered: 0 })]), 'bar');
    if (bars?.kind !== 'bar') throw new Error('no bars');
    expect(bars.chart.labels).toEqual(['Sales']);
    expect(bars.pick(0, 0)?.key).toEqual([{ dimension: 'queue', value: 'q1' }]);
  });
});
