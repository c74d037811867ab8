import { randomUUID } from 'node:crypto';
import { type Database, lookupRows, lookupTables } from '@patchbay/drizzle';
import {
  shapeProblems,
  type TableColumn,
  type TableShape,
  tableColumnsOf,
  tableShapeSchema,
} from '@patchbay/flow-schema';
import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { type Actor, audited } from '../audit.ts';
import { findFlowUses } from '../centre/centre-uses.ts';
import { checkedText, nameTaken, noteProblems, refuseProblems } from '../field-problems.ts';
import { isUniqueViolation, notFound, RecordError } from '../record-error.ts';
import { keysOfTable } from './lookup-key.ts';
import type { LookupTable } from './lookup-table.ts';
import { draftRows, putRows } from './put-rows.ts';

export interface LookupTableItem extends LookupTable {
  /** Rows of the draft. */
  readonly rowCount: number;
  /** Whether the draft differs from what is published. */
  readonly changed: boolean;
}

const what = { en: 'The table', zh: '数据表' };

/** The shape as it is kept. @throws RecordError `value_invalid` */
export function checkedShape(shape: TableShape): TableShape {
  const notes = noteProblems();
  const parsed = tableShapeSchema.safeParse(shape);
  for (const { path, message } of parsed.error?.issues ?? []) notes.add(path.join('.'), message, '格式不正确');
  if (parsed.success) {
    for (const { column, reason } of shapeProblems(parsed.data)) notes.add(`columns.${column}`, reason.en, reason.zh);
  }
  refuseProblems(what, notes);
  return parsed.data ?? shape;
}

/** An empty table, not yet published. @throws RecordError `value_invalid`, `name_taken` */
export async function createTable(
  db: Database,
  actor: Actor,
  input: { name: string; description?: string; shape: TableShape; id?: string },
): Promise<LookupTable> {
  const id = input.id ?? randomUUID();
  const values = { ...checkedWords(input), shape: checkedShape(input.shape) };
  return await unlessNamed(values.name, () =>
    audited(db, actor, { action: 'table.created', subject: { kind: 'table', id } }, async (tx) => {
      const [row] = await tx
        .insert(lookupTables)
        .values({ id, ...values })
        .returning();
      if (!row) throw notFound('table', id);
      return { result: row, before: null, after: values };
    }),
  );
}

/** By name; archived ones only when asked for. */
export async function listTables(db: Database, options: { archived?: boolean } = {}): Promise<LookupTableItem[]> {
  const rows = await db
    .select({
      table: lookupTables,
      rowCount: sql<number>`(select count(*)::int from lookup_row r where r.table_id = lookup_table.id and r.until is null)`,
      changed: changedRows,
    })
    .from(lookupTables)
    .where(options.archived ? isNotNull(lookupTables.archivedAt) : isNull(lookupTables.archivedAt))
    .orderBy(asc(lookupTables.name));
  return rows.map(({ table, rowCount, changed }) => ({
    ...table,
    rowCount,
    changed: table.published === null || changed,
  }));
}

/** Whether rows or columns differ from the published revision. Names in full: inside the subqueries a short one would be theirs. */
const changedRows = sql<boolean>`
  exists (select 1 from lookup_row r where r.table_id = lookup_table.id and r.since > coalesce(lookup_table.published, 0) and r.until is null)
  or exists (select 1 from lookup_row r where r.table_id = lookup_table.id and r.until > lookup_table.published and r.since <= lookup_table.published)
  or exists (select 1 from lookup_table_revision v where v.table_id = lookup_table.id and v.number = lookup_table.published and v.shape <> lookup_table.shape)`;

/** @throws RecordError `not_found` */
export async function getTable(db: Database, id: string): Promise<LookupTableItem> {
  const [row] = await db
    .select({ table: lookupTables, changed: changedRows })
    .from(lookupTables)
    .where(eq(lookupTables.id, id));
  if (!row) throw notFound('table', id);
  const rowCount = await db.$count(lookupRows, and(eq(lookupRows.tableId, id), isNull(lookupRows.until)));
  return { ...row.table, rowCount, changed: row.table.published === null || row.changed };
}

/** Changes name and description. @throws RecordError `not_found`, `value_invalid`, `name_taken` */
export async function describeTable(
  db: Database,
  actor: Actor,
  input: { id: string; name: string; description: string },
): Promise<void> {
  const { id } = input;
  const values = checkedWords(input);
  await unlessNamed(values.name, () =>
    audited(db, actor, { action: 'table.renamed', subject: { kind: 'table', id } }, async (tx) => {
      const { name, description } = await lockTable(tx, id);
      if (name === values.name && description === values.description) return { result: undefined, unchanged: true };
      await tx.update(lookupTables).set(values).where(eq(lookupTables.id, id));
      return { result: undefined, before: { name, description }, after: values };
    }),
  );
}

/**
 * Changes the columns of the draft; every row is read anew. Cells of a column that goes are gone with it.
 * @throws RecordError `not_found`, `value_invalid`; `in_use` where flows take from a column that would go or change its type
 */
