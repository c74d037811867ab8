import {
  agentStates,
  agents,
  conversations,
  countStates,
  flows,
  queues,
  queueVisits,
  satisfactionAnswers,
  teams,
} from '@patchbay/drizzle';
import type { NodeTypeRegistry } from '@patchbay/flow-schema';
import {
  type CountNeed,
  countKey,
  type DimensionId,
  defaultFormulaSettings,
  formulaWith,
  type MeasureId,
  type ReportCell,
  type ReportDefinition,
  type ReportResult,
  type ReportView,
  reportDefinitionSchema,
  reportViewSchema,
  serviceLevelForms,
} from '@patchbay/reports';
import { eq, type SQL, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { listAudit } from '../audit.ts';
import { appendCallSteps } from '../calls/call-steps.ts';
import { recordCallEnded, recordCallStarted } from '../calls/calls.ts';
import { countFacts } from '../counts/count-facts.ts';
import { RecordError } from '../record-error.ts';
import { setSetting } from '../settings.ts';
import { addPerson, useDatabase } from '../testing/test-records.ts';
import { type CallsBehindPage, listCallsBehind } from './calls-behind.ts';
import { listDimensionValues, listIdleDimensions } from './dimension-values.ts';
import { runReport } from './run-report.ts';
import { changeSavedReport, listSavedReports, removeSavedReport, saveReport } from './saved-reports.ts';

const at = useDatabase();
const registry: NodeTypeRegistry = { get: () => undefined, list: () => [] };
const nowMs = Date.UTC(2026, 10, 20, 12);
/** Two weeks around the end of summer time in Berlin. */
const start = Date.UTC(2026, 9, 17, 22);
const twoWeeks = { kind: 'absolute', from: '2026-10-18', to: '2026-11-01' } as const;

let seed = 11;
const random = (below: number): number => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((seed / 2_147_483_648) * below);
};
const oneOf = <T>(values: readonly T[]): T => values[random(values.length)] as T;

async function countAll(): Promise<void> {
  for (let more = 1; more > 0; ) more = await countFacts(at.db);
}

async function run(
  definition: Partial<ReportDefinition> & { measures: MeasureId[] },
  view: Partial<ReportView> = {},
): Promise<ReportResult> {
  return await runReport(
    at.db,
    reportDefinitionSchema.parse({ dimensions: [], ...definition }),
    reportViewSchema.parse({ range: twoWeeks, timeZone: 'Europe/Berlin', ...view }),
    { nowMs, registry },
  );
}

/** Lines as their key and their values, to be held against the columns that a query gives. */
const told = ({ rows, measures }: ReportResult): unknown[][] =>
  inOrder(rows.map(({ key, values }) => [...key, ...measures.map(({ id }) => values[id])]));
const asked = async (query: SQL): Promise<unknown[][]> =>
  inOrder((await at.db.execute<Record<string, unknown>>(query)).map((row) => Object.values(row)));
const inOrder = (lines: unknown[][]): unknown[][] =>
  lines.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

const outcomes = ['answered', 'answered', 'answered', 'abandoned', 'overflow', 'moved', 'callback', 'left', 'failed'];

