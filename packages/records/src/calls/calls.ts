import { calls, type Database, flows } from '@patchbay/drizzle';
import { and, eq, isNull } from 'drizzle-orm';
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

export interface CallCursor {
  readonly startedAt: Date;
  readonly id: string;
}

export interface CallPage {
  readonly calls: readonly CallListItem[];
  /** Null on the last page. */
  readonly next: CallCursor | null;
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
