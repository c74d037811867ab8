import { randomUUID } from 'node:crypto';
import { type Database, dataExports } from '@patchbay/drizzle';
import type { Json } from '@patchbay/flow-schema';
import { and, desc, eq, inArray, isNotNull, isNull, lt, type SQL } from 'drizzle-orm';
import { type Actor, audited } from '../audit.ts';
import { notFound } from '../record-error.ts';

export type DataExport = typeof dataExports.$inferSelect;
export type NewDataExport = Pick<DataExport, 'title' | 'format' | 'locale' | 'timeZone'> & { readonly request: Json };

const shownMax = 100;
const unfinished = ['waiting', 'running'] as const;

/** Those that somebody asked for, the latest first. */
export async function listDataExports(db: Database, askedById: string): Promise<DataExport[]> {
  return await db
    .select()
    .from(dataExports)
    .where(eq(dataExports.askedById, askedById))
    .orderBy(desc(dataExports.createdAt))
    .limit(shownMax);
}

/** @param askedById only one that this person asked for. @throws RecordError `not_found` */
export async function getDataExport(db: Database, id: string, askedById?: string): Promise<DataExport> {
  const [row] = await db.select().from(dataExports).where(ownOne(id, askedById));
  if (!row) throw notFound('export', id);
  return row;
}

/** Keeps what is asked for until somebody works on it. */
export async function askDataExport(db: Database, actor: Actor, asked: NewDataExport): Promise<DataExport> {
  const id = randomUUID();
  return await audited(db, actor, { action: 'export.asked', subject: { kind: 'export', id } }, async (tx) => {
    const [row] = await tx
      .insert(dataExports)
      .values({ ...asked, id, askedById: actor.id, askedByName: actor.name })
      .returning();
    if (!row) throw notFound('export', id);
    const { title, format, request } = asked;
    return { result: row, before: null, after: { title, format, request } };
  });
}

/** Stops one that waits or runs; one that is over stays as it is. @throws RecordError `not_found` */
export async function cancelDataExport(db: Database, actor: Actor & { id: string }, id: string): Promise<void> {
  await audited(db, actor, { action: 'export.cancelled', subject: { kind: 'export', id } }, async (tx) => {
    const [before] = await tx.select().from(dataExports).where(ownOne(id, actor.id)).for('update');
    if (!before) throw notFound('export', id);
    if (!isUnfinished(before.state)) return { result: undefined, unchanged: true };
    await tx.update(dataExports).set({ state: 'cancelled', finishedAt: new Date() }).where(eq(dataExports.id, id));
    const { title, state } = before;
    return { result: undefined, before: { title, state }, after: { title, state: 'cancelled' } };
  });
}

/** Writes down that the file was handed out. @throws RecordError `not_found` also where there is no file any more */
export async function downloadDataExport(
  db: Database,
  actor: Actor & { id: string },
  id: string,
): Promise<DataExport & { path: string }> {
  return await audited(db, actor, { action: 'export.downloaded', subject: { kind: 'export', id } }, async (tx) => {
    const [row] = await tx.select().from(dataExports).where(ownOne(id, actor.id));
    if (!row?.path) throw notFound('export', id);
    const { path, title, format, rows, bytes } = row;
    return { result: { ...row, path }, before: null, after: { title, format, rows, bytes } };
  });
}

/** @returns the path of its file, which the caller removes. @throws RecordError `not_found` */
export async function deleteDataExport(
  db: Database,
  actor: Actor & { id: string },
  id: string,
): Promise<string | null> {
  return await audited(db, actor, { action: 'export.deleted', subject: { kind: 'export', id } }, async (tx) => {
    const [row] = await tx.delete(dataExports).where(ownOne(id, actor.id)).returning();
    if (!row) throw notFound('export', id);
    const { title, format, state, rows } = row;
    return { result: row.path, before: { title, format, state, rows }, after: null };
  });
}

/** Those of people that nobody has finished, the first asked first; those of schedules are looked after with their delivery. */
export async function listUnfinishedExports(db: Database): Promise<string[]> {
  const rows = await db
    .select({ id: dataExports.id })
    .from(dataExports)
    .where(and(inArray(dataExports.state, unfinished), isNotNull(dataExports.askedById)))
    .orderBy(dataExports.createdAt);
  return rows.map(({ id }) => id);
}

/** Gives up those of schedules that were begun before a moment and never ended: their delivery wrote another. @returns their ids */
export async function failLostExports(db: Database, before: Date): Promise<string[]> {
  const rows = await db
    .update(dataExports)
    .set({ state: 'failed', failure: 'broken', finishedAt: new Date() })
    .where(
      and(inArray(dataExports.state, unfinished), isNull(dataExports.askedById), lt(dataExports.createdAt, before)),
    )
    .returning({ id: dataExports.id });
  return rows.map(({ id }) => id);
}

/** Takes one up, also one whose worker was lost; null where there is nothing to do for it any more. */
export async function beginDataExport(db: Database, id: string): Promise<DataExport | null> {
  return await setUnfinished(db, id, { state: 'running', rows: 0, rowsExpected: null });
}

/** False where it was cancelled or deleted: whoever works on it stops. */
export async function noteExportProgress(
  db: Database,
  id: string,
  progress: { readonly rows: number; readonly rowsExpected: number | null },
): Promise<boolean> {
  return (await setUnfinished(db, id, progress)) !== null;
}

/** False where it was cancelled or deleted meanwhile: its file is of no use. */
export async function finishDataExport(
  db: Database,
  id: string,
  done: { readonly rows: number; readonly path: string; readonly bytes: number; readonly expiresAt: Date },
): Promise<boolean> {
  const { rows } = done;
  const changes = { ...done, state: 'done', rowsExpected: rows, finishedAt: new Date() } as const;
  return (await setUnfinished(db, id, changes)) !== null;
}

/** @param failure a code */
export async function failDataExport(db: Database, id: string, failure: string): Promise<void> {
  await setUnfinished(db, id, { state: 'failed', failure, finishedAt: new Date() });
}

/** Marks those whose time is over. @returns the paths of their files, which the caller removes */
export async function expireDataExports(db: Database, actor: Actor, now: Date): Promise<string[]> {
  const due = await db
    .select({ id: dataExports.id })
    .from(dataExports)
    .where(and(eq(dataExports.state, 'done'), lt(dataExports.expiresAt, now)));
  const paths: string[] = [];
  for (const { id } of due) {
    const path = await audited(db, actor, { action: 'export.expired', subject: { kind: 'export', id } }, async (tx) => {
      const [row] = await tx.select().from(dataExports).where(eq(dataExports.id, id)).for('update');
      if (row?.state !== 'done') return { result: null, unchanged: true };
      await tx.update(dataExports).set({ state: 'expired', path: null }).where(eq(dataExports.id, id));
      const { title, format } = row;
      return { result: row.path, before: { title, format, state: 'done' }, after: { title, format, state: 'expired' } };
    });
    if (path !== null) paths.push(path);
  }
  return paths;
}

function isUnfinished(state: DataExport['state']): boolean {
  return state === 'waiting' || state === 'running';
}

function ownOne(id: string, askedById: string | undefined): SQL | undefined {
  return and(eq(dataExports.id, id), askedById === undefined ? undefined : eq(dataExports.askedById, askedById));
}

async function setUnfinished(
  db: Database,
  id: string,
  changes: Partial<typeof dataExports.$inferInsert>,
): Promise<DataExport | null> {
  const [row] = await db
    .update(dataExports)
    .set(changes)
    .where(and(eq(dataExports.id, id), inArray(dataExports.state, unfinished)))
    .returning();
  return row ?? null;
}
