import { randomUUID } from 'node:crypto';
import { type Database, reportDeliveries, reportSchedules } from '@patchbay/drizzle';
import type { Json } from '@patchbay/flow-schema';
import { and, asc, desc, eq, inArray, lte, sql } from 'drizzle-orm';
import { type Actor, audited } from '../audit.ts';
import { notFound, RecordError } from '../record-error.ts';
import { isMailAddress } from './mail-address.ts';
import { nextDue, type Recurrence } from './next-due.ts';

export type ReportSchedule = typeof reportSchedules.$inferSelect;
export type ReportDelivery = typeof reportDeliveries.$inferSelect;
export interface ReportScheduleInput extends Recurrence {
  readonly name: string;
  readonly request: Json;
  readonly format: ReportSchedule['format'];
  readonly locale: ReportSchedule['locale'];
  readonly recipients: readonly string[];
  readonly enabled: boolean;
}

export interface ReportScheduleItem extends ReportSchedule {
  /** The last one that was due; null before the first. */
  readonly last: ReportDelivery | null;
}

const recipientsMax = 50;
const deliveriesShownMax = 50;
const dueAtOnceMax = 20;

/** By name, each with what became of it the last time. */
export async function listReportSchedules(db: Database): Promise<ReportScheduleItem[]> {
  const rows = await db.select().from(reportSchedules).orderBy(asc(reportSchedules.name), asc(reportSchedules.id));
  if (rows.length === 0) return [];
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

/** @throws RecordError `value_invalid` */
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
    const [row] = await tx
      .insert(reportSchedules)
      .values({ ...values, id, createdById: actor.id, createdByName: actor.name })
      .returning();
    if (!row) throw notFound('report_schedule', id);
    return { result: row, before: null, after: values };
  });
}

/** @throws RecordError `not_found`, `value_invalid` */
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
    await tx
      .update(reportSchedules)
      .set({ ...values, updatedAt: new Date() })
      .where(eq(reportSchedules.id, id));
    return { result: undefined, before, after: values };
  });
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
 * nobody asked goes out once, for the last of them.
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
      while (nextAt <= now) {
        dueAt = nextAt;
        nextAt = nextDue(schedule, dueAt);
      }
      await tx.update(reportSchedules).set({ nextAt }).where(eq(reportSchedules.id, schedule.id));
      ids.push(...(await insertDelivery(tx, schedule, dueAt)));
    }
    return ids;
  });
}

/** Sends a schedule's report now, beside its own times. @throws RecordError `not_found` */
export async function sendReportNow(db: Database, actor: Actor, scheduleId: string, now: Date): Promise<string> {
  const subject = { kind: 'report_schedule', id: scheduleId } as const;
  return await audited(db, actor, { action: 'report_schedule.sent_now', subject }, async (tx) => {
    const schedule = await getReportSchedule(tx, scheduleId);
    const [id] = await insertDelivery(tx, schedule, now);
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

async function insertDelivery(tx: Database, schedule: ReportSchedule, dueAt: Date): Promise<string[]> {
  const rows = await tx
    .insert(reportDeliveries)
    .values({ id: randomUUID(), scheduleId: schedule.id, dueAt, recipients: schedule.recipients })
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
  const { name, request, format, locale, timeZone, every, weekday, monthDay, hour, enabled } = input;
  return { name, request, format, locale, timeZone, every, weekday, monthDay, hour, enabled, recipients };
}

function invalid(field: string, en: string, zh: string): RecordError {
  return new RecordError('value_invalid', { en, zh }, `schedule: ${field}`, [{ field, reason: { en, zh } }]);
}
