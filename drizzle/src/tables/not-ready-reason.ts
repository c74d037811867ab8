import { boolean, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './column-types.ts';

/** Why an agent is not ready, as they choose it on the seat. */
export const notReadyReasons = pgTable('not_ready_reason', {
  id: text('id').primaryKey(),
  name: text('name').notNull().unique(),
  /** Counts as working time. */
  productive: boolean('productive').notNull().default(false),
  position: integer('position').notNull().default(0),
  archivedAt: instant('archived_at'),
});
