import type { Database } from '@patchbay/drizzle';
import {
  type CallBehind,
  type CountNeed,
  keyAligner,
  type ReportCell,
  type ReportDefinition,
  type ReportFilter,
  type ReportView,
  type ReviewSource,
  type Span,
  spanOfKey,
} from '@patchbay/reports';
import { type SQL, sql } from 'drizzle-orm';
import { nodeVisits } from '../calls/node-visits.ts';
import { isCaller } from '../counts/caller-counts.ts';
import { countKinds } from '../counts/facts.ts';
import { filterConditions, holds } from './ask-counts.ts';
import { reviewRows } from './ask-reviews.ts';
import { instant } from './count-relation.ts';
import { planReport, type ReportTask } from './plan-report.ts';
import { refuseCell } from './report-refusals.ts';
import { factOf } from './report-sources.ts';

export interface CallsBehindQuestion {
  readonly definition: ReportDefinition;
  readonly view: ReportView;
  /** Values of some of the dimensions; none: everything. */
  readonly cell: ReportCell;
  readonly count: CountNeed;
  /** In what is compared with. */
  readonly compared: boolean;
  readonly cursor: string | null;
  readonly limit: number;
  readonly nowMs: number;
}

export interface CallsBehindPage {
  readonly calls: readonly CallBehind[];
  /** Null where there are no more. */
  readonly next: string | null;
}

/** What one count is of, as rows `f` of facts with what they contribute, `r`. */
interface Behind {
  readonly facts: SQL;
  readonly at: SQL;
  readonly id: SQL;
  readonly callId: SQL;
  readonly isCounted: readonly SQL[];
  readonly shown: Readonly<
    Partial<Record<'queue_id' | 'agent_id' | 'outcome' | 'waited_ms' | 'talk_ms' | 'review_id', SQL>>
  >;
}

/**
 * The facts that a number is made of, the latest first, each with its call: as many as the count says, one a page line.
 * @throws RecordError `value_invalid` where the report or the place in it means nothing
 */
export async function listCallsBehind(db: Database, question: CallsBehindQuestion): Promise<CallsBehindPage> {
  const { definition, view, cell, count, compared, nowMs } = question;
  const task = await planReport(db, definition, view, nowMs);
  const side = compared && task.compared !== null ? task.compared : task;
  const span = spanOfCell(task, side.span, cell);
  if (span === null) return { calls: [], next: null };
  const filters = [...side.filters, ...placesOf(cell)];
  const conditions = filterConditions(filters, sql`(r.quarter at time zone ${task.timeZone}::text)`);
  if (count.source === 'node') return await callsThroughNode(db, question, span, conditions, visitIn(filters));
  const behind = behindOf(count, span);
  return await pageOf(db, question, behind, [...conditions, ...behind.isCounted], behind.at);
}

/** The time that a line stands for, as far as it is inside the span. */
function spanOfCell({ span: own, grain, timeZone }: ReportTask, span: Span, { key }: ReportCell): Span | null {
  const time = key.find(({ dimension }) => dimension === 'time')?.value;
  if (time === undefined) return span;
  // A line names its own time, also where the number beside it is meant.
  const named = span === own ? time : keyAligner(span, own, grain, timeZone)(time);
  const inside = named === null ? null : spanOfKey(named, grain, timeZone);
  if (inside === null) throw refuseCell();
  const found = { fromMs: Math.max(span.fromMs, inside.fromMs), toMs: Math.min(span.toMs, inside.toMs) };
  return found.fromMs < found.toMs ? found : null;
}

/** Several values of one dimension mean any of them, e.g. the exits by which one step led to another. */
function placesOf({ key }: ReportCell): ReportFilter[] {
  const places = new Map<ReportFilter['dimension'], ReportFilter>();
  for (const { dimension, value } of key) {
    if (dimension === 'time') continue;
    places.set(dimension, { dimension, values: [...(places.get(dimension)?.values ?? []), value], exclude: false });
  }
  return [...places.values()];
}

