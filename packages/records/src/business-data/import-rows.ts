import { createHash } from 'node:crypto';
import { type Database, lookupRows, lookupTables } from '@patchbay/drizzle';
import {
  readRow,
  type TableCells,
  type TableColumn,
  type TableShape,
  type Text,
  tableLimits,
} from '@patchbay/flow-schema';
import { and, eq, isNull } from 'drizzle-orm';
import { type Actor, audited } from '../audit.ts';
import { notFound, RecordError } from '../record-error.ts';
import { type KeyOf, keysOfTable } from './lookup-key.ts';
import { keepDraft } from './lookup-revisions.ts';
import type { LookupTable } from './lookup-table.ts';
import { lockTable } from './lookup-tables.ts';
import { draftRows, putRows, type RowTarget, sameCells } from './put-rows.ts';

/** A line of a file, by the names of its columns. */
export interface FileRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

export interface RowsImport {
  readonly tableId: string;
  readonly columns: readonly string[];
  readonly rows: readonly FileRow[];
  /** `replace`: what the file does not have goes. `merge`: it stays. */
  readonly mode: 'replace' | 'merge';
  /** What becomes of lines that do not fit: the whole file is refused, or they alone are left out. */
  readonly badRows: 'refuse' | 'skip';
  readonly fileName: string;
}

export interface BadRow {
  readonly line: number;
  readonly column: string;
  readonly typed: string;
  readonly reason: Text;
}

export interface RowsImportPlan {
  readonly counts: {
    readonly added: number;
    readonly changed: number;
    readonly removed: number;
    readonly unchanged: number;
  };
  readonly badRows: readonly BadRow[];
  readonly badRowCount: number;
  /** Columns of the file that the table does not have, and columns of the table that the file does not have. */
  readonly unknownColumns: readonly string[];
  readonly missingColumns: readonly string[];
  readonly samples: readonly { readonly before: TableCells | null; readonly after: TableCells | null }[];
  /** Of exactly this file into exactly this draft. */
  readonly fingerprint: string;
}

const badRowsShownMax = 200;
const samplesMax = 50;

/** What a file would do, with nothing done. @throws RecordError `not_found`, `value_invalid` */
export async function lookAtRowsImport(db: Database, request: RowsImport): Promise<RowsImportPlan> {
  const [table] = await db.select().from(lookupTables).where(eq(lookupTables.id, request.tableId));
  if (!table) throw notFound('table', request.tableId);
  return (await plan(db, table, request)).plan;
}

/**
 * Carries out what was looked at. The draft is kept as it was, so that all of it can be undone at once.
 * @throws RecordError `not_found`, `value_invalid`; `outdated` where the draft changed since it was looked at
 */
export async function importTableRows(
  db: Database,
  actor: Actor,
  request: RowsImport & { readonly fingerprint: string },
): Promise<RowsImportPlan & { undo: number }> {
  const subject = { kind: 'table', id: request.tableId } as const;
  return await audited(db, actor, { action: 'table.imported', subject }, async (tx) => {
    const table = await lockTable(tx, request.tableId);
    const { plan: found, targets, nextRow } = await plan(tx, table, request);
    if (found.fingerprint !== request.fingerprint) throw outdated();
    if (request.badRows === 'refuse' && found.badRowCount > 0) throw refused(found.badRowCount);
    const undo = await keepDraft(tx, actor, table, `before ${request.fileName}`);
    const draft = await lockTable(tx, request.tableId);
    await putRows(tx, draft, await keysOfTable(tx, draft), targets);
    await tx.update(lookupTables).set({ nextRow, updatedAt: new Date() }).where(eq(lookupTables.id, request.tableId));
    const rowCount = await tx.$count(
      lookupRows,
      and(eq(lookupRows.tableId, request.tableId), isNull(lookupRows.until)),
    );
    if (rowCount > tableLimits.rowsMax) throw tooLong();
    return {
      result: { ...found, undo },
      before: { number: undo },
      after: { file: request.fileName, mode: request.mode, ...found.counts, leftOut: found.badRowCount },
    };
  });
}

interface Planned {
  readonly plan: RowsImportPlan;
  readonly targets: RowTarget[];
  readonly nextRow: number;
}

async function plan(db: Database, table: LookupTable, request: RowsImport): Promise<Planned> {
  if (request.rows.length > tableLimits.rowsMax) throw tooLong();
  const keyOf = await keysOfTable(db, table);
  const { byName, unknownColumns, missingColumns } = matchColumns(table.shape, request.columns);
  if (!byName.some(({ column }) => column.id === table.shape.keyColumn)) throw withoutKey(table.shape);
  const current = await draftRows(db, table.id);
  const { good, bad, badRowCount } = readLines(
    table.shape,
    keyOf,
    byName,
    request.rows,
    request.mode === 'merge' ? current : [],
  );
  const byKey = new Map(current.flatMap((row) => (row.key === null ? [] : [[row.key, row] as const])));
  const targets: RowTarget[] = [];
  const samples: { before: TableCells | null; after: TableCells | null }[] = [];
  const counts = { added: 0, changed: 0, removed: 0, unchanged: 0 };
  let { nextRow } = table;
  for (const [key, cells] of good) {
    const row = byKey.get(key);
    if (row === undefined) {
      targets.push({ rowId: nextRow, cells });
      nextRow += 1;
      counts.added += 1;
      if (samples.length < samplesMax) samples.push({ before: null, after: cells });
    } else if (sameCells(row.cells, cells)) counts.unchanged += 1;
    else {
      targets.push({ rowId: row.rowId, cells });
      counts.changed += 1;
      if (samples.length < samplesMax) samples.push({ before: row.cells, after: cells });
    }
  }
  if (request.mode === 'replace') {
    for (const row of current) {
      if (row.key !== null && good.has(row.key) && byKey.get(row.key) === row) continue;
      targets.push({ rowId: row.rowId, cells: null });
      counts.removed += 1;
      if (samples.length < samplesMax) samples.push({ before: row.cells, after: null });
    }
  }
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([table.draft, table.shape, request.mode, counts, badRowCount, targets]))
    .digest('hex');
  return {
    plan: { counts, badRows: bad, badRowCount, unknownColumns, missingColumns, samples, fingerprint },
    targets,
    nextRow,
  };
}