beforeAll(async () => {
  const { db } = at;
  await db.insert(teams).values({ id: 'north', name: 'North' });
  const people = [await addPerson(db, 'agent'), await addPerson(db, 'agent'), await addPerson(db, 'agent')];
  await db.insert(agents).values(people.slice(0, 2).map(({ id }) => ({ userId: id, teamId: 'north' })));
  await db.insert(queues).values([
    { id: 'sales', name: 'Sales', serviceLevelMs: 20_000 },
    { id: 'help', name: 'Help', serviceLevelMs: 33_000 },
  ]);
  await db.insert(flows).values({ id: 'main', name: 'Main', kind: 'voice' });
  for (let number = 0; number < 700; number += 1) {
    const startedAt = new Date(start + random(14 * 86_400_000));
    const id = `call-${number}`;
    await recordCallStarted(db, {
      id,
      direction: oneOf(['inbound', 'inbound', 'outbound']),
      callerNumber: `+49309018${random(90)}`,
      callerName: '',
      calledNumber: '2000',
      flowId: oneOf(['main', 'gone']),
      version: oneOf(['v1', 'v2']),
      language: 'en-US',
      startedAt,
    });
    const endedAt = new Date(startedAt.getTime() + random(400_000));
    if (number % 40 !== 0)
      await recordCallEnded(db, id, { endedAt, endReason: oneOf(['completed', 'caller_hung_up']) });
    const outcome = oneOf(outcomes);
    const waitedMs = random(90_000);
    const queueId = oneOf(['sales', 'help', 'closed-long-ago']);
    await db.insert(queueVisits).values({
      id: `${id}.1.0`,
      callId: id,
      callbackId: number % 25 === 0 ? `back-${number}` : null,
      queueId,
      joinedAt: startedAt,
      leftAt: number % 40 === 0 ? null : new Date(startedAt.getTime() + waitedMs),
      outcome: number % 40 === 0 ? null : outcome,
      waitedMs: number % 40 === 0 ? null : waitedMs,
      positionAtJoin: 1,
      vip: number % 7 === 0,
    });
    const agentId = oneOf(people).id;
    await db.insert(conversations).values({
      id: `${id}.1`,
      callId: id,
      queueId: number % 9 === 0 ? null : queueId,
      agentId,
      direction: 'inbound',
      offeredAt: startedAt,
      endedAt,
      outcome: oneOf(['answered', 'answered', 'no_answer', 'declined']),
      talkMs: random(300_000),
      holdMs: random(9_000),
      wrapUpMs: random(30_000),
    });
    await db.insert(agentStates).values({
      userId: agentId,
      state: oneOf(['ready', 'talking', 'not_ready', 'after_call_work', 'signed_out']),
      since: startedAt,
      until: endedAt,
    });
    if (number % 3 === 0)
      await db.insert(satisfactionAnswers).values({
        id: `${id}.9`,
        callId: id,
        agentId,
        queueId,
        flowId: 'main',
        nodeId: 'ask',
        question: 'Delivery',
        score: random(6),
        scoreMax: 5,
        at: endedAt,
      });
    if (number === 500) await countAll();
  }
}, 120_000);

const inBerlin = (column: string): SQL => sql.raw(`(${column} at time zone 'Europe/Berlin')`);
const within = (column: string): SQL =>
  sql.raw(`${column} >= '2026-10-18T00:00 Europe/Berlin' and ${column} < '2026-11-01T00:00 Europe/Berlin'`);
const share = (above: string, below: string): SQL => sql.raw(`((${above})::float8 / nullif((${below})::float8, 0))`);
const answered = `count(*) filter (where outcome = 'answered')`;