function behindOf(count: CountNeed, span: Span): Behind {
  const { source } = count;
  if (source === 'state' || source === 'plan' || source === 'presence' || source === 'node') throw refuseCell();
  if (source === 'review' || source === 'mark') return behindReviews(source, count, span);
  const { table, at } = factOf(source);
  const moment = sql`f.${sql.identifier(at)}`;
  const within = sql`${moment} >= ${instant(span.fromMs)} and ${moment} < ${instant(span.toMs)}`;
  const isCall = table === 'call';
  const rows =
    source === 'caller'
      ? sql`select date_bin('15 minutes', f.started_at, timestamptz 'epoch') as quarter, f.caller_number as number`
      : countKinds[source].rows(sql`(select f.*, 1 as sign)`, sql`now()`);
  const conversation = table === 'conversation' ? { talk_ms: sql`f.talk_ms` } : {};
  const shownOf: Readonly<Record<string, Behind['shown']>> = {
    call: { outcome: sql`f.end_reason` },
    queue_visit: {
      queue_id: sql`f.queue_id`,
      agent_id: sql`f.agent_id`,
      outcome: sql`f.outcome`,
      waited_ms: sql`f.waited_ms`,
    },
    conversation: { queue_id: sql`f.queue_id`, agent_id: sql`f.agent_id`, outcome: sql`f.outcome`, ...conversation },
    satisfaction_answer: { queue_id: sql`f.queue_id`, agent_id: sql`f.agent_id`, outcome: sql`f.score::text` },
    form_answer: { agent_id: sql`f.agent_id` },
  };
  return {
    facts: sql`${sql.identifier(table)} as f cross join lateral (${rows}) as r`,
    at: moment,
    id: sql`f.id`,
    callId: isCall ? sql`f.id` : sql`f.call_id`,
    isCounted: [within, ...(source === 'caller' ? [isCaller] : []), ...countConditions(count)],
    shown: shownOf[table] ?? {},
  };
}

/** Each review, or each answer in one, with its conversation. */
function behindReviews(source: ReviewSource, { count, where }: CountNeed, span: Span): Behind {
  return {
    facts: sql`(${reviewRows(source, span)}) as r`,
    at: sql`r.talked_at`,
    id: sql`r.id`,
    callId: sql`r.call_id`,
    isCounted: [sql`r.${sql.identifier(count)} <> 0`, ...(where ?? []).map(holds)],
    shown: {
      queue_id: sql`nullif(r.queue_id, '')`,
      agent_id: sql`r.agent_id`,
      outcome: sql`round(r.score)::text`,
      review_id: sql`r.review_id`,
    },
  };
}

/** When a fact is one of those that a count counts. */
function countConditions({ source, count, withinMs, where }: CountNeed): SQL[] {
  const conditions = (where ?? []).map(holds);
  if (withinMs !== undefined) {
    const own = sql`coalesce((select service_level_ms from queue where id = r.queue_id), 20000)`;
    const limit = withinMs === 'queue' ? own : sql`${withinMs}::int`;
    return [
      ...conditions,
      sql`r.outcome = ${count.slice(0, count.indexOf('_'))}`,
      sql`r.waited_ms <= ${limit}`,
      ...(withinMs === 0 ? [sql`false`] : []),
    ];
  }
  if (count === 'offered' || source === 'wrap_up' || source === 'satisfaction' || source === 'form') return conditions;
  if (source === 'caller') return conditions;
  if (source === 'calls') return count === 'answered' ? [...conditions, sql`r.is_answered`] : conditions;
  return [...conditions, sql`r.outcome = ${count === 'called_back' ? 'callback' : count}`];
}

interface Row {
  readonly [column: string]: unknown;
  readonly fact_id: string;
  readonly call_id: string;
  readonly at_ms: number;
  readonly started_ms: number | null;
  readonly direction: 'inbound' | 'outbound' | null;
  readonly caller_number: string | null;
  readonly called_number: string | null;
  readonly flow_id: string | null;
  readonly queue_id: string | null;
  readonly agent_id: string | null;
  readonly outcome: string | null;
  readonly waited_ms: number | null;
  readonly talk_ms: number | null;
  readonly review_id: string | null;
}

const ms = (at: SQL): SQL => sql`(extract(epoch from ${at}) * 1000)::float8`;

async function pageOf(
  db: Database,
  { cursor, limit }: CallsBehindQuestion,
  { facts, at, id, callId, shown }: Behind,
  conditions: readonly SQL[],
  moment: SQL,
): Promise<CallsBehindPage> {
  const after = readCursor(cursor);
  const wanted = [
    ...conditions,
    ...(after === null ? [] : [sql`(${moment}, ${id}) < (${instant(after.atMs)}, ${after.id})`]),
  ];
  const column = (name: keyof Behind['shown'], type: SQL): SQL =>
    sql`${shown[name] ?? sql`null::${type}`} as ${sql.identifier(name)}`;
  const rows = await db.execute<Row>(sql`
    select b.*, ${ms(sql`c.started_at`)} as started_ms, c.direction, c.caller_number, c.called_number, c.flow_id
    from (
      select ${id} as fact_id, ${callId} as call_id, ${ms(at)} as at_ms, ${column('queue_id', sql`text`)},
        ${column('agent_id', sql`text`)}, ${column('outcome', sql`text`)}, ${column('waited_ms', sql`int`)},
        ${column('talk_ms', sql`bigint`)}, ${column('review_id', sql`text`)}
      from ${facts} left join agent as member on ${memberOf(shown)}
      where ${sql.join(wanted, sql` and `)}
      order by ${at} desc, ${id} desc limit ${limit + 1}
    ) as b left join call as c on c.id = b.call_id
    order by b.at_ms desc, b.fact_id desc`);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    calls: page.map(told),
    next: rows.length > limit && last !== undefined ? `${last.at_ms}|${last.fact_id}` : null,
  };
}

