import type { MeasureId } from '@patchbay/reports';
import { type SQL, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { setSetting } from '../settings.ts';
import { useDatabase } from '../testing/test-records.ts';
import {
  askDirectly,
  askReport,
  countAll,
  inOrder,
  makeCall,
  randomFrom,
  told,
  twoWeeksStartMs,
} from './testing/asking-reports.ts';

const at = useDatabase();
const inBerlin = (column: string): SQL => sql.raw(`(${column} at time zone 'Europe/Berlin')`);

beforeAll(async () => {
  const random = randomFrom(11);
  for (let number = 0; number < 300; number += 1) {
    const startedAt = new Date(twoWeeksStartMs + random(14 * 86_400_000));
    await makeCall(at.db, { id: `call-${number}`, startedAt, callerNumber: `+49309018${random(90)}` });
    if (number === 200) await countAll(at.db);
  }
});

describe('callers of any span', () => {
  const measures: MeasureId[] = ['caller_calls', 'callers', 'repeat_callers'];
  const sums = sql`sum(calls)::int as v0, count(*)::int as v1, (count(*) filter (where calls > 1))::int as v2`;
  const spans = [
    // A month and what is before and after it, by the clock of the centre,
    ['2026-09-20T07:15', '2026-11-03', 'Europe/Berlin'],
    // whole months of another clock, whose ends are hours away from those of the centre,
    ['2026-10-01', '2026-12-01', 'America/New_York'],
    ['2026-09-01', '2026-11-01', 'Asia/Kathmandu'],
    // and no whole month at all.
    ['2026-10-20', '2026-10-28', 'Europe/Berlin'],
  ] as const;

  beforeAll(async () => {
    const days = ['2026-09-10', '2026-09-28', '2026-09-30', '2026-11-01', '2026-11-02', '2026-11-05'];
    for (const [number, day] of days.entries()) {
      const startedAt = new Date(`${day}T22:30Z`);
      const id = `edge-${number}`;
      await makeCall(at.db, { id, startedAt, callerNumber: `+4930901800${number % 2 === 0 ? '' : '0'}` });
    }
  });

  it.each(spans)(
    'are told by months that are kept and calls beside them: %s to %s in %s',
    async (from, to, timeZone) => {
      await setSetting(at.db, { id: null, name: 'test' }, 'centre.timeZone', 'Europe/Berlin');
      await countAll(at.db);
      const view = { range: { kind: 'absolute' as const, from, to }, timeZone };
      const local = sql`(started_at at time zone ${timeZone}::text)`;
      const called = (by: SQL) => sql`
      select ${by} as t, caller_number as number, count(*)::int as calls from call
      where direction = 'inbound' and caller_number <> '' and ${local} >= ${from}::timestamp and ${local} < ${to}::timestamp
      group by 1, 2`;
      const all = await askDirectly(at.db, sql`select ${sums} from (${called(sql`''`)}) as c`);
      expect(told(await askReport(at.db, { measures }, view))).toEqual(all);
      const byMonth = await askReport(at.db, { measures, dimensions: ['time'] }, { ...view, grain: 'month' });
      const months = called(sql`to_char(${local}, 'YYYY-MM')`);
      expect(told(byMonth)).toEqual(
        await askDirectly(at.db, sql`select t as k0, ${sums} from (${months}) as c group by 1`),
      );
      expect(measures.map((id) => byMonth.totals.values[id])).toEqual(all[0]);
      const sort = { by: 'caller_calls' as const, descending: true };
      const most = await askReport(at.db, { measures, dimensions: ['caller'], sort, limit: 7 }, view);
      expect(inOrder(most.rows.map(({ key, values }) => [...key, values.caller_calls]))).toEqual(
        await askDirectly(
          at.db,
          sql`select number, calls from (${called(sql`''`)}) as c order by calls desc, number limit 7`,
        ),
      );
      const days = await askReport(at.db, { measures, dimensions: ['time', 'caller'] }, { ...view, grain: 'month' });
      expect(told(days).map(([t, number, calls]) => [t, number, calls])).toEqual(
        await askDirectly(at.db, sql`select t as k0, number as k1, calls as v0 from (${months}) as c`),
      );
    },
  );
});

describe('callers of whole months and years', () => {
  const of2026 = { kind: 'absolute', from: '2026-01-01', to: '2027-01-01' } as const;
  const october = { kind: 'absolute', from: '2026-10-01', to: '2026-11-01' } as const;
  const measures: MeasureId[] = ['caller_calls', 'callers', 'repeat_callers'];
  const sums = sql`sum(calls)::int as v0, count(*)::int as v1, (count(*) filter (where calls > 1))::int as v2`;
  const called = (by: SQL, from: string, to: string) => sql`
    select ${by} as t, caller_number as number, count(*)::int as calls from call
    where direction = 'inbound' and caller_number <> '' and ${inBerlin('started_at')} >= ${from}::timestamp and ${inBerlin('started_at')} < ${to}::timestamp
    group by 1, 2`;
  const expectExact = async () => {
    const months = called(sql`to_char(${inBerlin('started_at')}, 'YYYY-MM')`, '2026-01-01', '2027-01-01');
    expect(told(await askReport(at.db, { measures, dimensions: ['time'] }, { range: of2026 }))).toEqual(
      await askDirectly(at.db, sql`select t as k0, ${sums} from (${months}) as c group by 1`),
    );
    expect(told(await askReport(at.db, { measures }, { range: of2026 }))).toEqual(
      await askDirectly(at.db, sql`select ${sums} from (${called(sql`''`, '2026-01-01', '2027-01-01')}) as c`),
    );
    const sort = { by: 'caller_calls' as const, descending: true };
    for (const [range, from, to] of [
      [october, october.from, october.to],
      [of2026, of2026.from, of2026.to],
    ] as const) {
      const most = await askReport(at.db, { measures, dimensions: ['caller'], sort, limit: 7 }, { range });
      expect(inOrder(most.rows.map(({ key, values }) => [...key, values.caller_calls]))).toEqual(
        await askDirectly(
          at.db,
          sql`select number, calls from (${called(sql`''`, from, to)}) as c order by calls desc, number limit 7`,
        ),
      );
    }
  };

  it('are told by the numbers and sums that are kept of them', expectExact);

  it('are told with the calls that nobody has counted yet', async () => {
    for (const [index, callerNumber] of ['+4930901800', '+4930901800', '+49309018777', '+4930901805'].entries()) {
      const startedAt = new Date(twoWeeksStartMs + index * 86_400_000 * 5);
      const id = `fresh-${index}`;
      await makeCall(at.db, { id, startedAt, callerNumber });
    }
    await expectExact();
  });
});