/** Each report beside a query of what happened, written by hand. */
const pairs: Readonly<Record<string, () => Promise<void>>> = {
  'queues by day': async () => {
    const result = await run({
      measures: ['offered', 'answered', 'abandoned', 'average_wait', 'longest_wait', 'answer_rate', 'vip_share'],
      dimensions: ['time', 'queue'],
    });
    expect(told(result)).toEqual(
      await asked(sql`
        select to_char(${inBerlin('joined_at')}, 'YYYY-MM-DD') as k0, queue_id as k1, count(*)::int as v0,
          ${sql.raw(answered)}::int as v1, (count(*) filter (where outcome = 'abandoned'))::int as v2,
          ${share(`sum(waited_ms) filter (where outcome = 'answered')`, answered)} as v3,
          coalesce(max(waited_ms) filter (where outcome in ('answered', 'abandoned')), 0) as v4,
          ${share(answered, 'count(*)')} as v5, ${share('count(*) filter (where vip)', 'count(*)')} as v6
        from queue_visit where callback_id is null and ${within('joined_at')} group by 1, 2`),
    );
  },
  'the service level, also of queues whose threshold is not counted': async () => {
    for (const serviceLevel of serviceLevelForms) {
      for (const thresholdMs of [null, 20_000, 17_300]) {
        const result = await run(
          { measures: ['service_level'], dimensions: ['queue'] },
          {
            formula: {
              serviceLevel,
              thresholdMs,
              shortAbandonMs: 7_000,
              shortAbandons: 'leave_out',
              overflow: 'leave_out',
            },
          },
        );
        const limit = thresholdMs ?? `(case queue_id when 'help' then 33000 else 20000 end)`;
        const inTime = `count(*) filter (where outcome = 'answered' and waited_ms <= ${limit})`;
        const gaveUp = `count(*) filter (where outcome = 'abandoned' and waited_ms <= ${limit})`;
        const short = `count(*) filter (where outcome = 'abandoned' and waited_ms <= 7000)`;
        const all = `count(*) filter (where outcome is null or outcome not in ('overflow', 'moved', 'callback'))`;
        const formula = {
          of_answered: share(inTime, answered),
          of_all: share(inTime, `${all} - ${short}`),
          with_abandoned_in_time: share(`${inTime} + ${gaveUp} - ${short}`, `${all} - ${short}`),
          without_abandoned_in_time: share(inTime, `${all} - ${gaveUp}`),
        }[serviceLevel];
        expect(told(result)).toEqual(
          await asked(sql`select queue_id as k0, ${formula} as v0 from queue_visit
            where callback_id is null and ${within('joined_at')} group by 1`),
        );
      }
    }
  },
  'calls by hour, also the one that comes twice': async () => {
    const result = await run(
      { measures: ['calls', 'calls_in', 'calls_out', 'average_call_time'], dimensions: ['time', 'version'] },
      {
        range: { kind: 'absolute', from: '2026-10-24', to: '2026-10-27' },
        filters: [{ dimension: 'flow', values: ['main'], exclude: false }],
      },
    );
    expect(result.grain).toBe('hour');
    expect(result.times).toHaveLength(73);
    const moments = result.rows.map(({ key: [time, ...others], ...row }) => ({
      ...row,
      key: [String(Date.parse(time ?? '')), ...others],
    }));
    expect(told({ ...result, rows: moments })).toEqual(
      await asked(sql`
        select (extract(epoch from date_trunc('hour', started_at)) * 1000)::bigint::text as k0, version as k1,
          count(*)::int as v0, (count(*) filter (where direction = 'inbound'))::int as v1,
          (count(*) filter (where direction = 'outbound'))::int as v2,
          ${share('coalesce(sum(extract(epoch from ended_at - started_at) * 1000), 0)', 'count(*)')} as v3
        from call where flow_id = 'main' and started_at >= '2026-10-24T00:00 Europe/Berlin'
          and started_at < '2026-10-27T00:00 Europe/Berlin'
        group by date_trunc('hour', started_at), version`),
    );
  },
  'agents and their teams, out of two kinds of counts': async () => {
    const result = await run({
      measures: ['offers', 'talks', 'average_handling_time', 'ready_time', 'signed_in_time'],
      dimensions: ['team'],
    });
    expect(told(result)).toEqual(
      await asked(sql`
        with talk as (
          select coalesce(team_id, '') as team, count(*)::int as offers, ${sql.raw(answered)}::int as talks,
            ${share('sum(talk_ms + hold_ms + wrap_up_ms)', answered)} as handling
          from conversation left join agent on user_id = agent_id where ${within('offered_at')} group by 1
        ), state as (
          select coalesce(team_id, '') as team,
            coalesce(sum(ms) filter (where state = 'ready'), 0)::float8 as ready,
            coalesce(sum(ms) filter (where state <> 'signed_out'), 0)::float8 as signed_in
          from (select *, extract(epoch from least(until, '2026-11-01T00:00 Europe/Berlin') - since) * 1000 as ms
            from agent_state where ${within('since')}) as s
          left join agent using (user_id) group by 1
        )
        select team as k0, offers as v0, talks as v1, handling as v2, ready as v3, signed_in as v4
        from talk join state using (team)`),
    );
  },
  'scores by question': async () => {
    const result = await run({
      measures: ['ratings', 'average_score', 'satisfaction'],
      dimensions: ['question', 'queue'],
    });
    expect(told(result)).toEqual(
      await asked(sql`
        select question as k0, queue_id as k1, count(*)::int as v0, ${share('sum(score)', 'count(*)')} as v1,
          ${share('sum(score)', 'sum(score_max)')} as v2
        from satisfaction_answer where ${within('at')} group by 1, 2`),
    );
  },
  'the hours of the week': async () => {
    const measures: MeasureId[] = ['offered', 'longest_wait', 'vip_share', 'average_wait'];
    for (const [values, exclude, isMeant] of [
      [[], true, 'true'],
      [['true', 'else'], true, 'not vip'],
      [['true'], false, 'vip'],
      [['else'], false, 'false'],
    ] as const) {
      const result = await run(
        { measures, dimensions: ['weekday', 'hour_of_day'] },
        { filters: values.length === 0 ? [] : [{ dimension: 'vip', values: [...values], exclude }] },
      );
      expect(told(result)).toEqual(
        await asked(sql`
          select extract(isodow from ${inBerlin('joined_at')})::text as k0, to_char(${inBerlin('joined_at')}, 'HH24') as k1,
            count(*)::int as v0, coalesce(max(waited_ms) filter (where outcome in ('answered', 'abandoned')), 0) as v1,
            ${share('count(*) filter (where vip)', 'count(*)')} as v2,
            ${share(`sum(waited_ms) filter (where outcome = 'answered')`, answered)} as v3
          from queue_visit where callback_id is null and ${within('joined_at')} and ${sql.raw(isMeant)} group by 1, 2`),
      );
    }
  },
  'some hours of some days of the week': async () => {
    const result = await run(
      { measures: ['offered', 'answered'], dimensions: ['queue'] },
      {
        filters: [
          { dimension: 'weekday', values: ['1', '7'], exclude: false },
          { dimension: 'hour_of_day', values: ['08', '09', '22'], exclude: true },
        ],
      },
    );
    const meant = sql`extract(isodow from ${inBerlin('joined_at')}) in (1, 7) and extract(hour from ${inBerlin('joined_at')}) not in (8, 9, 22)`;
    expect(told(result)).toEqual(
      await asked(sql`
        select queue_id as k0, count(*)::int as v0, ${sql.raw(answered)}::int as v1
        from queue_visit where callback_id is null and ${within('joined_at')} and ${meant} group by 1`),
    );
  },
  'frequent callers': async () => {
    const measures: MeasureId[] = ['caller_calls', 'callers', 'repeat_callers'];
    const calledBy = sql`select caller_number, count(*)::int as calls from call
      where direction = 'inbound' and ${within('started_at')} group by 1`;
    const sort = { by: 'caller_calls' as const, descending: true };
    const result = await run({ measures, dimensions: ['caller'], sort, limit: 5 });
    expect(result.rows.map(({ values }) => values.caller_calls)).toEqual(
      (await at.db.execute<{ calls: number }>(sql`${calledBy} order by 2 desc limit 5`)).map(({ calls }) => calls),
    );
    expect(told(await run({ measures }))).toEqual(
      await asked(sql`select sum(calls)::int as v0, count(*)::int as v1, (count(*) filter (where calls > 1))::int as v2
        from (${calledBy}) as c`),
    );
    expect(result.totals.values).toEqual((await run({ measures })).totals.values);
  },
};

