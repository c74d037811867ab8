import { type Connection, connect, type Database } from '@patchbay/drizzle';
import { nodeTypes } from '@patchbay/nodes';
import { listCalls, RecordError, runReport } from '@patchbay/records';
import { type CountSource, type ReadyReport, readyReports, reportViewSchema, sourcesOf } from '@patchbay/reports';
import { startTestStack } from '@patchbay/tools';
import { sql } from 'drizzle-orm';
import { loadYear } from '../generator/load-year.ts';
import { milliseconds, percentile, printTable, type Row } from './table.ts';

const callsUnlessTold = 100_000;
const rounds = { min: 12, max: 100 };
/** What takes long needs fewer rounds to be told. */
const patienceMs = 4_000;
const reportMsMax = 300;
const searchMsMax = 200;
/** As many lines as a screen asks for. */
const shownMax = 5_000;
const year = 2025;
const timeZone = 'Europe/Berlin';
/** What takes longer of the raw tables is not waited for. */
const rawMsMax = 300_000;
const processes = 2;
const [wholeYear, lastMonth] = [`${year}-01-01`, `${year}-12-01`];
/** SQLSTATE of a statement that took longer than it may. */
const queryCanceled = '57014';
/** The turn of the year, there. */
const [begins, ends] = [Date.UTC(year - 1, 11, 31, 23), Date.UTC(year, 11, 31, 23)];

/** What a report of the year asks, of what happened itself. */
const rawQuestions: Readonly<Record<CountSource, string>> = {
  calls: `select date_trunc('day', started_at at time zone 'Europe/Berlin'), direction, count(*), count(answered_at),
    sum(extract(epoch from ended_at - started_at)) from call group by 1, 2`,
  queue: `select queue_id, count(*), count(*) filter (where outcome = 'answered'), sum(waited_ms), max(waited_ms),
    count(*) filter (where outcome = 'answered' and waited_ms <= 20000) from queue_visit group by 1`,
  agent: `select agent_id, count(*), sum(talk_ms), sum(hold_ms), sum(wrap_up_ms) from conversation group by 1`,
  state: `select user_id, state, reason, count(*), sum(extract(epoch from until - since)) from agent_state group by 1, 2, 3`,
  plan: `select agent_id, activity, sum(extract(epoch from until - since)) from shift_part group by 1, 2`,
  presence: `select p.agent_id, activity, state, sum(extract(epoch from least(p.until, s.until) - greatest(p.since, s.since)))
    from shift_part p join agent_state s on s.user_id = p.agent_id and s.since < p.until and s.until > p.since
      and s.since > p.since - interval '24 hours' group by 1, 2, 3`,
  wrap_up: `select wrap_up_code_id, count(*), sum(talk_ms) from conversation where outcome = 'answered' group by 1`,
  satisfaction: `select question, agent_id, avg(score), count(*) from satisfaction_answer group by 1, 2`,
  form: `select node_id, "values" ->> 'outcome', count(*) from form_answer group by 1, 2`,
  node: `select flow_id, version, node_id, port, count(*) from call_step where kind = 'node.left' group by 1, 2, 3, 4`,
  review: `select agent_id, scorecard_id, count(*), avg(score), count(*) filter (where not passed) from review where score is not null group by 1, 2`,
  mark: `select scorecard_id, question_id, count(*), avg(earned), count(*) filter (where failed) from review_mark group by 1, 2`,
  caller: `select caller_number, count(*) from call where direction = 'inbound' group by 1 order by 2 desc limit 100`,
};

interface Times {
  readonly p50: number;
  readonly p99: number;
}

/**
 * How soon every ready report of a whole year is there, and a first page of the call list, beside the same questions asked of the calls
 * themselves. Over a year that it makes, or over one that was made before, whose address stands in BENCH_DATABASE.
 */
export async function reportsSection(): Promise<void> {
  const loaded = process.env.BENCH_DATABASE;
  if (loaded !== undefined) {
    await measure(loaded);
    return;
  }
  const stack = await startTestStack({ parts: ['postgres'] });
  try {
    const calls = Number(process.env.BENCH_CALLS ?? callsUnlessTold);
    await loadYear(stack.databaseUrl, {
      seed: 1,
      year,
      timeZone,
      calls,
      agents: 300,
      queues: 40,
      stepDays: 30,
      bulk: true,
      processes,
      counted: true,
      say: () => undefined,
    });
    await measure(stack.databaseUrl);
  } finally {
    await stack.stop();
  }
}

