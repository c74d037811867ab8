import { type Database, lookupRows, lookupTableRevisions, lookupTables, users } from '@patchbay/drizzle';
import type { TableCells } from '@patchbay/flow-schema';
import { and, asc, desc, eq, gt, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import { type Actor, audited } from '../audit.ts';
import { notFound, RecordError } from '../record-error.ts';
import { countTableProblems } from './lookup-rows.ts';
import type { LookupTable } from './lookup-table.ts';
import { lockTable, refuseLostColumns } from './lookup-tables.ts';

export type TableRevision = typeof lookupTableRevisions.$inferSelect;

/** Newest first. */
export async function listTableRevisions(
  db: Database,
  tableId: string,
): Promise<(TableRevision & { createdByName: string | null })[]> {
  const rows = await db
    .select({ revision: lookupTableRevisions, createdByName: users.name })
    .from(lookupTableRevisions)
    .leftJoin(users, eq(users.id, lookupTableRevisions.createdBy))
    .where(eq(lookupTableRevisions.tableId, tableId))
    .orderBy(desc(lookupTableRevisions.number));
  return rows.map(({ revision, createdByName }) => ({ ...revision, createdByName }));
}

/**
 * Calls find rows as they stand in the draft from now on.
 * @throws RecordError `not_found`; `value_invalid` while a cell does not fit its column or two rows have the same key
 */
export async function publishTable(
  db: Database,
  actor: Actor,
  input: { id: string; note?: string },
): Promise<{ number: number }> {
  const { id } = input;
  return await audited(db, actor, { action: 'table.published', subject: { kind: 'table', id } }, async (tx) => {
    const table = await lockTable(tx, id);
    await refuseProblematic(tx, id);
    const before = table.published;
    const { added, changed, removed } = await countChanges(tx, id, before ?? 0, table.draft);
    const shapeBefore = before === null ? null : (await loadTableRevision(tx, id, before)).shape;
    const asBefore = JSON.stringify(shapeBefore) === JSON.stringify(table.shape);
    if (before !== null && asBefore && added + changed + removed === 0) {
      return { result: { number: before }, unchanged: true };
    }
    const number = await closeDraft(tx, actor, table, 'published', input.note ?? '');
    return {
      result: { number },
      before: before === null ? null : { number: before, ...(asBefore ? {} : { shape: shapeBefore }) },
      after: { number, added, changed, removed, ...(asBefore ? {} : { shape: table.shape }) },
    };
  });
}

async function refuseProblematic(tx: Database, id: string): Promise<void> {
  const { unfit, keysTwice } = await countTableProblems(tx, id);
  if (unfit + keysTwice === 0) return;
  throw new RecordError(
    'value_invalid',
    {
      en: `Not published: ${unfit} rows have a value that does not fit its column, and ${keysTwice} keys stand in more than one row. Look at “With problems”.`,
      zh: `未发布：${unfit} 行有不符合列要求的值，${keysTwice} 个键出现多次。请查看“有问题的行”。`,
    },
    `table ${id}: ${unfit} unfit rows, ${keysTwice} keys twice`,
  );
}

/** The draft becomes a revision, and a new draft begins. */
async function closeDraft(
  tx: Database,
  actor: Actor,
  { id, draft, shape }: LookupTable,
  kind: TableRevision['kind'],
  note: string,
): Promise<number> {
  const rowCount = await tx.$count(lookupRows, and(eq(lookupRows.tableId, id), isNull(lookupRows.until)));
  await tx
    .insert(lookupTableRevisions)
    .values({ tableId: id, number: draft, shape, rowCount, kind, note, createdBy: actor.id });
  await tx
    .update(lookupTables)
    .set({ draft: draft + 1, updatedAt: new Date(), ...(kind === 'published' && { published: draft }) })
    .where(eq(lookupTables.id, id));
  return draft;
}

/**
 * Keeps the draft as a revision of its own, so that what follows can be undone by restoring it. Answers its number, or that of the
 * revision which the draft still is.
 */
export async function keepDraft(tx: Database, actor: Actor, table: LookupTable, note: string): Promise<number> {
  const last = table.draft - 1;
  if (last > 0) {
    const revision = await loadTableRevision(tx, table.id, last);
    const { added, changed, removed } = await countChanges(tx, table.id, last, table.draft);
    if (added + changed + removed === 0 && JSON.stringify(revision.shape) === JSON.stringify(table.shape)) return last;
  }
  return await closeDraft(tx, actor, table, 'kept', note);
}

/**
 * Makes the draft what a revision was. What the draft was before is kept.
 * @throws RecordError `not_found`; `in_use` where flows use a column that the revision does not have
 */
export async function restoreTable(
  db: Database,
  actor: Actor,
  input: { id: string; number: number; note: string },
): Promise<{ kept: number }> {
  const { id, number } = input;
  return await audited(db, actor, { action: 'table.restored_revision', subject: { kind: 'table', id } }, async (tx) => {
    const table = await lockTable(tx, id);
    const revision = await loadTableRevision(tx, id, number);
    await refuseLostColumns(tx, table, revision.shape);
    const kept = await keepDraft(tx, actor, table, input.note);
    const { draft } = await lockTable(tx, id);
    await tx
      .update(lookupRows)
      .set({ until: draft })
      .where(and(eq(lookupRows.tableId, id), isNull(lookupRows.until), gt(lookupRows.since, number)));
    await tx.execute(sql`
      insert into lookup_row (table_id, row_id, since, key, cells, fits)
      select table_id, row_id, ${draft}::int, key, cells, fits from lookup_row
      where table_id = ${id} and since <= ${number} and until > ${number}`);
    await tx.update(lookupTables).set({ shape: revision.shape, updatedAt: new Date() }).where(eq(lookupTables.id, id));
    return { result: { kept }, before: { number: kept }, after: { restored: number } };
  });
}

/** @throws RecordError `not_found` */
export async function loadTableRevision(db: Database, tableId: string, number: number): Promise<TableRevision> {
  const [row] = await db
    .select()
    .from(lookupTableRevisions)
    .where(and(eq(lookupTableRevisions.tableId, tableId), eq(lookupTableRevisions.number, number)));
  if (!row) throw notFound('table_revision', `${tableId}@${number}`);
  return row;
}

/** The rows that stood in a revision; of the draft, with its number, those that stand in it now. */
export function inRevision(tableId: string, number: number): SQL | undefined {
  return and(
    eq(lookupRows.tableId, tableId),
    lte(lookupRows.since, number),
    or(isNull(lookupRows.until), gt(lookupRows.until, number)),
  );
}

/** Rows of a revision in their order. */
export async function readRevisionRows(
  db: Database,
  { tableId, number, offset, limit }: { tableId: string; number: number; offset: number; limit: number },
): Promise<{ rowId: number; cells: TableCells }[]> {
  return await db
    .select({ rowId: lookupRows.rowId, cells: lookupRows.cells })
    .from(lookupRows)
    .where(inRevision(tableId, number))
    .orderBy(asc(lookupRows.rowId))
    .limit(limit)
    .offset(offset);
}

export interface RowChanges {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

export interface RowChange {
  readonly rowId: number;
  readonly before: TableCells | null;
  readonly after: TableCells | null;
}

/** What differs between two revisions, by row. */
function changesBetween(tableId: string, from: number, to: number): SQL {
  return sql`
    (select row_id, cells from lookup_row where table_id = ${tableId} and since <= ${from} and until > ${from} and until <= ${to}) as before
    full join
    (select row_id, cells from lookup_row where table_id = ${tableId} and since > ${from} and since <= ${to} and (until is null or until > ${to})) as after
    using (row_id)
    where before.cells is distinct from after.cells`;
}

async function countChanges(db: Database, tableId: string, from: number, to: number): Promise<RowChanges> {
  const [counts] = await db.execute<{ added: number; changed: number; removed: number }>(sql`
    select count(*) filter (where before.cells is null)::int as added,
      count(*) filter (where before.cells is not null and after.cells is not null)::int as changed,
      count(*) filter (where after.cells is null)::int as removed
    from ${changesBetween(tableId, from, to)}`);
  return { added: counts?.added ?? 0, changed: counts?.changed ?? 0, removed: counts?.removed ?? 0 };
}

/** What is different in `to`, a later revision or the draft, with the first of the changed rows. */
export async function compareTable(
  db: Database,
  { tableId, from, to, limit }: { tableId: string; from: number; to: number; limit: number },
): Promise<RowChanges & { rows: RowChange[] }> {
  const [counts, rows] = await Promise.all([
    countChanges(db, tableId, from, to),
    db.execute<{ row_id: string; before: TableCells | null; after: TableCells | null }>(sql`
      select row_id, before.cells as before, after.cells as after
      from ${changesBetween(tableId, from, to)} order by row_id limit ${limit}`),
  ]);
  return { ...counts, rows: rows.map(({ row_id, before, after }) => ({ rowId: Number(row_id), before, after })) };
}