describe('a report equals a query of what happened', () => {
  it.each(Object.keys(pairs))('%s, while much of it is not counted yet', async (name) => {
    await pairs[name]?.();
  });

  it.each(Object.keys(pairs))('%s, once all is counted', async (name) => {
    await countAll();
    await pairs[name]?.();
  });

  it.each(Object.keys(pairs))('%s, by the hours and days of the centre', async (name) => {
    await setSetting(at.db, { id: null, name: 'test' }, 'centre.timeZone', 'Europe/Berlin');
    await countAll();
    const [clock] = await at.db.select().from(countStates);
    expect(clock).toMatchObject({ timeZone: 'Europe/Berlin', rolledFrom: null });
    await pairs[name]?.();
  });
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
      await recordCallStarted(at.db, {
        id,
        direction: 'inbound',
        callerNumber: `+4930901800${number % 2 === 0 ? '' : '0'}`,
        callerName: '',
        calledNumber: '2000',
        flowId: 'main',
        version: 'v1',
        language: 'en-US',
        startedAt,
      });
      await recordCallEnded(at.db, id, { endedAt: startedAt, endReason: 'completed' });
    }
  });

  it.each(spans)(
    'are told by months that are kept and calls beside them: %s to %s in %s',
    async (from, to, timeZone) => {
      await setSetting(at.db, { id: null, name: 'test' }, 'centre.timeZone', 'Europe/Berlin');
      await countAll();
      const view = { range: { kind: 'absolute' as const, from, to }, timeZone };
      const local = sql`(started_at at time zone ${timeZone}::text)`;
      const called = (by: SQL) => sql`
      select ${by} as t, caller_number as number, count(*)::int as calls from call
      where direction = 'inbound' and caller_number <> '' and ${local} >= ${from}::timestamp and ${local} < ${to}::timestamp
      group by 1, 2`;
      const all = await asked(sql`select ${sums} from (${called(sql`''`)}) as c`);
      expect(told(await run({ measures }, view))).toEqual(all);
      const byMonth = await run({ measures, dimensions: ['time'] }, { ...view, grain: 'month' });
      const months = called(sql`to_char(${local}, 'YYYY-MM')`);
      expect(told(byMonth)).toEqual(await asked(sql`select t as k0, ${sums} from (${months}) as c group by 1`));
      expect(measures.map((id) => byMonth.totals.values[id])).toEqual(all[0]);
      const sort = { by: 'caller_calls' as const, descending: true };
      const most = await run({ measures, dimensions: ['caller'], sort, limit: 7 }, view);
      expect(inOrder(most.rows.map(({ key, values }) => [...key, values.caller_calls]))).toEqual(
        await asked(sql`select number, calls from (${called(sql`''`)}) as c order by calls desc, number limit 7`),
      );
      const days = await run({ measures, dimensions: ['time', 'caller'] }, { ...view, grain: 'month' });
      expect(told(days).map(([t, number, calls]) => [t, number, calls])).toEqual(
        await asked(sql`select t as k0, number as k1, calls as v0 from (${months}) as c`),
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
    expect(told(await run({ measures, dimensions: ['time'] }, { range: of2026 }))).toEqual(
      await asked(sql`select t as k0, ${sums} from (${months}) as c group by 1`),
    );
    expect(told(await run({ measures }, { range: of2026 }))).toEqual(
      await asked(sql`select ${sums} from (${called(sql`''`, '2026-01-01', '2027-01-01')}) as c`),
    );
    const sort = { by: 'caller_calls' as const, descending: true };
    for (const [range, from, to] of [
      [october, october.from, october.to],
      [of2026, of2026.from, of2026.to],
    ] as const) {
      const most = await run({ measures, dimensions: ['caller'], sort, limit: 7 }, { range });
      expect(inOrder(most.rows.map(({ key, values }) => [...key, values.caller_calls]))).toEqual(
        await asked(
          sql`select number, calls from (${called(sql`''`, from, to)}) as c order by calls desc, number limit 7`,
        ),
      );
    }
  };

  it('are told by the numbers and sums that are kept of them', expectExact);

  it('are told with the calls that nobody has counted yet', async () => {
    for (const [index, callerNumber] of ['+4930901800', '+4930901800', '+49309018777', '+4930901805'].entries()) {
      const startedAt = new Date(start + index * 86_400_000 * 5);
      const id = `fresh-${index}`;
      await recordCallStarted(at.db, {
        id,
        direction: 'inbound',
        callerNumber,
        callerName: '',
        calledNumber: '2000',
        flowId: 'main',
        version: 'v1',
        language: 'en-US',
        startedAt,
      });
      await recordCallEnded(at.db, id, { endedAt: startedAt, endReason: 'completed' });
    }
    await expectExact();
  });
});

