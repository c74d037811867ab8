import { randomUUID } from 'node:crypto';
import { type Database, reportDeliveries, reportSchedules, savedReports, users } from '@patchbay/drizzle';
import type { Json } from '@patchbay/flow-schema';
import { tellsOfReviews } from '@patchbay/reports';
import { and, asc, desc, eq, inArray, lte, or, type SQL, sql } from 'drizzle-orm';
import { type Actor, audited } from '../audit.ts';
import { can } from '../permissions.ts';
import { notFound, RecordError } from '../record-error.ts';
import { readSavedReport, requestOfReport } from '../reports/read-saved-report.ts';
import { isMailAddress } from './mail-address.ts';
import { nextDue, type Recurrence } from './next-due.ts';

export type ReportSchedule = typeof reportSchedules.$inferSelect;
export type ReportDelivery = typeof reportDeliveries.$inferSelect;
export interface ReportScheduleInput extends Recurrence {
  readonly name: string;
  /** A kept report that is sent as it is by then; null: what `request` says. */
  readonly savedReportId: string | null;
  /** What is sent where no kept report is named; else ignored. */
  readonly request: Json;
  readonly format: ReportSchedule['format'];
  readonly locale: ReportSchedule['locale'];
  readonly recipients: readonly string[];
  readonly enabled: boolean;
}

export interface ReportScheduleItem extends ReportSchedule {
  /** The last one that was due; null before the first. */
  readonly last: ReportDelivery | null;
  /** What the kept report is called; null where there is none (any more), or its owner keeps it to themselves now. */
  readonly savedReportName: string | null;
}

const recipientsMax = 50;
const deliveriesShownMax = 50;
const dueAtOnceMax = 20;

/** By name, each with what became of it the last time. */
export async function listReportSchedules(db: Database): Promise<ReportScheduleItem[]> {
  const found = await db
    .select({ schedule: reportSchedules, savedReportName: savedReports.name })
    .from(reportSchedules)
    .leftJoin(savedReports, and(eq(savedReports.id, reportSchedules.savedReportId), isReadByOwner()))
    .orderBy(asc(reportSchedules.name), asc(reportSchedules.id));
  if (found.length === 0) return [];
  const rows = found.map(({ schedule, savedReportName }) => ({ ...schedule, savedReportName }));
  const last = await db
    .selectDistinctOn([reportDeliveries.scheduleId])
    .from(reportDeliveries)
    .where(
      inArray(
        reportDeliveries.scheduleId,
        rows.map(({ id }) => id),
      ),
    )
    .orderBy(reportDeliveries.scheduleId, desc(reportDeliveries.createdAt));
  const lastOf = new Map(last.map((delivery) => [delivery.scheduleId, delivery]));
  return rows.map((row) => ({ ...row, last: lastOf.get(row.id) ?? null }));
}

/** @throws RecordError `not_found` */
export async function getReportSchedule(db: Database, id: string): Promise<ReportSchedule> {
  const [row] = await db.select().from(reportSchedules).where(eq(reportSchedules.id, id));
  if (!row) throw notFound('report_schedule', id);
  return row;
}

/** Whether whoever set a schedule up may read the kept report. */
function isReadByOwner(): SQL | undefined {
  return or(eq(savedReports.sharing, 'everyone'), eq(savedReports.ownerId, reportSchedules.createdById));
}

/** @throws RecordError `value_invalid`; `not_found` for a kept report that the actor cannot read */
export async function createReportSchedule(
  db: Database,
  actor: Actor,
  input: ReportScheduleInput,
  now: Date,
): Promise<ReportSchedule> {
  const id = randomUUID();
  const values = { ...checked(input), nextAt: nextDue(input, now) };
  const subject = { kind: 'report_schedule', id } as const;
  return await audited(db, actor, { action: 'report_schedule.created', subject }, async (tx) => {
    if (input.savedReportId !== null) await refuseUnreadable(tx, input.savedReportId, actor.id);
    const [row] = await tx
      .insert(reportSchedules)
      .values({ ...values, id, createdById: actor.id, createdByName: actor.name })
      .returning();
    if (!row) throw notFound('report_schedule', id);
    return { result: row, before: null, after: values };
  });
}

/** @throws RecordError `not_found`, also for a kept report that the actor, or whoever set it up, cannot read; `value_invalid` */
export async function updateReportSchedule(
  db: Database,
  actor: Actor,
  id: string,
  input: ReportScheduleInput,
  now: Date,
): Promise<void> {
  const values = { ...checked(input), nextAt: nextDue(input, now) };
  const subject = { kind: 'report_schedule', id } as const;
  await audited(db, actor, { action: 'report_schedule.changed', subject }, async (tx) => {
    const [before] = await tx.select().from(reportSchedules).where(eq(reportSchedules.id, id)).for('update');
    if (!before) throw notFound('report_schedule', id);
    // It is sent in the name of whoever set it up: a report that only the other one reads is not.
    if (input.savedReportId !== null) {
      for (const reader of [actor.id, before.createdById]) await refuseUnreadable(tx, input.savedReportId, reader);
    }
    await tx
      .update(reportSchedules)
      .set({ ...values, reportRemovedAt: null, updatedAt: new Date() })
      .where(eq(reportSchedules.id, id));
    return { result: undefined, before, after: values };
  });
}

