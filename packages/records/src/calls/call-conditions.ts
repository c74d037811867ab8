import {
  callNotes,
  callSteps,
  calls,
  conversations,
  formAnswers,
  queueVisits,
  recordings,
  satisfactionAnswers,
} from '@patchbay/drizzle';
import { type SQL, sql } from 'drizzle-orm';
import type { CallFilter } from './call-filter.ts';
import { nodeVisits } from './node-visits.ts';
import { noteQuery } from './note-words.ts';

/** Calls that began at `from` or later and before `to`. */
export interface CallSpan {
  readonly from: Date | null;
  readonly to: Date | null;
}

/** No call goes on for longer after it began. */
export const callMsMax = 2 * 86_400_000;

/**
 * What has to hold of a row of `call`, for a call of this span. Whatever is asked of other tables is asked of their rows of that time
 * only, so that an index by time serves it.
 */
export function callConditions(filter: CallFilter, span: CallSpan): SQL[] {
  const { direction, callerNumber, calledNumber, endReason, active, answered, withPerson, withRecording } = filter;
  const byNode = filter.nodeId !== undefined && filter.question === undefined && filter.variable === undefined;
  return [
    span.from && sql`${calls.startedAt} >= ${instant(span.from)}`,
    span.to && sql`${calls.startedAt} < ${instant(span.to)}`,
    direction !== undefined && sql`${calls.direction} = ${direction}`,
    // A node stands in a flow of its own, which may be one that the call's flow has entered.
    filter.flowId !== undefined && !byNode && sql`${calls.flowId} = ${filter.flowId}`,
    filter.version !== undefined && !byNode && sql`${calls.version} = ${filter.version}`,
    callerNumber !== undefined && sql`${calls.callerNumber} = ${callerNumber}`,
    calledNumber !== undefined && sql`${calls.calledNumber} = ${calledNumber}`,
    endReason !== undefined && sql`${calls.endReason} = ${endReason}`,
    active !== undefined && isNull(sql`${calls.endedAt}`, active),
    answered !== undefined && isNull(sql`${calls.answeredAt}`, !answered),
    withPerson !== undefined && isNull(sql`${calls.personAt}`, !withPerson),
    filter.search !== undefined && filter.search !== '' && searched(filter.search),
    withRecording !== undefined && recorded(withRecording),
    noted(filter, span),
    queued(filter, span),
    talked(filter, span),
    ...answeredQuestions(filter, span),
    byNode && passed(filter, span),
  ].filter((condition) => condition !== false && condition !== null);
}

/** Whether any of the fields is asked of a row of its own, beside the call's. */
export function asksOtherRows(filter: CallFilter): boolean {
  const own: (keyof CallFilter)[] = [
    'direction',
    'flowId',
    'version',
    'callerNumber',
    'calledNumber',
    'endReason',
    'active',
    'answered',
    'withPerson',
    'from',
    'to',
  ];
  return (
    Object.entries(filter).some(([key, value]) => value !== undefined && !own.some((name) => name === key)) ||
    (filter.timeOf ?? 'call') !== 'call'
  );
}

export function instant(date: Date): SQL {
  return sql`${date.toISOString()}::timestamptz`;
}

const isNull = (column: SQL, wanted: boolean) => (wanted ? sql`${column} is null` : sql`${column} is not null`);

function searched(text: string): SQL {
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`(${calls.callerNumber} ilike ${pattern} or ${calls.callerName} ilike ${pattern} or ${calls.calledNumber} ilike ${pattern})`;
}

function recorded(wanted: boolean): SQL {
  const exists = sql`exists (select from ${recordings} where ${recordings.callId} = ${calls.id} and ${recordings.status} = 'stored')`;
  return wanted ? exists : sql`not ${exists}`;
}

function noted({ noteText }: CallFilter, span: CallSpan): SQL | false {
  if (noteText === undefined || noteText.trim() === '') return false;
  const query = noteQuery(noteText);
  // Signs alone are in no index; all calls would be a wrong answer.
  if (query === null) return sql`false`;
  // A note may be written long after the call.
  return sql`${calls.id} in (
    select ${callNotes.callId} from ${callNotes}
    where ${callNotes.words} @@ ${query}::tsquery ${span.from ? sql`and ${callNotes.at} >= ${instant(span.from)}` : sql``})`;
}

/** Those of which one row has to hold all that is asked. */
function all(conditions: readonly (SQL | false)[]): SQL {
  return sql.join(
    conditions.filter((condition) => condition !== false),
    sql` and `,
  );
}

/** The row was written while a call of the span went on, and in the time that is asked for. */
function during(column: SQL, filter: CallFilter, isMeant: boolean, span: CallSpan, msMax = callMsMax): (SQL | false)[] {
  return [
    span.from !== null && sql`${column} >= ${instant(span.from)}`,
    span.to !== null && sql`${column} < ${instant(new Date(span.to.getTime() + msMax))}`,
    isMeant && filter.from !== undefined && sql`${column} >= ${instant(new Date(filter.from))}`,
    isMeant && filter.to !== undefined && sql`${column} < ${instant(new Date(filter.to))}`,
  ];
}

