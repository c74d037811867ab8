import type { TableCells, TableShape } from '@patchbay/flow-schema';
import { sql } from 'drizzle-orm';
import { bigint, boolean, check, foreignKey, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { document, instant } from './column-types.ts';
import { users } from './user.ts';

/** A table that flows look things up in. What stands here of its shape is the draft's. */
export const lookupTables = pgTable('lookup_table', {
  id: text('id').primaryKey(),
  name: text('name').notNull().unique(),
  description: text('description').notNull().default(''),
  shape: document<TableShape>('shape').notNull(),
  /** The number of the draft: the next revision. */
  draft: integer('draft').notNull().default(1),
  /** The revision that calls find rows in; null before the first publication. */
  published: integer('published'),
  /** The id that the next new row gets; rows stand in the order of their ids. */
  nextRow: bigint('next_row', { mode: 'number' }).notNull().default(1),
  createdAt: instant('created_at').notNull().defaultNow(),
  updatedAt: instant('updated_at').notNull().defaultNow(),
  archivedAt: instant('archived_at'),
});

/** A table as it was at one time, published or kept. Immutable; its rows are those that were there in it. */
export const lookupTableRevisions = pgTable(
  'lookup_table_revision',
  {
    tableId: text('table_id')
      .notNull()
      .references(() => lookupTables.id, { onDelete: 'cascade' }),
    number: integer('number').notNull(),
    shape: document<TableShape>('shape').notNull(),
    rowCount: integer('row_count').notNull(),
    kind: text('kind', { enum: ['published', 'kept'] }).notNull(),
    note: text('note').notNull().default(''),
    createdAt: instant('created_at').notNull().defaultNow(),
    createdBy: text('created_by').references(() => users.id, { onDelete: 'set null' }),
  },
  (table) => [
    primaryKey({ columns: [table.tableId, table.number] }),
    check('lookup_table_revision_number', sql`${table.number} > 0`),
  ],
);

/**
 * A row with the revisions in which it stands like this: from `since` on and before `until`; null: still. A changed row is
 * closed and written anew, so that publishing costs nothing and every revision stays whole.
 */
export const lookupRows = pgTable(
  'lookup_row',
  {
    tableId: text('table_id').notNull(),
    rowId: bigint('row_id', { mode: 'number' }).notNull(),
    since: integer('since').notNull(),
    until: integer('until'),
    /** What its key is compared by; null where the cell is empty or does not fit. */
    key: text('key'),
    cells: document<TableCells>('cells').notNull(),
    /** Whether every cell fits its column. */
    fits: boolean('fits').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tableId, table.rowId, table.since] }),
    foreignKey({ columns: [table.tableId], foreignColumns: [lookupTables.id] }).onDelete('cascade'),
    index('lookup_row_key').on(table.tableId, table.key, table.since),
    index('lookup_row_draft').on(table.tableId, table.rowId).where(sql`${table.until} is null`),
    index('lookup_row_unfit').on(table.tableId, table.rowId).where(sql`${table.until} is null and not ${table.fits}`),
    index('lookup_row_since').on(table.tableId, table.since),
    index('lookup_row_until').on(table.tableId, table.until).where(sql`${table.until} is not null`),
    check('lookup_row_span', sql`${table.until} is null or ${table.until} > ${table.since}`),
  ],
);