/**
 * Stops the schedules of a kept report that goes. What it told last stays with them, so that somebody can decide to go on with that.
 * @param tx the one in which the report is deleted
 */
export async function stopSchedulesOf(
  tx: Database,
  actor: Actor,
  report: { readonly id: string; readonly request: Json },
  at: Date,
): Promise<void> {
  const stopped = await tx
    .select()
    .from(reportSchedules)
    .where(eq(reportSchedules.savedReportId, report.id))
    .orderBy(asc(reportSchedules.id))
    .for('update');
  for (const before of stopped) {
    const subject = { kind: 'report_schedule', id: before.id } as const;
    await audited(tx, actor, { action: 'report_schedule.stopped', subject }, async () => {
      const after = { savedReportId: null, request: report.request, enabled: false, reportRemovedAt: at };
      await tx
        .update(reportSchedules)
        .set({ ...after, updatedAt: at })
        .where(eq(reportSchedules.id, before.id));
      const { name, enabled, savedReportId } = before;
      return { result: undefined, before: { name, enabled, savedReportId }, after: { name, ...after } };
    });
  }
}

/** What a schedule sends now; null where the kept report is gone, or whoever set it up may not read it any more. */
export async function requestOfSchedule(db: Database, schedule: ReportSchedule): Promise<Json | null> {
  const { savedReportId, createdById, request } = schedule;
  if (savedReportId === null) return request;
  const report = await readSavedReport(db, savedReportId, createdById);
  if (report === null) return null;
  // It may have come to tell what not everybody reads who reads reports.
  if (tellsOfReviews(report.definition) && !(await mayReview(db, createdById))) return null;
  return requestOfReport(report);
}

async function mayReview(db: Database, userId: string | null): Promise<boolean> {
  if (userId === null) return false;
  const [user] = await db.select({ role: users.role }).from(users).where(eq(users.id, userId));
  return user !== undefined && can(user.role, 'quality.review');
}

/** @throws RecordError `not_found` */
export async function deleteReportSchedule(db: Database, actor: Actor, id: string): Promise<void> {
  const subject = { kind: 'report_schedule', id } as const;
  await audited(db, actor, { action: 'report_schedule.deleted', subject }, async (tx) => {
    const [row] = await tx.delete(reportSchedules).where(eq(reportSchedules.id, id)).returning();
    if (!row) throw notFound('report_schedule', id);
    return { result: undefined, before: row, after: null };
  });
}

/** What became of a schedule, the latest first. */
export async function listReportDeliveries(db: Database, scheduleId: string): Promise<ReportDelivery[]> {
  return await db
    .select()
    .from(reportDeliveries)
    .where(eq(reportDeliveries.scheduleId, scheduleId))
    .orderBy(desc(reportDeliveries.createdAt), desc(reportDeliveries.id))
    .limit(deliveriesShownMax);
}

/** One delivery with its schedule; null where one of them is gone. */
export async function getReportDelivery(
  db: Database,
  id: string,
): Promise<{ delivery: ReportDelivery; schedule: ReportSchedule } | null> {
  const [row] = await db
    .select({ delivery: reportDeliveries, schedule: reportSchedules })
    .from(reportDeliveries)
    .innerJoin(reportSchedules, eq(reportSchedules.id, reportDeliveries.scheduleId))
    .where(eq(reportDeliveries.id, id));
  return row ?? null;
}

/**
 * Takes up what fell due. However many ask at once, each time of a schedule becomes one delivery; what fell due several times while
 * nobody asked goes out once, for the last of them, which says how many were missed.
 * @returns the ids of the deliveries
 */
export async function takeDueReports(db: Database, now: Date): Promise<string[]> {
  return await db.transaction(async (tx) => {
    const due = await tx
      .select()
      .from(reportSchedules)
      .where(and(eq(reportSchedules.enabled, true), lte(reportSchedules.nextAt, now)))
      .orderBy(asc(reportSchedules.nextAt))
      .limit(dueAtOnceMax)
      .for('update', { skipLocked: true });
    const ids: string[] = [];
    for (const schedule of due) {
      let dueAt = schedule.nextAt;
      let nextAt = nextDue(schedule, dueAt);
      let missed = 0;
      while (nextAt <= now) {
        missed += 1;
        dueAt = nextAt;
        nextAt = nextDue(schedule, dueAt);
      }
      await tx.update(reportSchedules).set({ nextAt }).where(eq(reportSchedules.id, schedule.id));
      const missedSince = missed === 0 ? null : schedule.nextAt;
      ids.push(...(await insertDelivery(tx, schedule, { dueAt, missed, missedSince })));
    }
    return ids;
  });
}

