import { connect, flows, migrate, numbers } from '@patchbay/drizzle';
import {
  countAgain,
  countFacts,
  listSamplingRules,
  listScorecards,
  listScorecardVersions,
  reviewMarksOf,
  scoreAnswers,
} from '@patchbay/records';
import { startTestStack } from '@patchbay/tools';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateDay } from './generate-day.ts';
import { generateCentre } from './generated-centre.ts';
import { GeneratedRows } from './generated-rows.ts';
import { loadYear } from './load-year.ts';
import { storeInProcesses } from './store-in-processes.ts';
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
  'plan_count',
  'plan_day',
  'plan_month',
  'presence_count',
  'presence_day',
  'presence_month',
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

let databaseUrl = '';

beforeAll(async () => {
  const stack = await startTestStack({ parts: ['postgres'] });
  databaseUrl = stack.databaseUrl;
  open = { connection: connect(stack.databaseUrl, { max: 4 }), stop: () => stack.stop() };
  await migrate(stack.databaseUrl);
  const { db } = connection();
  await db.insert(flows).values({ id: 'own', name: 'Own', kind: 'voice' });
  await db.insert(numbers).values({ number: '2000', flowId: 'own' });
  await loadYear(stack.databaseUrl, {
    ...size,
    stepDays: 366,
    bulk: true,
    processes: 1,
    counted: false,
    say: () => undefined,
  });
});

afterAll(async () => {
  await open?.connection.close();
  await open?.stop();
});

async function addDatabase(name: string): Promise<string> {
  await connection().sql.unsafe(`create database ${name}`);
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  return url.href;
}

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

  it('plans what people then keep to but for some minutes, and not all of them', async () => {
    const local = (column: string) => `(${column} at time zone '${size.timeZone}')`;
    expect(
      await one(`select count(*)::int as value from agent_shift s where (
        select array_agg((since, until)::text order by since) from shift_part where shift_id = s.id
      ) is null or since <> (select min(since) from shift_part where shift_id = s.id)
        or until <> (select max(until) from shift_part where shift_id = s.id)
        or until - since <> (select sum(until - since) from shift_part where shift_id = s.id)`),
    ).toBe(0);
    expect(
      await one(
        `select count(*)::int as value from agent_shift where extract(minute from ${local('since')})::int % 15 <> 0`,
      ),
    ).toBe(0);
    const keptTo = `
      select sum(extract(epoch from least(p.until, s.until) - greatest(p.since, s.since)))
      from shift_part p join agent_state s on s.user_id = p.agent_id and s.since < p.until and s.until > p.since
      where case when p.activity = '' then s.state <> 'not_ready' else s.reason = p.activity end`;
    const share = await one<number>(
      `select ((${keptTo}) / (select sum(extract(epoch from until - since)) from shift_part))::float8 as value`,
    );
    expect(share).toBeGreaterThan(0.85);
    expect(share).toBeLessThan(0.97);
    const missed = `not exists (select from agent_state a where a.user_id = s.agent_id and a.since < s.until and a.until > s.since)`;
    expect(await one<number>(`select count(*)::int as value from agent_shift s where ${missed}`)).toBeGreaterThan(0);
    expect(
      await one<number>(`select count(*)::int as value from agent_state a where not exists
        (select from agent_shift s where a.user_id = s.agent_id and a.since < s.until and a.until > s.since)`),
    ).toBeGreaterThan(0);
  });

  it('has reviews that the product would have made', async () => {
    const { db, sql } = connection();
    const stored = await sql`
      select r.*, v.content from review r join scorecard_version v on v.scorecard_id = r.scorecard_id and v.version = r.version`;
    const finished = stored.filter(({ finished_at }) => finished_at !== null);
    expect(finished.length).toBeGreaterThan(stored.length * 0.9);
    expect(stored.length).toBeGreaterThan(finished.length);
    for (const review of finished) {
      const { score, passed, knockedOutBy, open } = scoreAnswers(review.content, review.answers);
      expect([review.score, review.passed, review.knocked_out_by, open]).toEqual([score, passed, knockedOutBy, []]);
    }
    const marks = await sql`select review_id, question_id, earned, must_pass, failed from review_mark order by 1, 2`;
    const wanted = finished.flatMap((row) => {
      const { id, scorecard_id, call_id, queue_id, agent_id, reviewer_id, talked_at, calibration_id, answers } = row;
      return reviewMarksOf(
        {
          id,
          scorecardId: scorecard_id,
          callId: call_id,
          queueId: queue_id,
          agentId: agent_id,
          reviewerId: reviewer_id,
          talkedAt: talked_at,
          calibrationId: calibration_id,
          answers,
        },
        row.content,
      );
    });
    const line = (...values: unknown[]) => JSON.stringify(values);
    expect(
      marks.map((row) => line(row.review_id, row.question_id, row.earned, row.must_pass, row.failed)).sort(),
    ).toEqual(
      wanted
        .map(({ reviewId, questionId, earned, mustPass, failed }) =>
          line(reviewId, questionId, earned, mustPass, failed),
        )
        .sort(),
    );
    expect(await one<number>('select count(*)::int as value from calibration')).toBeGreaterThan(0);
    expect(await one<number>('select count(*)::int as value from review_comment')).toBeGreaterThan(0);
    expect(
      await one<number>('select count(*)::int as value from review where acknowledged_at is not null'),
    ).toBeGreaterThan(0);
    expect(
      await one(`select count(*)::int as value from review r left join conversation v on v.id = r.conversation_id
        where v.id is null or (v.call_id, v.agent_id, v.queue_id, v.offered_at, v.outcome)
          is distinct from (r.call_id, r.agent_id, r.queue_id, r.talked_at, 'answered')`),
    ).toBe(0);
    for (const scorecard of await listScorecards(db))
      expect((await listScorecardVersions(db, scorecard.id)).length).toBe(scorecard.version);
    expect((await listSamplingRules(db)).every(({ lastDraw }) => lastDraw !== null)).toBe(true);
  });

  it('is the same whatever the number of processes that store it', async () => {
    const url = await addDatabase('several');
    const { close, sql } = connect(url, { max: 1 });
    try {
      const one = { ...size, stepDays: 366, bulk: true, counted: false, say: () => undefined };
      const { rows } = await loadYear(url, { ...one, processes: 3 });
      expect(rows.call).toBe(size.calls);
      for (const table of Object.keys(rows)) {
        // Rows that nothing refers to are numbered as they come.
        const lines = `select md5(string_agg(line, ',' order by line)) as all
          from (select (to_jsonb(t) - case when '${table}' in ('agent_state', 'shift_part') then 'id' else '' end)::text as line
            from ${table} as t) as lines`;
        expect(await sql.unsafe(lines), table).toEqual(await connection().sql.unsafe(lines));
      }
    } finally {
      await close();
    }
  }, 120_000);

  it('ends with what went wrong in a process, and ends the others', async () => {
    const url = await addDatabase('empty');
    await expect(storeInProcesses(url, { ...size, stepDays: 0 }, 2, () => undefined)).rejects.toThrow(
      /^days \d+ to \d+ could not be stored: relation "call" does not exist$/,
    );
    const { close, sql } = connect(url, { max: 1 });
    const left = () => sql`select pid from pg_stat_activity where application_name like 'patchbay-generator%'`;
    await expect.poll(left, { timeout: 10_000 }).toEqual([]);
    await close();
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
