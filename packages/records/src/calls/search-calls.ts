import { callNotes, calls, type Database, flows } from '@patchbay/drizzle';
import { desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { hasSqlState, RecordError } from '../record-error.ts';
import { asksOtherRows, type CallSpan, callConditions, callMsMax, instant } from './call-conditions.ts';
import type { CallFilter } from './call-filter.ts';
import type { CallCursor, CallListItem, CallPage } from './calls.ts';
import { noteQuery } from './note-words.ts';

/** Somebody waits for it; and it must not keep the database from the calls under way. */
const searchMsMax = 8_000;
const countMsMax = 400;
/** Where more are expected, they are not counted one by one. */
const countExactMax = 20_000;
/** Where no more are expected, all of them are read at once. */
const readWholeMax = 1_000;
/** The first time that is looked through, back from the newest call, and how much longer each next one is. */
const firstSpanMs = 6 * 3_600_000;
const spanGrowth = 6;
const spansMax = 5;
/** Somebody who is promised a call back may wait in a queue so long after the call. */
const callbackMsMax = 60 * 86_400_000;

export interface CallPageRequest {
  /** The last call of the page before. */
  readonly after?: CallCursor | undefined;
  /** 50 unless told, 500 at most. */
  readonly limit?: number | undefined;
}

/**
 * Newest first.
 * @throws RecordError `search_too_wide` where the answer takes longer than anybody waits
 */
export async function listCalls(db: Database, filter: CallFilter & CallPageRequest = {}): Promise<CallPage> {
  const { after, limit: wanted, ...asked } = filter;
  const limit = Math.min(Math.max(wanted ?? 50, 1), 500);
  return await bounded(db, searchMsMax, async (tx) => {
    const found = isWalk(asked)
      ? await walk(tx, asked, after, limit + 1)
      : await searchBack(tx, asked, after, limit + 1);
    const page = await rowsOf(tx, found.slice(0, limit));
    const last = page.at(-1);
    return { calls: page, next: found.length > limit && last ? { startedAt: last.startedAt, id: last.id } : null };
  });
}

export interface CallCount {
  readonly count: number;
  /** False: what the database expects, to two digits. */
  readonly isExact: boolean;
}

/** How many calls the filter means: counted while they are few, estimated where counting would take long. */
export async function countCalls(db: Database, filter: CallFilter = {}): Promise<CallCount> {
  const conditions = callConditions(filter, spanOf(filter));
  const expected = await expectedCalls(db, conditions);
  if (expected <= countExactMax) {
    try {
      const [row] = await bounded(db, countMsMax, (tx) =>
        tx.execute<{ count: number }>(sql`select count(*)::int as count from ${calls} where ${allOf(conditions)}`),
      );
      if (row) return { count: row.count, isExact: true };
    } catch (error) {
      if (!(error instanceof RecordError && error.code === 'search_too_wide')) throw error;
    }
  }
  return { count: Number(Math.max(expected, 1).toPrecision(2)), isExact: false };
}

/** What the planner expects, from its statistics: told at once, right in its order of magnitude. */
async function expectedCalls(db: Database, conditions: readonly SQL[]): Promise<number> {
  const [plan] = await db.execute<{ 'QUERY PLAN': readonly { Plan: { 'Plan Rows': number } }[] }>(
    sql`explain (format json) select 1 from ${calls} where ${allOf(conditions)}`,
  );
  return plan?.['QUERY PLAN'][0]?.Plan['Plan Rows'] ?? 0;
}

/** Of beginnings of words the planner knows next to nothing, so they are counted, as far as that matters. */
async function isInManyNotes(tx: Database, { noteText }: CallFilter): Promise<boolean> {
  const query = noteText === undefined ? null : noteQuery(noteText);
  if (query === null) return false;
  const found = await tx.execute(
    sql`select 1 from ${callNotes} where ${callNotes.words} @@ ${query}::tsquery limit ${readWholeMax + 1}`,
  );
  return found.length > readWholeMax;
}

/** Ids newest first. */
type Found = readonly { readonly id: string }[];

/** Whether an index has the calls in order already, or nearly all calls are meant: then the page is read off it. */
function isWalk(filter: CallFilter): boolean {
  if (asksOtherRows(filter)) return false;
  const { direction, flowId, version, callerNumber, calledNumber, endReason, answered, withPerson, active } = filter;
  const asked = [direction, flowId, version, callerNumber, calledNumber, endReason, answered, withPerson];
  return active === true || asked.filter((value) => value !== undefined).length <= 1;
}

async function walk(tx: Database, filter: CallFilter, after: CallCursor | undefined, limit: number): Promise<Found> {
  return await tx.execute<{ id: string }>(sql`
    select ${calls.id} from ${calls}
    where ${allOf([...callConditions(filter, spanOf(filter)), ...before(after)])}
    order by ${calls.startedAt} desc nulls last, ${calls.id} desc nulls last limit ${limit}`);
}

/**
 * Looks through a short time before the newest call, then through longer and longer ones until the page is full. So what is
 * frequent is found in the first without reading all of it; and what is rare is read whole, by its own index, which is
 * little. Inside one time all that is found is sorted: no plan can bet on meeting enough of it on the way.
 */
async function searchBack(
  tx: Database,
  filter: CallFilter,
  after: CallCursor | undefined,
  limit: number,
): Promise<Found> {
  const whole = spanOf(filter);
  const [newest] = await tx.execute<{ at: string | null }>(sql`
    select max(${calls.startedAt}) as at from ${calls}
    where ${allOf([...(whole.to ? [sql`${calls.startedAt} < ${instant(whole.to)}`] : []), ...before(after)])}`);
  if (!newest?.at) return [];
  const isRare =
    (await expectedCalls(tx, callConditions(filter, whole))) <= readWholeMax && !(await isInManyNotes(tx, filter));
  const found: { id: string }[] = [];
  let to = whole.to;
  let from: Date | null = new Date(newest.at);
  let lengthMs = firstSpanMs;
  for (let number = 1; number <= spansMax + 1 && found.length < limit; number += 1) {
    from = number > spansMax ? null : new Date((from as Date).getTime() - lengthMs);
    const isLast: boolean = isRare || from === null || (whole.from !== null && from <= whole.from);
    if (isLast) from = whole.from;
    const conditions = allOf([...callConditions(filter, { from, to }), ...before(after)]);
    found.push(
      ...(await tx.execute<{ id: string }>(sql`
        with meant as materialized (select ${calls.id}, ${calls.startedAt} from ${calls} where ${conditions})
        select id from meant order by started_at desc nulls last, id desc nulls last limit ${limit - found.length}`)),
    );
    if (isLast) break;
    to = from;
    lengthMs *= spanGrowth;
  }
  return found;
}

/** The calls among which those are that the filter means. */
function spanOf(filter: CallFilter): CallSpan {
  const from = filter.from === undefined ? null : new Date(filter.from);
  const to = filter.to === undefined ? null : new Date(filter.to);
  const timeOf = filter.timeOf ?? 'call';
  if (timeOf === 'call') return { from, to };
  const earlierMs = timeOf === 'queue' ? callbackMsMax : callMsMax;
  return { from: from && new Date(from.getTime() - earlierMs), to };
}

function before(after: CallCursor | undefined): SQL[] {
  if (!after) return [];
  return [sql`(${calls.startedAt}, ${calls.id}) < (${instant(after.startedAt)}, ${after.id})`];
}

function allOf(conditions: readonly SQL[]): SQL {
  return conditions.length === 0 ? sql`true` : sql.join([...conditions], sql` and `);
}

async function rowsOf(tx: Database, found: Found): Promise<CallListItem[]> {
  if (found.length === 0) return [];
  const rows = await tx
    .select({ call: calls, flowName: flows.name })
    .from(calls)
    .leftJoin(flows, eq(flows.id, calls.flowId))
    .where(
      inArray(
        calls.id,
        found.map(({ id }) => id),
      ),
    )
    .orderBy(desc(calls.startedAt), desc(calls.id));
  return rows.map((row) => ({ ...row.call, flowName: row.flowName }));
}

/** Every value is planned for anew: how many there are of it decides which way is the short one. */
async function bounded<T>(db: Database, msMax: number, read: (tx: Database) => Promise<T>): Promise<T> {
  try {
    return await db.transaction(async (tx) => {
      await tx.execute(sql`select set_config('statement_timeout', ${String(msMax)}, true),
        set_config('plan_cache_mode', 'force_custom_plan', true), set_config('jit', 'off', true)`);
      return await read(tx);
    });
  } catch (error) {
    if (!hasSqlState(error, '57014')) throw error;
    throw new RecordError(
      'search_too_wide',
      {
        en: 'Too many calls have to be looked through for this. Choose a shorter time, or say more of what is looked for.',
        zh: '需要查找的通话过多。请缩短时间范围，或补充更具体的条件。',
      },
      `the search took longer than ${msMax} ms`,
    );
  }
}