const memberOf = (shown: Behind['shown']): SQL =>
  shown.agent_id === undefined ? sql`false` : sql`member.user_id = ${shown.agent_id}`;

function told(row: Row): CallBehind {
  return {
    callId: row.call_id,
    at: new Date(row.at_ms).toISOString(),
    startedAt: row.started_ms === null ? null : new Date(row.started_ms).toISOString(),
    direction: row.direction,
    callerNumber: row.caller_number ?? '',
    calledNumber: row.called_number ?? '',
    flowId: row.flow_id,
    queueId: row.queue_id,
    agentId: row.agent_id,
    outcome: row.outcome,
    waitedMs: row.waited_ms,
    talkMs: row.talk_ms === null ? null : Number(row.talk_ms),
    reviewId: row.review_id,
  };
}

function readCursor(cursor: string | null): { atMs: number; id: string } | null {
  if (cursor === null) return null;
  const bar = cursor.indexOf('|');
  const atMs = Number(cursor.slice(0, bar));
  if (bar < 0 || !Number.isFinite(atMs)) throw refuseCell();
  return { atMs, id: cursor.slice(bar + 1) };
}

/** So many calls are taken apart into their visits for a page. */
const candidatesMax = 400;

/** What is known of the visit before its call is taken apart: so that a page is not spent on calls of other flows. */
function visitIn(filters: readonly ReportFilter[]): SQL {
  const known = { flow: 'flow_id', version: 'version', node: 'node_id' } as const;
  const parts = filters.flatMap(({ dimension, values, exclude }) =>
    exclude || !(dimension in known)
      ? []
      : [sql`and step.${sql.identifier(known[dimension as keyof typeof known])} in ${values}`],
  );
  return sql.join(parts, sql` `);
}

/** Visits to nodes are known only by taking calls apart: those that came by, the latest first. */
async function callsThroughNode(
  db: Database,
  { cursor, limit, count }: CallsBehindQuestion,
  span: Span,
  conditions: readonly SQL[],
  cameBy: SQL,
): Promise<CallsBehindPage> {
  const after = readCursor(cursor);
  const candidates = sql`
    select id, started_at, ended_at, end_reason from call
    where started_at >= ${instant(span.fromMs)} and started_at < ${instant(span.toMs)}
      and exists (select from call_step as step where step.call_id = call.id and step.kind = 'node.entered' ${cameBy})
      ${after === null ? sql`` : sql`and (started_at, id) < (${instant(after.atMs)}, ${after.id})`}
    order by started_at desc, id desc limit ${candidatesMax}`;
  const wanted = [...conditions, ...(count.where ?? []).map(holds)];
  const rows = await db.execute<Row & { is_wanted: boolean }>(sql`
    with candidate as (${candidates}), visited as (
      select r.call_id from (
        select v.*, date_bin('15 minutes', v.started_at, timestamptz 'epoch') as quarter
        from (${nodeVisits(sql`select * from candidate`, null)}) as v
      ) as r where ${wanted.length === 0 ? sql`true` : sql.join(wanted, sql` and `)}
    )
    select c.id as fact_id, c.id as call_id, ${ms(sql`c.started_at`)} as at_ms, ${ms(sql`c.started_at`)} as started_ms,
      c.direction, c.caller_number, c.called_number, c.flow_id, null as queue_id, null as agent_id, c.end_reason as outcome,
      null as waited_ms, null as talk_ms, null as review_id, exists (select from visited where visited.call_id = c.id) as is_wanted
    from candidate join call as c on c.id = candidate.id
    order by c.started_at desc, c.id desc`);
  const found = rows.filter(({ is_wanted }) => is_wanted);
  const page = found.slice(0, limit);
  const cut = found.length > limit;
  const last = cut ? page.at(-1) : rows.at(-1);
  const isMore = cut || rows.length === candidatesMax;
  return { calls: page.map(told), next: isMore && last !== undefined ? `${last.at_ms}|${last.fact_id}` : null };
}
