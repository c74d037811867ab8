import { randomUUID } from 'node:crypto';
import { type Database, savedReports, users } from '@patchbay/drizzle';
import type { JsonObject } from '@patchbay/flow-schema';
import {
  type SavedReport,
  type SavedReportChanges,
  type SavedReportInput,
  savedReportInputSchema,
} from '@patchbay/reports';
import { asc, eq, or, sql } from 'drizzle-orm';
import { type Actor, audited } from '../audit.ts';
import { stopSchedulesOf } from '../mail/report-schedules.ts';
import { notFound, RecordError } from '../record-error.ts';
import { requestOfReport, told } from './read-saved-report.ts';

type Row = typeof savedReports.$inferSelect;

/** Who asks, and whether they may change what others keep. */
export interface ReportReader extends Actor {
  readonly id: string;
  readonly isAdmin: boolean;
}

/** Those of the person and those that are shared, by name. What an older definition no longer says is left out. */
export async function listSavedReports(db: Database, reader: ReportReader): Promise<SavedReport[]> {
  const rows = await db
    .select({ report: savedReports, ownerName: users.name })
    .from(savedReports)
    .leftJoin(users, eq(users.id, savedReports.ownerId))
    .where(or(eq(savedReports.ownerId, reader.id), eq(savedReports.sharing, 'everyone')))
    .orderBy(asc(sql`lower(${savedReports.name})`), asc(savedReports.id));
  return rows.flatMap(({ report, ownerName }) => told(report, ownerName ?? '') ?? []);
}

export async function saveReport(db: Database, owner: ReportReader, input: SavedReportInput): Promise<SavedReport> {
  const id = randomUUID();
  return await audited(db, owner, { action: 'report.saved', subject: { kind: 'report', id } }, async (tx) => {
    const [row] = await tx
      .insert(savedReports)
      .values({ id, ownerId: owner.id, ...stored(input) })
      .returning();
    if (row === undefined) throw notFound('report', id);
    return { result: toldAs(row, owner.name), before: null, after: row };
  });
}

/** Only by who keeps it, or an administrator. @throws RecordError `not_found`, `not_owner` */
export async function changeSavedReport(
  db: Database,
  actor: ReportReader,
  id: string,
  changes: SavedReportChanges,
): Promise<SavedReport> {
  return await audited(db, actor, { action: 'report.changed', subject: { kind: 'report', id } }, async (tx) => {
    const { row: before, report, ownerName } = await own(tx, actor, id);
    const said = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    const [after] = await tx
      .update(savedReports)
      .set({ ...stored(savedReportInputSchema.parse({ ...report, ...said })), updatedAt: new Date() })
      .where(eq(savedReports.id, id))
      .returning();
    if (after === undefined) throw notFound('report', id);
    return { result: toldAs(after, ownerName), before, after };
  });
}

/** Only by who keeps it, or an administrator. Schedules that send it stop. @throws RecordError `not_found`, `not_owner` */
export async function removeSavedReport(db: Database, actor: ReportReader, id: string): Promise<void> {
  await audited(db, actor, { action: 'report.removed', subject: { kind: 'report', id } }, async (tx) => {
    const { row } = await own(tx, actor, id);
    await tx.delete(savedReports).where(eq(savedReports.id, id));
    await stopSchedulesOf(tx, actor, { id, request: requestOfReport(row) }, new Date());
    return { result: undefined, before: row, after: null };
  });
}

const mayRead = ({ ownerId, sharing }: Row, { id }: ReportReader): boolean => ownerId === id || sharing === 'everyone';

async function own(tx: Database, actor: ReportReader, id: string) {
  const [row] = await tx.select().from(savedReports).where(eq(savedReports.id, id)).for('update');
  if (row === undefined || !mayRead(row, actor)) throw notFound('report', id);
  const [owner] = await tx.select({ name: users.name }).from(users).where(eq(users.id, row.ownerId));
  if (row.ownerId !== actor.id && !actor.isAdmin) {
    const name = owner?.name ?? '';
    throw new RecordError(
      'not_owner',
      {
        en: `This report is kept by ${name === '' ? 'somebody who is gone' : name}. Keep a copy of your own to change it.`,
        zh: `此报表由${name === '' ? '已离开的用户' : name}保存，请另存一份自己的再修改。`,
      },
      `report ${id} is owned by ${row.ownerId}`,
    );
  }
  return { row, report: told(row, owner?.name ?? ''), ownerName: owner?.name ?? '' };
}

function stored({ name, about, base, definition, view, sharing }: SavedReportInput) {
  return {
    name,
    about,
    base,
    definition: definition as unknown as JsonObject,
    view: view as unknown as JsonObject,
    sharing,
  };
}

function toldAs(row: Row, ownerName: string): SavedReport {
  const report = told(row, ownerName);
  if (report === null) throw new TypeError(`the report ${row.id} was stored and cannot be read`);
  return report;
}
