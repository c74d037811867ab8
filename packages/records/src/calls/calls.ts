import { calls, type Database, flows } from '@patchbay/drizzle';
import { and, desc, eq, gte, ilike, isNotNull, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import { notFound } from '../record-error.ts';

export type Call = typeof calls.$inferSelect;

export interface NewCall {
  /** The id of the run. */
  readonly id: string;
  readonly direction: Call['direction'];
  readonly callerNumber: string;
  readonly callerName: string;
  readonly calledNumber: string;
  /** Null for a call to a number that no flow answers. */
  readonly flowId: string | null;
  readonly version: string | null;
  readonly language: string | null;
  readonly startedAt: Date;
}

/** Writes down that a call began. Writing the same call again changes nothing, as after a restart. */
export async function recordCallStarted(db: Database, call: NewCall): Promise<void> {
  await db.insert(calls).values(call).onConflictDoNothing();
}

/** The first answer counts. */
export async function recordCallAnswered(db: Database, id: string, answeredAt: Date): Promise<void> {
  await db
    .update(calls)
    .set({ answeredAt })
    .where(and(eq(calls.id, id), isNull(calls.answeredAt)));
}

/** The first end counts. */
export async function recordCallEnded(
  db: Database,
  id: string,
  end: { endedAt: Date; endReason: string; language?: string | null },
): Promise<void> {
  await db
    .update(calls)
    .set({
      endedAt: end.endedAt,
      endReason: end.endReason,
      ...(end.language === undefined ? {} : { language: end.language }),
    })
    .where(and(eq(calls.id, id), isNull(calls.endedAt)));
}

export interface CallListItem extends Call {
  readonly flowName: string | null;
}

export interface CallFilter {
  readonly from?: Date | undefined;
  /** Exclusive. */
  readonly to?: Date | undefined;
  readonly flowId?: string | undefined;
  readonly version?: string | undefined;
  readonly callerNumber?: string | undefined;
  readonly calledNumber?: string | undefined;
  readonly endReason?: string | undefined;
  /** True: under way; false: ended. */
  readonly active?: boolean | undefined;
  /** Part of the caller's number or name, or of the called number. */
  readonly search?: string | undefined;
  /** The last call of the page before. */
  readonly after?: CallCursor | undefined;
  readonly limit?: number | undefined;
}

export interface CallCursor {
  readonly startedAt: Date;
  readonly id: string;
}

export interface CallPage {
  readonly calls: readonly CallListItem[];
  /** Null on the last page. */
  readonly next: CallCursor | null;
}

/** Newest first, 50 a page unless told, 500 at most. */
export async function listCalls(db: Database, filter: CallFilter = {}): Promise<CallPage> {
  const limit = Math.min(Math.max(filter.limit ?? 50, 1), 500);
  const rows = await db
    .select({ call: calls, flowName: flows.name })
    .from(calls)
    .leftJoin(flows, eq(flows.id, calls.flowId))
    .where(and(...conditionsOf(filter), afterCondition(filter.after)))
    .orderBy(desc(calls.startedAt), desc(calls.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit).map((row) => ({ ...row.call, flowName: row.flowName }));
  const last = page.at(-1);
  return { calls: page, next: rows.length > limit && last ? { startedAt: last.startedAt, id: last.id } : null };
}

/** @throws RecordError `not_found` */
export async function getCall(db: Database, id: string): Promise<CallListItem> {
  const [row] = await db
    .select({ call: calls, flowName: flows.name })
    .from(calls)
    .leftJoin(flows, eq(flows.id, calls.flowId))
    .where(eq(calls.id, id));
  if (!row) throw notFound('call', id);
  return { ...row.call, flowName: row.flowName };
}

export interface CallCounts {
  readonly total: number;
  readonly answered: number;
  readonly active: number;
  /** Mean length of the ended ones, from arrival to end; null when there are none. */
  readonly durationMsMean: number | null;
}

/** Counts over the same filter as the list; `after` and `limit` are ignored. */
export async function countCalls(db: Database, filter: CallFilter = {}): Promise<CallCounts> {
  const [row] = await db
    .select({
      total: sql<number>`count(*)::int`,
      answered: sql<number>`count(${calls.answeredAt})::int`,
      active: sql<number>`(count(*) filter (where ${calls.endedAt} is null))::int`,
      durationMsMean: sql<
        number | null
      >`(avg(extract(epoch from ${calls.endedAt} - ${calls.startedAt})) * 1000)::float8`,
    })
    .from(calls)
    .where(and(...conditionsOf(filter)));
  return row ?? { total: 0, answered: 0, active: 0, durationMsMean: null };
}

function conditionsOf(filter: CallFilter): (SQL | undefined)[] {
  const { from, to, flowId, version, callerNumber, calledNumber, endReason, active, search } = filter;
  const pattern = search ? `%${search.replace(/[\\%_]/g, '\\$&')}%` : null;
  return [
    from && gte(calls.startedAt, from),
    to && lt(calls.startedAt, to),
    flowId === undefined ? undefined : eq(calls.flowId, flowId),
    version === undefined ? undefined : eq(calls.version, version),
    callerNumber === undefined ? undefined : eq(calls.callerNumber, callerNumber),
    calledNumber === undefined ? undefined : eq(calls.calledNumber, calledNumber),
    endReason === undefined ? undefined : eq(calls.endReason, endReason),
    active === undefined ? undefined : active ? isNull(calls.endedAt) : isNotNull(calls.endedAt),
    pattern === null
      ? undefined
      : or(ilike(calls.callerNumber, pattern), ilike(calls.callerName, pattern), ilike(calls.calledNumber, pattern)),
  ];
}

function afterCondition(after: CallCursor | undefined): SQL | undefined {
  if (!after) return undefined;
  return or(lt(calls.startedAt, after.startedAt), and(eq(calls.startedAt, after.startedAt), lt(calls.id, after.id)));
}