/** Sends a schedule's report now, beside its own times. @throws RecordError `not_found`; `value_invalid` once its report was deleted */
export async function sendReportNow(db: Database, actor: Actor, scheduleId: string, now: Date): Promise<string> {
  const subject = { kind: 'report_schedule', id: scheduleId } as const;
  return await audited(db, actor, { action: 'report_schedule.sent_now', subject }, async (tx) => {
    const schedule = await getReportSchedule(tx, scheduleId);
    if (schedule.reportRemovedAt !== null) {
      throw invalid(
        'savedReportId',
        'Its report was deleted. Choose another one first.',
        '所发送的报表已被删除，请先选择其他报表。',
      );
    }
    const [id] = await insertDelivery(tx, schedule, { dueAt: now });
    if (id === undefined) throw notFound('report_schedule', scheduleId);
    const { name, recipients } = schedule;
    return { result: id, before: null, after: { name, recipients } };
  });
}

/** Deliveries that nobody has brought to an end, the first due first. */
export async function listWaitingDeliveries(db: Database): Promise<string[]> {
  const rows = await db
    .select({ id: reportDeliveries.id })
    .from(reportDeliveries)
    .where(eq(reportDeliveries.state, 'waiting'))
    .orderBy(asc(reportDeliveries.dueAt));
  return rows.map(({ id }) => id);
}

/** What an attempt came to; `waiting` where another follows, which the audit log does not tell. */
export async function noteDelivery(
  db: Database,
  actor: Actor,
  id: string,
  outcome: Pick<ReportDelivery, 'state' | 'failure' | 'answer' | 'exportId'> & Partial<Pick<ReportDelivery, 'refused'>>,
): Promise<void> {
  const { state, failure } = outcome;
  const action = state === 'sent' ? 'report_delivery.sent' : 'report_delivery.failed';
  await db.transaction(async (tx) => {
    const [row] = await tx
      .update(reportDeliveries)
      .set({
        ...outcome,
        attempts: sql`${reportDeliveries.attempts} + 1`,
        ...(state === 'waiting' ? {} : { finishedAt: new Date() }),
      })
      .where(eq(reportDeliveries.id, id))
      .returning();
    if (!row || state === 'waiting') return;
    const { scheduleId, recipients, refused, attempts } = row;
    await audited(tx, actor, { action, subject: { kind: 'report_schedule', id: scheduleId } }, async () => ({
      result: undefined,
      before: null,
      after: { recipients, refused, attempts, failure },
    }));
  });
}

async function insertDelivery(
  tx: Database,
  schedule: ReportSchedule,
  due: Pick<typeof reportDeliveries.$inferInsert, 'dueAt' | 'missed' | 'missedSince'>,
): Promise<string[]> {
  const rows = await tx
    .insert(reportDeliveries)
    .values({ ...due, id: randomUUID(), scheduleId: schedule.id, recipients: schedule.recipients })
    .onConflictDoNothing()
    .returning({ id: reportDeliveries.id });
  return rows.map(({ id }) => id);
}

function checked(input: ReportScheduleInput) {
  const recipients = [...new Set(input.recipients.map((address) => address.trim()))].filter(
    (address) => address !== '',
  );
  const wrong = recipients.filter((address) => !isMailAddress(address));
  if (recipients.length === 0 || recipients.length > recipientsMax) {
    throw invalid('recipients', `Name 1 to ${recipientsMax} addresses.`, `请填写 1 到 ${recipientsMax} 个邮箱地址。`);
  }
  if (wrong.length > 0) {
    throw invalid(
      'recipients',
      `No mail addresses: ${wrong.join(', ')}.`,
      `以下不是有效的邮箱地址：${wrong.join('、')}。`,
    );
  }
  const { name, savedReportId, request, format, locale, timeZone, every, weekday, monthDay, hour, enabled } = input;
  return {
    name,
    savedReportId,
    request,
    format,
    locale,
    timeZone,
    every,
    weekday,
    monthDay,
    hour,
    enabled,
    recipients,
  };
}

async function refuseUnreadable(tx: Database, reportId: string, readerId: string | null): Promise<void> {
  if ((await readSavedReport(tx, reportId, readerId)) === null) throw notFound('report', reportId);
}

function invalid(field: string, en: string, zh: string): RecordError {
  return new RecordError('value_invalid', { en, zh }, `schedule: ${field}`, [{ field, reason: { en, zh } }]);
}
