import { type Database, lookupRows } from '@patchbay/drizzle';
import { readRow, type TableCells } from '@patchbay/flow-schema';
import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import type { KeyOf } from './lookup-key.ts';
import type { LookupTable } from './lookup-table.ts';

export type StoredRow = typeof lookupRows.$inferSelect;

/** What a row of the draft is to be; null cells: not there. */
export interface RowTarget {
  readonly rowId: number;
  readonly cells: TableCells | null;
}

const rowsAtOnce = 4_000;

/** Every row of the draft, in order. */
export async function draftRows(db: Database, tableId: string): Promise<StoredRow[]> {
  return await db
    .select()
    .from(lookupRows)
    .where(and(eq(lookupRows.tableId, tableId), isNull(lookupRows.until)))
    .orderBy(asc(lookupRows.rowId));
}

/**
 * Makes rows of the draft what they are to be. A row that was there before the draft began is closed and written anew, one that
 * becomes again what it was is opened again: so a draft holds no more than what is different in it.
 */
export async function putRows(
  tx: Database,
  table: Pick<LookupTable, 'id' | 'draft' | 'shape'>,
  keyOf: KeyOf,
  targets: readonly RowTarget[],
): Promise<void> {
  for (let at = 0; at < targets.length; at += rowsAtOnce) {
    await putSome(tx, table, keyOf, targets.slice(at, at + rowsAtOnce));
  }
  // The planner would take a table that was just filled for an empty one, and read it from end to end for each key.
  if (targets.length >= rowsAtOnce) await tx.execute(sql`analyze lookup_row`);
}

async function putSome(
  tx: Database,
  { id, draft, shape }: Pick<LookupTable, 'id' | 'draft' | 'shape'>,
  keyOf: KeyOf,
  targets: readonly RowTarget[],
): Promise<void> {
  const versions = await tx
    .select()
    .from(lookupRows)
    .where(
      and(
        eq(lookupRows.tableId, id),
        inArray(
          lookupRows.rowId,
          targets.map(({ rowId }) => rowId),
        ),
        or(isNull(lookupRows.until), eq(lookupRows.until, draft)),
      ),
    );
  const own = new Map(versions.filter(({ since }) => since === draft).map((row) => [row.rowId, row]));
  const base = new Map(versions.filter(({ since }) => since < draft).map((row) => [row.rowId, row]));
  const drop: number[] = [];
  const close: number[] = [];
  const reopen: number[] = [];
  const write: { row_id: number; key: string | null; cells: TableCells; fits: boolean }[] = [];
  for (const { rowId, cells: typed } of targets) {
    const before = base.get(rowId);
    const after = typed === null ? null : readRow(shape, typed);
    const fits = after !== null && Object.keys(after.problems).length === 0;
    const key = after === null ? null : keyOf(after.cells[shape.keyColumn] ?? '');
    const asBefore =
      before && after && sameCells(before.cells, after.cells) && before.key === key && before.fits === fits;
    if (after === null || asBefore) {
      if (own.has(rowId)) drop.push(rowId);
    } else write.push({ row_id: rowId, key, cells: after.cells, fits });
    if (before && asBefore && before.until !== null) reopen.push(rowId);
    if (before && !asBefore && before.until === null) close.push(rowId);
  }
  const ofTable = eq(lookupRows.tableId, id);
  if (drop.length > 0) {
    await tx.delete(lookupRows).where(and(ofTable, eq(lookupRows.since, draft), inArray(lookupRows.rowId, drop)));
  }
  if (close.length > 0) {
    await tx
      .update(lookupRows)
      .set({ until: draft })
      .where(and(ofTable, isNull(lookupRows.until), inArray(lookupRows.rowId, close)));
  }
  if (reopen.length > 0) {
    await tx
      .update(lookupRows)
      .set({ until: null })
      .where(and(ofTable, eq(lookupRows.until, draft), inArray(lookupRows.rowId, reopen)));
  }
  if (write.length > 0) {
    await tx.execute(sql`
      insert into lookup_row (table_id, row_id, since, key, cells, fits)
      select ${id}, r.row_id, ${draft}::int, r.key, r.cells, r.fits
      from jsonb_to_recordset(${JSON.stringify(write)}::jsonb) as r(row_id bigint, key text, cells jsonb, fits boolean)
      on conflict (table_id, row_id, since) do update set key = excluded.key, cells = excluded.cells, fits = excluded.fits`);
  }
}

export function sameCells(one: TableCells, other: TableCells): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}