describe('more lines than are asked for', () => {
  it('are counted, and in the totals; the first are told', async () => {
    const definition = reportDefinitionSchema.parse({ measures: ['offered'], dimensions: ['queue', 'time'] });
    const view = reportViewSchema.parse({ range: twoWeeks, timeZone: 'Europe/Berlin' });
    const all = await runReport(at.db, definition, view, { nowMs, registry });
    const some = await runReport(at.db, definition, view, { nowMs, registry, linesMax: 5 });
    expect(some.rows).toEqual(all.rows.slice(0, 5));
    expect(some.rowCount).toBe(all.rows.length);
    expect(some.totals).toEqual(all.totals);
  });
});

describe('what is behind a number', () => {
  const openAll = async (definition: ReportDefinition, view: ReportView, cell: ReportCell, count: CountNeed) => {
    const found: string[] = [];
    let cursor: string | null = null;
    do {
      const question = { definition, view, cell, count, compared: false, cursor, limit: 7, nowMs };
      const page: CallsBehindPage = await listCallsBehind(at.db, question);
      found.push(...page.calls.map(({ callId, at: moment }) => `${moment} ${callId}`));
      cursor = page.next;
    } while (cursor !== null);
    expect(new Set(found).size).toBe(found.length);
    return found.length;
  };

  it.each([
    [
      ['offered', 'service_level', 'answer_rate', 'short_abandoned', 'called_back'],
      ['time', 'queue'],
    ],
    [
      ['vip_offered', 'callbacks'],
      ['weekday', 'hour_of_day'],
    ],
    [
      ['calls_in', 'calls_answered', 'person_share'],
      ['time', 'flow', 'version'],
    ],
    [
      ['offers', 'talks', 'offers_missed'],
      ['team', 'direction'],
    ],
    [['ratings'], ['question', 'score']],
    [['caller_calls'], ['caller']],
  ] as [MeasureId[], DimensionId[]][])('%j by %j is as many calls as it says', async (measures, dimensions) => {
    const result = await run(
      { measures, dimensions, limit: 12 },
      { formula: { thresholdMs: 17_300, shortAbandonMs: 5_000, shortAbandons: 'leave_out', overflow: 'leave_out' } },
    );
    expect(result.rows.length).toBeGreaterThan(0);
    const view = reportViewSchema.parse({ range: twoWeeks, timeZone: 'Europe/Berlin', formula: result.formula });
    const parts = result.measures.flatMap((measure) => measure.parts).filter(({ opens }) => opens);
    for (const { key, sums } of result.rows.slice(0, 4)) {
      const cell = {
        key: result.definition.dimensions.map((dimension, index) => ({ dimension, value: key[index] ?? '' })),
      };
      for (const { need } of parts)
        expect([countKey(need), await openAll(result.definition, view, cell, need)]).toEqual([
          countKey(need),
          sums[countKey(need)] ?? 0,
        ]);
    }
  });
});

