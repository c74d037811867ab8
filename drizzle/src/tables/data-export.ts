import type { Json } from '@patchbay/flow-schema';
import { bigint, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { evidence, instant } from './column-types.ts';

/** A table that somebody asked for as a file, or that a schedule sends. The file lies in the media folder until it expires. */
export const dataExports = pgTable(
  'data_export',
  {
    id: text('id').primaryKey(),
    /** Null where a schedule asked. The user may be gone: no foreign key. */
    askedById: text('asked_by_id'),
    askedByName: text('asked_by_name').notNull(),
    title: text('title').notNull(),
    /** What is exported; its shape stands in the studio. */
    request: evidence<Json>('request').notNull(),
    format: text('format', { enum: ['csv', 'xlsx', 'pdf'] }).notNull(),
    locale: text('locale', { enum: ['en', 'zh'] }).notNull(),
    timeZone: text('time_zone').notNull(),
    state: text('state', { enum: ['waiting', 'running', 'done', 'failed', 'cancelled', 'expired'] })
      .notNull()
      .default('waiting'),
    /** Rows written so far. */
    rows: integer('rows').notNull().default(0),
    /** Null until they are counted. */
    rowsExpected: integer('rows_expected'),
    /** Why it failed, as a code. */
    failure: text('failure'),
    /** Relative to the media folder; null until done and once expired. */
    path: text('path'),
    bytes: bigint('bytes', { mode: 'number' }),
    createdAt: instant('created_at').notNull().defaultNow(),
    finishedAt: instant('finished_at'),
    expiresAt: instant('expires_at'),
  },
  (table) => [index('data_export_created').on(table.createdAt.desc()), index('data_export_expiry').on(table.expiresAt)],
);
