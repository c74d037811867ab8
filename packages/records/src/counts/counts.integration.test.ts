import { callerCounts, calls, conversations, countStates } from '@patchbay/drizzle';
import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { quarterMs } from '../calls/flow-traffic.ts';
import { setSetting } from '../settings.ts';
import { useDatabase } from '../testing/test-records.ts';
import { countAgain } from './count-again.ts';
import { countFacts } from './count-facts.ts';
import { columnList, ofAll } from './count-kind.ts';
import type { CountGrain } from './counts-of.ts';
import { countKinds, type KindId } from './facts.ts';
import { addFacts, Chance, changeFacts, zones } from './testing/random-facts.ts';
import { countedFigures, rawFigures } from './testing/raw-counts.ts';

const at = useDatabase();
const kindIds = Object.keys(countKinds) as KindId[];
const grains: readonly CountGrain[] = ['quarter', 'hour', 'day', 'month'];
const now = new Date(Date.UTC(2025, 11, 24, 12, 7, 31, 5));
const year = { from: new Date(Date.UTC(2024, 11, 1)), to: new Date(Date.UTC(2026, 0, 10)) };
const installer = { id: null, name: 'Installation' };

async function countAll(): Promise<void> {
  while ((await countFacts(at.db)) > 0);
}

async function expectExact(
  range: { from: Date; to: Date },
  grain: CountGrain,
  timeZone: string,
  kinds = kindIds,
): Promise<void> {
  for (const kind of kinds) {
    const question = { ...range, grain, timeZone, now };
    const [counted, raw] = [await countedFigures(at.db, kind, question), await rawFigures(at.db, kind, question)];
    expect(counted, `${kind} by ${grain} in ${timeZone}`).toEqual(raw);
    expect(raw.length).toBeGreaterThan(0);
  }
}

/** What stands for everybody together is what stands for each, added up. */
async function expectSameOfAll(): Promise<void> {
  for (const kind of Object.values(countKinds)) {
    const all = ofAll(kind);
    if (all === null) continue;
    const counts = kind.measures.map(
      ({ column }) => sql`sum(${sql.identifier(column)})::text as ${sql.identifier(column)}`,
    );
    const of = (table: string) => sql`
      select day, ${columnList(all.dimensions)}, ${sql.join(counts, sql`, `)} from ${sql.identifier(table)}
      group by day, ${columnList(all.dimensions)} order by day, ${columnList(all.dimensions)}`;
    const kept = await at.db.execute(of(all.dayTable));
    expect([...kept]).toEqual([...(await at.db.execute(of(kind.dayTable)))]);
    expect(kept.length).toBeGreaterThan(0);
  }
}

/** The first moment of a day on a clock. */
async function dayIn(timeZone: string, day: string): Promise<Date> {
  const [row] = await at.db.execute<{ ms: number }>(
    sql`select (extract(epoch from ${day}::timestamp at time zone ${timeZone}::text) * 1000)::float8 as ms`,
  );
  return new Date(row?.ms ?? 0);
}

