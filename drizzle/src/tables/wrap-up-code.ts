import { integer, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './column-types.ts';

/** What a call was about, as its agent says afterwards. Of no queue in particular: of all. */
export const wrapUpCodes = pgTable('wrap_up_code', {
  id: text('id').primaryKey(),
  name: text('name').notNull().unique(),
  queueIds: text('queue_ids').array().notNull().default([]),
  position: integer('position').notNull().default(0),
  archivedAt: instant('archived_at'),
});