export async function changeTableShape(
  db: Database,
  actor: Actor,
  input: { id: string; shape: TableShape },
): Promise<LookupTable> {
  const { id } = input;
  const shape = checkedShape(input.shape);
  return await audited(db, actor, { action: 'table.columns_changed', subject: { kind: 'table', id } }, async (tx) => {
    const table = await lockTable(tx, id);
    if (JSON.stringify(table.shape) === JSON.stringify(shape)) return { result: table, unchanged: true };
    await refuseLostColumns(tx, table, shape);
    const [changed] = await tx
      .update(lookupTables)
      .set({ shape, updatedAt: new Date() })
      .where(eq(lookupTables.id, id))
      .returning();
    if (!changed) throw notFound('table', id);
    const rows = await draftRows(tx, id);
    await putRows(
      tx,
      changed,
      await keysOfTable(tx, changed),
      rows.map(({ rowId, cells }) => ({ rowId, cells })),
    );
    return { result: changed, before: { shape: table.shape }, after: { shape } };
  });
}

/** Puts a table away or brings it back. @throws RecordError `not_found`; `in_use` where a flow looks things up in it */
export async function setTableArchived(db: Database, actor: Actor, id: string, archived: boolean): Promise<void> {
  const action = archived ? 'table.archived' : 'table.restored';
  await audited(db, actor, { action, subject: { kind: 'table', id } }, async (tx) => {
    const table = await lockTable(tx, id);
    if ((table.archivedAt !== null) === archived) return { result: undefined, unchanged: true };
    const flows = archived ? await findFlowUses(tx, 'table', id) : [];
    if (flows.length > 0) {
      const names = flows.map(({ name }) => name);
      throw new RecordError(
        'in_use',
        {
          en: `Flows look things up in this table: ${names.join(', ')}. Change these flows first.`,
          zh: `以下流程正在使用此数据表：${names.join('、')}。请先修改这些流程。`,
        },
        `table ${id} is used by ${flows.length} flows`,
      );
    }
    const archivedAt = archived ? new Date() : null;
    await tx.update(lookupTables).set({ archivedAt }).where(eq(lookupTables.id, id));
    return { result: undefined, before: { archivedAt: table.archivedAt }, after: { archivedAt } };
  });
}

/** The table, held for a change. @throws RecordError `not_found` */
export async function lockTable(tx: Database, id: string): Promise<LookupTable> {
  const [row] = await tx.select().from(lookupTables).where(eq(lookupTables.id, id)).for('update');
  if (!row) throw notFound('table', id);
  return row;
}

/**
 * Columns that flows take from stay, and stay what they are: a business person can change all of a table and break no flow.
 * @throws RecordError `in_use`, saying where
 */
export async function refuseLostColumns(tx: Database, table: LookupTable, shape: TableShape): Promise<void> {
  const lost = table.shape.columns.filter((column) => {
    const kept = shape.columns.find(({ id }) => id === column.id);
    return kept === undefined || kept.type !== column.type;
  });
  const found: { column: TableColumn; flows: string[] }[] = [];
  for (const column of lost) {
    const uses = await findFlowUses(tx, 'table', table.id, (node) => {
      const taken = tableColumnsOf(node)?.columns ?? [];
      return column.id === table.shape.keyColumn || taken.some((use) => use.column === column.id);
    });
    if (uses.length > 0) found.push({ column, flows: uses.map(({ name, steps }) => `${name} (${steps.join(', ')})`) });
  }
  if (shape.keyColumn !== table.shape.keyColumn) {
    const uses = await findFlowUses(tx, 'table', table.id);
    const column = table.shape.columns.find(({ id }) => id === table.shape.keyColumn);
    if (uses.length > 0 && column && !found.some((each) => each.column.id === column.id)) {
      found.push({ column, flows: uses.map(({ name, steps }) => `${name} (${steps.join(', ')})`) });
    }
  }
  if (found.length === 0) return;
  const where = (join: string) => found.map(({ column, flows }) => `“${column.label}”: ${flows.join(join)}`).join('; ');
  throw new RecordError(
    'in_use',
    {
      en: `Flows use these columns, so they have to stay as they are: ${where(', ')}.`,
      zh: `以下列正被流程使用，不能删除或更改类型：${where('、')}。`,
    },
    `columns ${found.map(({ column }) => column.id).join(', ')} of table ${table.id} are used`,
    found.map(({ column }) => ({
      field: `columns.${table.shape.columns.indexOf(column)}`,
      reason: { en: 'used by a flow', zh: '流程正在使用' },
    })),
  );
}

function checkedWords(input: { name: string; description?: string }): { name: string; description: string } {
  const notes = noteProblems();
  const name = checkedText(notes, 'name', input.name, { lengthMax: 100 });
  const description = checkedText(notes, 'description', input.description ?? '', {
    lengthMax: 1_000,
    mayBeEmpty: true,
    lines: true,
  });
  refuseProblems(what, notes);
  return { name, description };
}

async function unlessNamed<T>(name: string, change: () => Promise<T>): Promise<T> {
  try {
    return await change();
  } catch (error) {
    if (isUniqueViolation(error))
      throw nameTaken({ en: 'a table (perhaps an archived one)', zh: '数据表（可能已归档）' }, name);
    throw error;
  }
}