async function measure(databaseUrl: string): Promise<void> {
  const { db, sql: plain, close } = connect(databaseUrl, { max: 2 });
  try {
    const [size] = await plain<{ calls: number }[]>`select count(*)::int as calls from call`;
    const raw = new Map<CountSource, number>();
    for (const [source, question] of Object.entries(rawQuestions)) {
      raw.set(source as CountSource, await rawMsOf(plain, question));
    }
    const rows: Row[] = [];
    for (const report of readyReports) {
      const from = await longestFrom(db, report);
      rows.push(rowOf(report, from, await timesOf(() => tell(db, report, from)), raw));
    }
    printTable(`Ready reports of a year, ${(size?.calls ?? 0).toLocaleString('en')} calls: p50 / p99 (raw)`, rows);
    printTable('First page of the call list: p50 / p99', await searchRows(db));
  } finally {
    await close();
  }
}

/** How long a question to the raw tables takes; as long as it is waited for where it takes longer. */
async function rawMsOf(plain: Connection['sql'], question: string): Promise<number> {
  const begun = performance.now();
  try {
    await plain.begin(async (tx) => {
      await tx.unsafe(`set local statement_timeout = ${rawMsMax}`);
      await tx.unsafe(question);
    });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === queryCanceled)) throw error;
    return rawMsMax;
  }
  return performance.now() - begun;
}

/** The year, or its last month where the year would be more lines than a report may have. */
async function longestFrom(db: Database, report: ReadyReport): Promise<string> {
  try {
    await tell(db, report, wholeYear);
    return wholeYear;
  } catch (error) {
    if (error instanceof RecordError && error.code === 'value_invalid') return lastMonth;
    throw error;
  }
}

function tell(db: Database, { definition, view }: ReadyReport, from: string) {
  const range = { kind: 'absolute' as const, from, to: `${year + 1}-01-01` };
  // By quarters of an hour nobody looks at a year.
  const asked = reportViewSchema.parse({ ...view, range, grain: 'auto', timeZone });
  return runReport(db, definition, asked, { nowMs: ends, registry: nodeTypes, linesMax: shownMax });
}

function rowOf(
  { id, definition }: ReadyReport,
  from: string,
  { p50, p99 }: Times,
  raw: ReadonlyMap<CountSource, number>,
): Row {
  const sources = [...new Set(definition.measures.flatMap(sourcesOf))];
  const times = sources.map((source) => raw.get(source) ?? 0);
  const rawMs = times.reduce((sum, ms) => sum + ms, 0);
  const over = times.some((ms) => ms === rawMsMax) ? 'over ' : '';
  return {
    what: from === wholeYear ? id : `${id}, its last month`,
    measured: `${milliseconds(p50)} / ${milliseconds(p99)} (${over}${milliseconds(rawMs)})`,
    target: `p99 under ${reportMsMax} ms`,
  };
}

async function searchRows(db: Database): Promise<Row[]> {
  const number = await anyNumber(db);
  const month = {
    from: new Date(begins + 151 * 86_400_000).toISOString(),
    to: new Date(begins + 181 * 86_400_000).toISOString(),
  };
  const searches = {
    newest: {},
    'a month': month,
    'a number': { callerNumber: number },
    'part of a number': { search: number.slice(-6) },
    'an agent': { agentId: 'gen-agent-7' },
    'a queue, abandoned': { queueId: 'gen-queue-3', queueOutcome: 'abandoned' },
    'a flow in a month': { ...month, flowId: 'gen-flow-2' },
    'a wrap-up code': { wrapUpCodeId: 'gen-code-3-1' },
    'words of a note': { noteText: 'invoice thursday' },
  } as const;
  const rows: Row[] = [];
  for (const [what, filter] of Object.entries(searches)) {
    const { p50, p99 } = await timesOf(() => listCalls(db, filter));
    rows.push({ what, measured: `${milliseconds(p50)} / ${milliseconds(p99)}`, target: `p99 under ${searchMsMax} ms` });
  }
  return rows;
}

async function anyNumber(db: Database): Promise<string> {
  const [row] = await db.execute<{ caller_number: string }>(
    sql`select caller_number from call where caller_number <> '' order by id limit 1`,
  );
  return row?.caller_number ?? '';
}

/** Once without being counted, so that what PostgreSQL reads is in memory as it is in a running centre. */
async function timesOf(work: () => Promise<unknown>): Promise<Times> {
  await work();
  const measured: number[] = [];
  const since = performance.now();
  for (let round = 0; round < rounds.max; round += 1) {
    const begun = performance.now();
    if (round >= rounds.min && begun - since > patienceMs) break;
    await work();
    measured.push(performance.now() - begun);
  }
  return { p50: percentile(measured, 0.5), p99: percentile(measured, 0.99) };
}
