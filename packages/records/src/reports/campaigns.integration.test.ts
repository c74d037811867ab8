import { flows } from '@patchbay/drizzle';
import { reportViewSchema } from '@patchbay/reports';
import { describe, expect, it } from 'vitest';
import { useDatabase } from '../testing/test-records.ts';
import { listCallsBehind } from './calls-behind.ts';
import { listDimensionValues, listIdleDimensions } from './dimension-values.ts';
import { askReport, countAll, makeCall, nowMs, registry, told } from './testing/asking-reports.ts';

const at = useDatabase();

describe('campaigns', () => {
  it('are the flows of that kind: their calls are counted, told apart and opened, and the dimension is offered', async () => {
    expect(await listIdleDimensions(at.db)).toEqual(['campaign']);
    await at.db.insert(flows).values({ id: 'spring', name: 'Spring offer', kind: 'campaign' });
    expect(await listIdleDimensions(at.db)).toEqual([]);
    const day = Date.UTC(2026, 10, 5, 9);
    for (const [number, flowId] of ['spring', 'main', 'spring', 'main', 'spring'].entries()) {
      const id = `campaign-${number}`;
      const startedAt = new Date(day + number * 60_000);
      await makeCall(at.db, { id, startedAt, direction: 'outbound', calledNumber: '+4930555', flowId }, 30_000);
      // One of each is not counted yet.
      if (number === 2) await countAll(at.db);
    }
    const range = { kind: 'absolute', from: '2026-11-05', to: '2026-11-06' } as const;
    const result = await askReport(
      at.db,
      { measures: ['calls_out', 'call_time'], dimensions: ['campaign'] },
      { range },
    );
    expect(told(result)).toEqual([
      ['', 2, 60_000],
      ['spring', 3, 90_000],
    ]);
    expect(result.names.campaign).toMatchObject({
      spring: { text: { en: 'Spring offer' } },
      '': { text: { en: 'no campaign' } },
    });
    const only = { dimension: 'campaign' as const, values: ['spring'], exclude: false };
    const totals = (await askReport(at.db, { measures: ['calls'] }, { range, filters: [only] })).totals;
    expect(totals.values.calls).toBe(3);
    const { calls } = await listCallsBehind(at.db, {
      definition: result.definition,
      view: reportViewSchema.parse({ range, timeZone: 'Europe/Berlin' }),
      cell: { key: [{ dimension: 'campaign', value: 'spring' }] },
      count: { source: 'calls', count: 'calls' },
      compared: false,
      cursor: null,
      limit: 9,
      nowMs,
    });
    expect(calls.map(({ callId }) => callId)).toEqual(['campaign-4', 'campaign-2', 'campaign-0']);
    const choices = await listDimensionValues(at.db, 'campaign', null, registry);
    expect(choices.map(({ value, name }) => [value, name?.text.en])).toEqual([['spring', 'Spring offer']]);
  });
});