describe('the steps of a flow', () => {
  it('are told by the ways that calls left them, and open the calls that came by', async () => {
    const story = (left: string | null) => [
      ['node.entered', 'menu', null],
      ...(left === null
        ? []
        : [
            ['node.left', 'menu', left],
            ['node.entered', 'bye', null],
          ]),
    ];
    for (const [number, left] of ['one', 'one', 'two', null].entries()) {
      const id = `steps-${number}`;
      const startedAt = new Date(start + number * 86_400_000);
      await recordCallStarted(at.db, {
        id,
        direction: 'inbound',
        callerNumber: '',
        callerName: '',
        calledNumber: '2000',
        flowId: 'steps',
        version: 's1',
        language: 'en-US',
        startedAt,
      });
      const steps = story(left).map(([kind, nodeId, port], index) => ({
        callId: id,
        index,
        at: startedAt,
        depth: 0,
        flowId: 'steps',
        version: 's1',
        nodeId: nodeId ?? null,
        kind: kind ?? '',
        port: port ?? null,
        detail: {},
      }));
      await appendCallSteps(at.db, steps);
      await recordCallEnded(at.db, id, { endedAt: startedAt, endReason: 'caller_hung_up' });
      // Two of them are counted.
      if (number === 1) await countAll();
    }
    const filters = [{ dimension: 'flow' as const, values: ['steps'], exclude: false }];
    const result = await run({ measures: ['node_visits', 'node_hung_up'], dimensions: ['node', 'exit'] }, { filters });
    expect(told(result)).toEqual([
      ['bye', 'end:caller_hung_up', 3, 3],
      ['menu', 'end:caller_hung_up', 1, 1],
      ['menu', 'port:one', 2, 0],
      ['menu', 'port:two', 1, 0],
    ]);
    const visits = result.measures[0]?.parts[0]?.need ?? { source: 'node', count: 'visits' };
    const view = reportViewSchema.parse({ range: twoWeeks, timeZone: 'Europe/Berlin', filters });
    const key = [
      { dimension: 'node' as const, value: 'menu' },
      { dimension: 'exit' as const, value: 'port:one' },
    ];
    const question = { definition: result.definition, view, cell: { key }, count: visits, compared: false };
    const { calls, next } = await listCallsBehind(at.db, { ...question, cursor: null, limit: 9, nowMs });
    expect([calls.map(({ callId }) => callId), next]).toEqual([['steps-1', 'steps-0'], null]);

    const anyOf = { key: [...key, { dimension: 'exit' as const, value: 'port:two' }] };
    const both = await listCallsBehind(at.db, { ...question, cell: anyOf, cursor: null, limit: 9, nowMs });
    expect(both.calls).toHaveLength(3);
  });
});

