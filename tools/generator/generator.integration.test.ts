import { connect, flows, migrate, numbers } from '@patchbay/drizzle';
import { countAgain, countFacts } from '@patchbay/records';
import { startTestStack } from '@patchbay/tools';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateDay } from './generate-day.ts';
import { generateCentre } from './generated-centre.ts';
import { GeneratedRows } from './generated-rows.ts';
import { loadYear } from './load-year.ts';
import { daysOfYear } from './year-shape.ts';

const size = { seed: 7, year: 2025, timeZone: 'Europe/Berlin', calls: 1_200, agents: 6, queues: 5 };
const countTables = [
  'call_count',
  'call_hour',
  'call_day',
  'queue_count',
  'queue_hour',
  'queue_day',
  'agent_count',
  'agent_day',
  'agent_state_count',
  'agent_state_day',
  'wrap_up_count',
  'wrap_up_day',
  'satisfaction_count',
  'satisfaction_day',
  'form_count',
  'form_day',
  'node_traffic',
  'node_count',
  'caller_count',
];
let open: { connection: ReturnType<typeof connect>; stop(): Promise<void> } | null = null;

function connection() {
  if (open === null) throw new Error('the database is there only while tests run');
  return open.connection;
}

beforeAll(async () => {
  const stack = await startTestStack({ parts: ['postgres'] });
  open = { connection: connect(stack.databaseUrl, { max: 4 }), stop: () => stack.stop() };
  await migrate(stack.databaseUrl);
  const { db } = connection();
  await db.insert(flows).values({ id: 'own', name: 'Own', kind: 'voice' });
  await db.insert(numbers).values({ number: '2000', flowId: 'own' });
  await loadYear(stack.databaseUrl, { ...size, stepDays: 366, bulk: true, processes: 2, counted: false, say: () => undefined });
});

afterAll(async () => {
  await open?.connection.close();
  await open?.stop();
});

async function one<T>(query: string): Promise<T> {
  const [row] = await connection().sql.unsafe<{ value: T }[]>(query);
  if (row === undefined) throw new Error('nothing came back');
  return row.value;
}

async function figures(): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const table of countTables) {
    const rows = await connection().sql.unsafe(`select to_jsonb(t)::text as line from ${table} as t order by 1`);
    found[table] = rows.map(({ line }) => line);
  }
  return found;
}

describe('a generated year', () => {
  it('is the same for the same seed, and another for another', () => {
    const [day] = daysOfYear(size.year, 40_000, size.timeZone).slice(5);
    if (day === undefined) throw new Error('the year has no sixth day');
    const linesOf = (seed: number) => {
      const rows = new GeneratedRows();
      const centre = generateCentre({ ...size, seed, versionsFrom: [0] });
      generateDay(centre, day, rows, { seed, handlingMs: 120_000, callers: 500, withSteps: true });
      return rows.all.map((writer) => [...writer.take()].join(''));
    };
    expect(linesOf(1)).toEqual(linesOf(1));
    expect(linesOf(2)[0]).not.toEqual(linesOf(1)[0]);
  });

  it('has just so many calls, most of them by day and on weekdays', async () => {
    expect(await one('select count(*)::int as value from call')).toBe(size.calls);
    const local = `(started_at at time zone '${size.timeZone}')`;
    const share = (condition: string) =>
      one<number>(`select (count(*) filter (where ${condition}))::float8 / count(*) as value from call`);
    expect(await share(`extract(hour from ${local}) between 8 and 17`)).toBeGreaterThan(0.8);
    expect(await share(`extract(isodow from ${local}) = 7`)).toBeLessThan(0.05);
    expect(await share(`extract(isodow from ${local}) = 1`)).toBeGreaterThan(0.17);
    expect(await one('select count(distinct version)::int as value from call')).toBe(3);
    expect(
      await one("select min(extract(year from started_at at time zone 'Europe/Berlin'))::int as value from call"),
    ).toBe(2025);
    expect(await one(`select count(*)::int as value from call_default`)).toBe(0);
  });

  it('leaves a number to the flow that has it already', async () => {
    expect(await one("select flow_id as value from number where number = '2000'")).toBe('own');
  });

  it('has every index and every reference again that was put aside', async () => {
    expect(
      await one("select count(*)::int as value from pg_indexes where indexname in ('call_text', 'call_step_by_node')"),
    ).toBe(2);
    expect(await one('select count(*)::int as value from pg_index where not indisvalid')).toBe(0);
    expect(
      await one(
        "select count(*)::int as value from pg_constraint where conname = 'call_step_call_id_call_id_fk' and convalidated and conparentid = 0",
      ),
    ).toBe(1);
  });

  it('gives nobody two things to do at once, and no call more time than it had', async () => {
    expect(
      await one(`
        select count(*)::int as value from (
          select since, lag(until) over (partition by user_id order by since, until) as before from agent_state
        ) as states where since < before`),
    ).toBe(0);
    expect(
      await one(`
        select count(*)::int as value from conversation v join call c on c.id = v.call_id
        where v.offered_at < c.started_at or v.ended_at > c.ended_at`),
    ).toBe(0);
    expect(
      await one(`
        select count(*)::int as value from queue_visit
        where waited_ms <> round(extract(epoch from left_at - joined_at) * 1000) or left_at < joined_at`),
    ).toBe(0);
  });

  it('is counted as a whole to just what it is counted to a few at a time', async () => {
    const { db } = connection();
    while ((await countFacts(db)) > 0);
    const little = await figures();
    expect((little.node_traffic as unknown[]).length).toBeGreaterThan(0);
    await countAgain(db);
    const whole = await figures();
    for (const table of countTables) expect(whole[table], table).toEqual(little[table]);
  }, 240_000);
});