describe('counts', () => {
  it('are what the facts say to the last digit: before they are counted, while, after, and where facts change late', async () => {
    const chance = new Chance(11);
    for (let round = 0; round < 3; round += 1) {
      await addFacts(at.db, chance, `r${round}`, 40);
      await expectExact(year, grains[round % grains.length] ?? 'day', zones[round] ?? 'UTC');
      await countAll();
      await expectExact(year, 'quarter', 'UTC');
      await changeFacts(at.db, chance, 25);
      // Changed, and not put right yet.
      await expectExact(
        year,
        'day',
        'UTC',
        kindIds.filter((kind) => kind !== 'queue'),
      );
      await countAll();
      for (const grain of grains) await expectExact(year, grain, 'UTC');
      await expectSameOfAll();
    }
  });

  it.each(zones)(
    'are exact by the hours and days of %s, also while they are made anew for another clock',
    async (timeZone) => {
      await setSetting(at.db, installer, 'centre.timeZone', timeZone);
      const days = { from: await dayIn(timeZone, '2025-03-01'), to: await dayIn(timeZone, '2025-11-20') };
      await expectExact(days, 'day', timeZone);
      let isHalfDone = false;
      for (let left = await countFacts(at.db); left > 0; left = await countFacts(at.db)) {
        const [state] = await at.db.select().from(countStates);
        if (isHalfDone || state?.rolledFrom == null || state.rolledFrom.getTime() > Date.UTC(2025, 7, 1)) continue;
        isHalfDone = true;
        await addFacts(at.db, new Chance(left), `half ${timeZone}`, 12);
        await expectExact(days, 'day', timeZone);
        await expectExact({ from: await dayIn(timeZone, '2025-10-04'), to: days.to }, 'hour', timeZone);
      }
      const [state] = await at.db.select().from(countStates);
      expect(state).toMatchObject({ timeZone, rolledFrom: null, rollsBackTo: null });
      for (const grain of grains) await expectExact(days, grain, timeZone);
      await expectSameOfAll();
      for (const day of ['2025-03-30', '2025-10-26', '2025-03-09', '2025-11-02', '2025-04-06', '2025-10-05']) {
        const [from, to] = [await dayIn(timeZone, day), await dayIn(timeZone, `${day} 24:00`)];
        for (const kind of kindIds) {
          const question = { from, to, grain: 'day' as const, timeZone, now };
          expect(await countedFigures(at.db, kind, question)).toEqual(await rawFigures(at.db, kind, question));
        }
      }
      const months = await at.db.select().from(callerCounts).where(eq(callerCounts.grain, 'month'));
      const month = sql`date_trunc('month', started_at at time zone ${timeZone}::text)::date::text`;
      const raw = await at.db.execute<{ period: string; number: string; calls: number }>(sql`
      select ${month} as period, caller_number as number, count(*)::int as calls from ${calls}
      where traffic_counted and direction = 'inbound' and caller_number <> '' group by 1, 2`);
      const told = (rows: readonly { period: string; number: string; calls: number }[]) =>
        rows.map(({ period, number, calls: times }) => `${period} ${number} ${times}`).sort();
      expect(told(months)).toEqual(told(raw));
      const years = await at.db.select().from(callerCounts).where(eq(callerCounts.grain, 'year'));
      const sumOf = (rows: readonly { calls: number }[]) => rows.reduce((sum, { calls: times }) => sum + times, 0);
      expect(sumOf(years)).toBe(sumOf(months));
    },
  );

  it('count each fact once, whoever counts at the same time and whatever changes meanwhile', async () => {
    const chance = new Chance(5);
    await addFacts(at.db, chance, 'race', 50);
    const counters = Array.from({ length: 8 }, () => countFacts(at.db));
    const changes = Array.from({ length: 6 }, (_, n) => changeFacts(at.db, new Chance(n), 15));
    await Promise.all([...counters, ...changes]);
    await countAll();
    for (const grain of grains) await expectExact(year, grain, 'Europe/Berlin');
  });

  it('are put right for calls in the table of any month', async () => {
    const startedAt = new Date();
    const [made] = await at.db.execute<{ id: string }>(sql`select call_id_from(now()) as id`);
    const id = made?.id ?? '';
    const call = {
      direction: 'inbound' as const,
      callerNumber: '',
      calledNumber: '2000',
      startedAt,
      endedAt: startedAt,
    };
    await at.db.insert(calls).values({ id, ...call, endReason: 'completed' });
    await countAll();
    await at.db.update(calls).set({ endReason: 'bug' }).where(eq(calls.id, id));
    const quarter = Math.floor(startedAt.getTime() / quarterMs) * quarterMs;
    const days = { from: new Date(quarter), to: new Date(quarter + quarterMs) };
    await expectExact(days, 'quarter', 'UTC', ['calls']);
    await countAll();
    await expectExact(days, 'quarter', 'UTC', ['calls']);
    const [kept] = await at.db.execute<{ in: string }>(
      sql`select tableoid::regclass::text as in from call where id = ${id}`,
    );
    expect(kept?.in).toMatch(/^call_\d/);
  });

  it('are the same when they are made anew as a whole', async () => {
    await changeFacts(at.db, new Chance(99), 10);
    await at.db.delete(countStates);
    await countAgain(at.db);
    for (const grain of grains) await expectExact(year, grain, 'UTC');
    await expectSameOfAll();
    await countAll();
    await expectExact(year, 'day', 'UTC');
  });

  it('keep what was counted of facts that are deleted', async () => {
    const question = { ...year, grain: 'day' as const, timeZone: 'UTC', now };
    const before = await countedFigures(at.db, 'agent', question);
    await at.db.delete(conversations).where(eq(conversations.counted, true));
    expect(await countedFigures(at.db, 'agent', question)).toEqual(before);
  });
});