const talkFields = ['talkOutcome', 'wrapUpCodeId'] as const;
const visitFields = ['queueOutcome', 'vip', 'callback', 'waitedMsMin', 'waitedMsMax'] as const;
const given = (filter: CallFilter, fields: readonly (keyof CallFilter)[]) =>
  fields.some((field) => filter[field] !== undefined);
const asksAnswer = (filter: CallFilter) => given(filter, ['question', 'variable']);

function asksTalk(filter: CallFilter): boolean {
  return given(filter, talkFields) || filter.timeOf === 'talk' || (filter.agentId !== undefined && !asksAnswer(filter));
}

function talked(filter: CallFilter, span: CallSpan): SQL | false {
  if (!asksTalk(filter)) return false;
  const { agentId, queueId, talkOutcome, wrapUpCodeId } = filter;
  const c = conversations;
  return sql`${calls.id} in (select ${c.callId} from ${c} where ${all([
    agentId !== undefined && sql`${c.agentId} = ${agentId}`,
    queueId !== undefined && sql`${c.queueId} = ${queueId}`,
    talkOutcome !== undefined && sql`${c.outcome} = ${talkOutcome}`,
    wrapUpCodeId !== undefined &&
      (wrapUpCodeId === '' ? sql`${c.wrapUpCodeId} is null` : sql`${c.wrapUpCodeId} = ${wrapUpCodeId}`),
    ...during(sql`${c.offeredAt}`, filter, filter.timeOf === 'talk', span),
    sql`true`,
  ])})`;
}

function queued(filter: CallFilter, span: CallSpan): SQL | false {
  const { queueId, queueOutcome, vip, callback, waitedMsMin, waitedMsMax } = filter;
  const asked = given(filter, visitFields) || filter.timeOf === 'queue';
  if (!asked && (queueId === undefined || asksTalk(filter) || asksAnswer(filter))) return false;
  const v = queueVisits;
  const meant = [
    queueId !== undefined && sql`${v.queueId} = ${queueId}`,
    queueOutcome !== undefined && sql`${v.outcome} = ${queueOutcome}`,
    vip !== undefined && sql`${v.vip} = ${vip}`,
    waitedMsMin !== undefined && sql`${v.waitedMs} >= ${waitedMsMin}`,
    waitedMsMax !== undefined && sql`${v.waitedMs} <= ${waitedMsMax}`,
  ];
  const isMeant = filter.timeOf === 'queue';
  const waiting = sql`select ${v.callId} from ${v} where ${all([...meant, ...during(sql`${v.joinedAt}`, filter, isMeant, span), sql`${v.callbackId} is null`])}`;
  // Whoever is called back may be so days after the call in which it was promised.
  const later = sql`select ${v.callId} from ${v} where ${all([...meant, ...during(sql`${v.joinedAt}`, filter, isMeant, { ...span, to: null }), sql`${v.callbackId} is not null`])}`;
  if (callback === true) return sql`${calls.id} in (${later})`;
  if (callback === false) return sql`${calls.id} in (${waiting})`;
  return sql`${calls.id} in (${waiting} union all ${later})`;
}

function answeredQuestions(filter: CallFilter, span: CallSpan): (SQL | false)[] {
  const { agentId, queueId, nodeId, question, score, variable, value } = filter;
  const s = satisfactionAnswers;
  const f = formAnswers;
  const isMeant = filter.timeOf === 'answer';
  return [
    question !== undefined &&
      sql`${calls.id} in (select ${s.callId} from ${s} where ${all([
        sql`${s.question} = ${question}`,
        score !== undefined && sql`${s.score} = ${score}`,
        nodeId !== undefined && sql`${s.nodeId} = ${nodeId}`,
        agentId !== undefined && sql`${s.agentId} = ${agentId}`,
        queueId !== undefined && sql`${s.queueId} = ${queueId}`,
        ...during(sql`${s.at}`, filter, isMeant, span),
      ])})`,
    variable !== undefined &&
      sql`${calls.id} in (select ${f.callId} from ${f} where ${all([
        value === undefined ? sql`${f.values}->>${variable} is not null` : sql`${f.values}->>${variable} = ${value}`,
        nodeId !== undefined && sql`${f.nodeId} = ${nodeId}`,
        agentId !== undefined && sql`${f.agentId} = ${agentId}`,
        ...during(sql`${f.at}`, filter, isMeant, span),
      ])})`,
  ];
}

function passed(filter: CallFilter, span: CallSpan): SQL {
  const { nodeId, flowId, version, exit } = filter;
  const s = callSteps;
  const entered = sql`${calls.id} in (select ${s.callId} from ${s} where ${all([
    sql`${s.nodeId} = ${nodeId}`,
    sql`${s.kind} = 'node.entered'`,
    flowId !== undefined && sql`${s.flowId} = ${flowId}`,
    version !== undefined && sql`${s.version} = ${version}`,
    ...during(sql`${s.at}`, filter, false, span),
  ])})`;
  if (exit === undefined) return entered;
  const own = sql`select ${calls.id}, ${calls.startedAt}, ${calls.endedAt}, ${calls.endReason}`;
  return sql`${entered} and exists (
    select from (${nodeVisits(own, flowId ?? null)}) as visit
    where ${all([
      sql`visit.node_id = ${nodeId}`,
      sql`visit.exit = ${exit}`,
      version !== undefined && sql`visit.version = ${version}`,
    ])})`;
}