interface NamedColumn {
  readonly name: string;
  readonly column: TableColumn;
}

/** Columns of a file are known by id or label; case, spaces and underscores do not count. */
function matchColumns(shape: TableShape, names: readonly string[]) {
  const plain = (name: string) => name.toLowerCase().replace(/[\s_-]+/g, '');
  const byName = names.flatMap((name): NamedColumn[] => {
    const column = shape.columns.find(({ id, label }) => plain(id) === plain(name) || plain(label) === plain(name));
    return column === undefined ? [] : [{ name, column }];
  });
  const known = new Set(byName.map(({ name }) => name));
  const there = new Set(byName.map(({ column }) => column.id));
  return {
    byName,
    unknownColumns: names.filter((name) => name !== '' && !known.has(name)),
    missingColumns: shape.columns.filter(({ id }) => !there.has(id)).map(({ label }) => label),
  };
}

function readLines(
  shape: TableShape,
  keyOf: KeyOf,
  byName: readonly NamedColumn[],
  rows: readonly FileRow[],
  merged: readonly { readonly key: string | null; readonly cells: TableCells }[],
): { good: Map<string, Record<string, string>>; bad: BadRow[]; badRowCount: number } {
  const before = new Map(merged.map(({ key, cells }) => [key, cells]));
  const lineOf = new Map<string, number>();
  const good = new Map<string, Record<string, string>>();
  const bad: BadRow[] = [];
  let badRowCount = 0;
  const tell = (row: BadRow) => {
    if (bad.length < badRowsShownMax) bad.push(row);
  };
  const keyName = byName.find(({ column }) => column.id === shape.keyColumn)?.name ?? '';
  const keyLabel = shape.columns.find(({ id }) => id === shape.keyColumn)?.label ?? '';
  for (const { line, cells } of rows) {
    const key = keyOf(cells[keyName] ?? '');
    const typed = Object.fromEntries(byName.map(({ name, column }) => [column.id, cells[name] ?? '']));
    // What the file says nothing of stays as it is in the table.
    const reading = readRow(shape, { ...(key === null ? {} : before.get(key)), ...typed });
    const wrong = Object.entries(reading.problems);
    const earlier = key === null ? undefined : lineOf.get(key);
    if (wrong.length > 0 || earlier !== undefined || key === null) {
      badRowCount += 1;
      for (const [id, reason] of wrong) {
        const label = shape.columns.find((column) => column.id === id)?.label ?? id;
        tell({ line, column: label, typed: reading.cells[id] ?? '', reason });
      }
      if (earlier !== undefined) {
        const reason = { en: `the same as line ${earlier}`, zh: `与第 ${earlier} 行重复` };
        tell({ line, column: keyLabel, typed: cells[keyName] ?? '', reason });
      } else if (key === null && wrong.length === 0) {
        tell({
          line,
          column: keyLabel,
          typed: cells[keyName] ?? '',
          reason: { en: 'nothing to be found by', zh: '无法用于查找' },
        });
      }
      continue;
    }
    lineOf.set(key, line);
    good.set(key, reading.cells);
  }
  return { good, bad, badRowCount };
}

function withoutKey({ columns, keyColumn }: TableShape): RecordError {
  const label = columns.find(({ id }) => id === keyColumn)?.label ?? keyColumn;
  return new RecordError(
    'value_invalid',
    {
      en: `The file has no column “${label}”, by which rows are found. Its first row has to name the columns.`,
      zh: `文件中没有用于查找的列“${label}”。首行须为列名。`,
    },
    `the key column ${keyColumn} is missing`,
  );
}

function outdated(): RecordError {
  return new RecordError(
    'outdated',
    {
      en: 'The table changed since you looked, so nothing was imported. Look again at what would change.',
      zh: '预览之后数据表已变化，未导入任何内容。请重新预览。',
    },
    'the draft changed since the import was looked at',
  );
}

function refused(count: number): RecordError {
  return new RecordError(
    'value_invalid',
    {
      en: `Nothing was imported: ${count} rows do not fit. Mend the file, or leave these rows out.`,
      zh: `未导入任何内容：${count} 行不符合要求。请修正文件，或跳过这些行。`,
    },
    `${count} rows do not fit`,
  );
}

function tooLong(): RecordError {
  return new RecordError(
    'value_invalid',
    { en: `A table has ${tableLimits.rowsMax} rows at most.`, zh: `数据表最多 ${tableLimits.rowsMax} 行。` },
    `more than ${tableLimits.rowsMax} rows`,
  );
}
