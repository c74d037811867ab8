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
import { type SQL, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { listAudit } from '../audit.ts';
import { appendCallSteps } from '../calls/call-steps.ts';
import { recordCallEnded, recordCallStarted } from '../calls/calls.ts';
import { RecordError } from '../record-error.ts';
import { setSetting } from '../settings.ts';
import { addPerson, useDatabase } from '../testing/test-records.ts';
import { type CallsBehindPage, listCallsBehind } from './calls-behind.ts';
import { runReport } from './run-report.ts';
import { changeSavedReport, listSavedReports, removeSavedReport, saveReport } from './saved-reports.ts';
import {
  askDirectly,
  askReport,
  countAll,
  nowMs,
  randomFrom,
  registry,
  told,
  twoWeeks,
  twoWeeksStartMs,
} from './testing/asking-reports.ts';

const at = useDatabase();
const random = randomFrom(11);
const oneOf = <T>(values: readonly T[]): T => values[random(values.length)] as T;

const run = (
  ...asked: Parameters<typeof askReport> extends [unknown, ...infer Rest] ? Rest : never
): Promise<ReportResult> => askReport(at.db, ...asked);
const asked = (query: SQL): Promise<unknown[][]> => askDirectly(at.db, query);

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
    const startedAt = new Date(twoWeeksStartMs + random(14 * 86_400_000));
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
    if (number === 500) await countAll(at.db);
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
    await countAll(at.db);
    await pairs[name]?.();
  });

  it.each(Object.keys(pairs))('%s, by the hours and days of the centre', async (name) => {
    await setSetting(at.db, { id: null, name: 'test' }, 'centre.timeZone', 'Europe/Berlin');
    await countAll(at.db);
    const [clock] = await at.db.select().from(countStates);
    expect(clock).toMatchObject({ timeZone: 'Europe/Berlin', rolledFrom: null });
    await pairs[name]?.();
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
      const startedAt = new Date(twoWeeksStartMs + number * 86_400_000);
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
      if (number === 1) await countAll(at.db);
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