describe('campaigns', () => {
  it('are the flows of that kind: their calls are counted, told apart and opened, and the dimension is offered', async () => {
    expect(await listIdleDimensions(at.db)).toEqual(['campaign']);
    await at.db.insert(flows).values({ id: 'spring', name: 'Spring offer', kind: 'campaign' });
    expect(await listIdleDimensions(at.db)).toEqual([]);
    const day = Date.UTC(2026, 10, 5, 9);
    for (const [number, flowId] of ['spring', 'main', 'spring', 'main', 'spring'].entries()) {
      const id = `campaign-${number}`;
      const startedAt = new Date(day + number * 60_000);
      await recordCallStarted(at.db, {
        id,
        direction: 'outbound',
        callerNumber: '',
        callerName: '',
        calledNumber: '+4930555',
        flowId,
        version: 'v1',
        language: 'en-US',
        startedAt,
      });
      await recordCallEnded(at.db, id, { endedAt: new Date(startedAt.getTime() + 30_000), endReason: 'completed' });
      // One of each is not counted yet.
      if (number === 2) await countAll();
    }
    const range = { kind: 'absolute', from: '2026-11-05', to: '2026-11-06' } as const;
    const result = await run({ measures: ['calls_out', 'call_time'], dimensions: ['campaign'] }, { range });
    expect(told(result)).toEqual([
      ['', 2, 60_000],
      ['spring', 3, 90_000],
    ]);
    expect(result.names.campaign).toMatchObject({
      spring: { text: { en: 'Spring offer' } },
      '': { text: { en: 'no campaign' } },
    });
    const only = { dimension: 'campaign' as const, values: ['spring'], exclude: false };
    const totals = (await run({ measures: ['calls'] }, { range, filters: [only] })).totals;
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
    await at.db.delete(flows).where(eq(flows.id, 'spring'));
  });
});

describe('a report beside another', () => {
  it('stands beside the week before, by the clock on the wall', async () => {
    const week = (from: string, to: string) => ({ range: { kind: 'absolute' as const, from, to } });
    const definition = { measures: ['offered', 'longest_wait'] as MeasureId[], dimensions: ['time' as const] };
    const before = await run(definition, week('2026-10-18', '2026-10-25'));
    const both = await run(definition, { ...week('2026-10-25', '2026-11-01'), compare: { kind: 'previous_week' } });
    expect(both.totals.compared).toEqual({ sums: before.totals.sums, values: before.totals.values });
    expect(both.rows.map(({ compared }) => compared?.values.offered)).toEqual(
      before.rows.map(({ values }) => values.offered),
    );
  });

  it('stands beside another version', async () => {
    const of = (version: string) => [{ dimension: 'version' as const, values: [version], exclude: false }];
    const definition = {
      measures: ['calls' as const, 'average_call_time' as const],
      dimensions: ['end_reason' as const],
    };
    const second = await run(definition, { filters: of('v2') });
    const both = await run(definition, { filters: of('v1'), compare: { kind: 'filters', filters: of('v2') } });
    expect(both.rows.map(({ compared }) => compared?.values)).toEqual(second.rows.map(({ values }) => values));
    expect(both.totals.values).toEqual((await run(definition, { filters: of('v1') })).totals.values);
  });
});

