import { type Database, lookupRows, lookupTables } from '@patchbay/drizzle';
import { type TableCells, tableLimits } from '@patchbay/flow-schema';
import { and, asc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import { type Actor, audited } from '../audit.ts';
import { RecordError } from '../record-error.ts';
import { keysOfTable } from './lookup-key.ts';
import type { LookupTable } from './lookup-table.ts';
import { getTable, lockTable } from './lookup-tables.ts';
import { putRows, type RowTarget } from './put-rows.ts';

export interface TableRow {
  readonly rowId: number;
  readonly cells: TableCells;
  /** Another row has the same key. */
  readonly keyTwice: boolean;
}

export interface RowsQuery {
  readonly tableId: string;
  /** Found in any cell; empty finds all. */
  readonly search: string;
  /** `problems`: rows with a cell that does not fit, or with a key that another row has too. `changed`: not as published. */
  readonly only: 'all' | 'problems' | 'changed';
  readonly offset: number;
  readonly limit: number;
}

/** Rows of the draft in their order, and how many there are. @throws RecordError `not_found` */
export async function readTableRows(
  db: Database,
  { tableId, search, only, offset, limit }: RowsQuery,
): Promise<{ rows: TableRow[]; total: number }> {
  const table = await getTable(db, tableId);
  const conditions: (SQL | undefined)[] = [eq(lookupRows.tableId, tableId), isNull(lookupRows.until)];
  if (search.trim() !== '') {
    const pattern = `%${search.trim().replace(/[\\%_]/g, '\\$&')}%`;
    conditions.push(
      sql`exists (select 1 from jsonb_each_text(${lookupRows.cells}) as cell(name, typed) where cell.typed ilike ${pattern})`,
    );
  }
  if (only === 'problems') conditions.push(sql`(not ${lookupRows.fits} or ${lookupRows.key} in ${keysTwice(tableId)})`);
  if (only === 'changed') conditions.push(sql`${lookupRows.since} > ${table.published ?? 0}`);
  const where = and(...conditions);
  const plain = search.trim() === '' && only === 'all';
  const [rows, total] = await Promise.all([
    db
      .select({ rowId: lookupRows.rowId, cells: lookupRows.cells, key: lookupRows.key })
      .from(lookupRows)
      .where(where)
      .orderBy(asc(lookupRows.rowId))
      .limit(limit)
      .offset(offset),
    plain ? table.rowCount : db.$count(lookupRows, where),
  ]);
  const twice = await keysTwiceAmong(
    db,
    tableId,
    rows.flatMap(({ key }) => key ?? []),
  );
  return {
    rows: rows.map(({ rowId, cells, key }) => ({ rowId, cells, keyTwice: key !== null && twice.has(key) })),
    total,
  };
}

/** Those of the keys that more than one row of the draft has. */
async function keysTwiceAmong(db: Database, tableId: string, keys: readonly string[]): Promise<ReadonlySet<string>> {
  if (keys.length === 0) return new Set();
  const found = await db
    .select({ key: lookupRows.key })
    .from(lookupRows)
    .where(and(eq(lookupRows.tableId, tableId), isNull(lookupRows.until), inArray(lookupRows.key, [...new Set(keys)])))
    .groupBy(lookupRows.key)
    .having(sql`count(*) > 1`);
  return new Set(found.flatMap(({ key }) => key ?? []));
}

/** The keys that more than one row of the draft has. */
function keysTwice(tableId: string): SQL {
  return sql`(select d.key from lookup_row d where d.table_id = ${tableId} and d.until is null and d.key is not null group by d.key having count(*) > 1)`;
}

export interface TableProblems {
  /** Rows with a cell that does not fit its column. */
  readonly unfit: number;
  /** Keys that more than one row has. */
  readonly keysTwice: number;
}

export async function countTableProblems(db: Database, tableId: string): Promise<TableProblems> {
  const draft = and(eq(lookupRows.tableId, tableId), isNull(lookupRows.until));
  const [unfit, [twice]] = await Promise.all([
    db.$count(lookupRows, and(draft, eq(lookupRows.fits, false))),
    db.execute<{ count: number }>(sql`select count(*)::int as count from ${keysTwice(tableId)} as twice`),
  ]);
  return { unfit, keysTwice: twice?.count ?? 0 };
}

/** One change of a draft: some cells of a row (empty text clears one), a new row, one that was removed put back, or one removed. */
export type RowEdit =
  | { readonly kind: 'set'; readonly rowId: number; readonly cells: TableCells }
  | { readonly kind: 'insert'; readonly rowId: number | null; readonly cells: TableCells }
  | { readonly kind: 'remove'; readonly rowId: number };

export const rowEditsMax = 5_000;
const auditedRowsMax = 20;

/**
 * Changes rows of the draft, all of them or none. Answers what would undo it, in the order in which it has to be done. A row that
 * somebody else has removed meanwhile is left out.
 * @throws RecordError `not_found`; `value_invalid` beyond the limits
 */
export async function editTableRows(
  db: Database,
  actor: Actor,
  tableId: string,
  edits: readonly RowEdit[],
): Promise<{ undo: RowEdit[]; inserted: number[] }> {
  const subject = { kind: 'table', id: tableId } as const;
  return await audited(db, actor, { action: 'table.rows_changed', subject }, async (tx) => {
    const table = await lockTable(tx, tableId);
    if (edits.length > rowEditsMax) throw tooMany(rowEditsMax);
    const { targets, undo, inserted, nextRow } = await planEdits(tx, table, edits);
    if (targets.length === 0) return { result: { undo, inserted }, unchanged: true };
    await putRows(tx, table, await keysOfTable(tx, table), targets);
    const rowCount = await tx.$count(lookupRows, and(eq(lookupRows.tableId, tableId), isNull(lookupRows.until)));
    if (rowCount > tableLimits.rowsMax) throw tooMany(tableLimits.rowsMax);
    await tx.update(lookupTables).set({ nextRow, updatedAt: new Date() }).where(eq(lookupTables.id, tableId));
    const shown = <T>(rows: readonly T[]) => ({ count: rows.length, rows: rows.slice(0, auditedRowsMax) });
    return {
      result: { undo, inserted },
      before: shown(undo.filter(({ kind }) => kind !== 'remove')),
      after: shown(targets.filter(({ cells }) => cells !== null)),
    };
  });
}

async function planEdits(
  tx: Database,
  table: LookupTable,
  edits: readonly RowEdit[],
): Promise<{ targets: RowTarget[]; undo: RowEdit[]; inserted: number[]; nextRow: number }> {
  const named = [...new Set(edits.flatMap(({ rowId }) => rowId ?? []))];
  const rows =
    named.length === 0
      ? []
      : await tx
          .select({ rowId: lookupRows.rowId, cells: lookupRows.cells })
          .from(lookupRows)
          .where(and(eq(lookupRows.tableId, table.id), isNull(lookupRows.until), inArray(lookupRows.rowId, named)));
  const now = new Map<number, TableCells | null>(rows.map(({ rowId, cells }) => [rowId, cells]));
  const touched = new Set<number>();
  const undo: RowEdit[] = [];
  const inserted: number[] = [];
  let { nextRow } = table;
  for (const edit of edits) {
    if (edit.kind === 'insert') {
      const rowId = edit.rowId !== null && edit.rowId < nextRow && !now.get(edit.rowId) ? edit.rowId : nextRow;
      nextRow = Math.max(nextRow, rowId + 1);
      now.set(rowId, edit.cells);
      touched.add(rowId);
      inserted.push(rowId);
      undo.unshift({ kind: 'remove', rowId });
      continue;
    }
    const before = now.get(edit.rowId);
    if (!before) continue;
    touched.add(edit.rowId);
    if (edit.kind === 'remove') {
      now.set(edit.rowId, null);
      undo.unshift({ kind: 'insert', rowId: edit.rowId, cells: before });
    } else {
      now.set(edit.rowId, { ...before, ...edit.cells });
      const old = Object.keys(edit.cells).map((column) => [column, before[column] ?? '']);
      undo.unshift({ kind: 'set', rowId: edit.rowId, cells: Object.fromEntries(old) });
    }
  }
  return { targets: [...touched].map((rowId) => ({ rowId, cells: now.get(rowId) ?? null })), undo, inserted, nextRow };
}

function tooMany(max: number): RecordError {
  return new RecordError(
    'value_invalid',
    { en: `${max} rows at most.`, zh: `最多 ${max} 行。` },
    `more than ${max} rows`,
  );
}