describe('what cannot be told', () => {
  it('is refused with what would be right', async () => {
    const refusal = (definition: Parameters<typeof run>[0], view: Partial<ReportView> = {}) =>
      run(definition, view).catch((error: unknown) => (error instanceof RecordError ? error.fields[0]?.field : error));
    expect(await refusal({ measures: ['offered'], dimensions: ['version'] })).toBe('definition.dimensions.0');
    expect(await refusal({ measures: ['offered', 'calls'], dimensions: ['queue'] })).toBe('definition.dimensions.0');
    expect(
      await refusal({ measures: ['calls'] }, { filters: [{ dimension: 'queue', values: ['sales'], exclude: false }] }),
    ).toBe('view.filters.0');
    expect(await refusal({ measures: ['calls'] }, { timeZone: 'Mars/Olympus' })).toBe('view.timeZone');
    expect(
      await refusal({ measures: ['calls'] }, { range: { kind: 'absolute', from: '2026-02-01', to: '2026-01-01' } }),
    ).toBe('view.range');
  });
});

describe('what people keep', () => {
  const input = {
    name: 'Mornings',
    about: '',
    base: null,
    definition: reportDefinitionSchema.parse({ measures: ['calls'], dimensions: ['time'] }),
    view: reportViewSchema.parse({}),
    sharing: 'own' as const,
  };

  it('is theirs, or everyone’s to read and theirs to change', async () => {
    const owner = { ...(await addPerson(at.db, 'supervisor')), isAdmin: false };
    const other = { ...(await addPerson(at.db, 'supervisor')), isAdmin: false };
    const kept = await saveReport(at.db, owner, input);
    expect(kept).toMatchObject({ ...input, ownerId: owner.id, ownerName: owner.name });
    expect(await listSavedReports(at.db, other)).toEqual([]);
    await expect(changeSavedReport(at.db, other, kept.id, { name: 'Mine' })).rejects.toMatchObject({
      code: 'not_found',
    });
    const shared = await changeSavedReport(at.db, owner, kept.id, { sharing: 'everyone' });
    expect(shared).toMatchObject({ ...input, sharing: 'everyone' });
    expect((await listSavedReports(at.db, other)).map(({ id }) => id)).toEqual([kept.id]);
    await expect(removeSavedReport(at.db, other, kept.id)).rejects.toMatchObject({ code: 'not_owner' });
    await removeSavedReport(at.db, { ...other, isAdmin: true }, kept.id);
    expect(await listSavedReports(at.db, owner)).toEqual([]);
    const audit = await listAudit(at.db, { subjectKind: 'report', subjectId: kept.id });
    expect(audit.map(({ action }) => action)).toEqual(['report.removed', 'report.changed', 'report.saved']);
  });

  it('changes no count by another formula', async () => {
    const ask = () => run({ measures: ['service_level'], dimensions: ['queue'] });
    const before = await ask();
    const formula = formulaWith(defaultFormulaSettings, { serviceLevel: 'of_answered', thresholdMs: 30_000 });
    await setSetting(at.db, { id: null, name: 'test' }, 'reports.formula', formula);
    const after = await ask();
    expect(after.formula).toEqual(formula);
    expect(after.measures[0]?.formula.en).toBe('answered within 30 s / answered');
    expect(before.totals.sums['queue.offered[callback=false]']).toBe(
      (await run({ measures: ['offered'] })).totals.sums['queue.offered[callback=false]'],
    );
  });
});
