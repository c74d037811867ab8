import { integer, pgTable, text } from 'drizzle-orm/pg-core';

/** A sentence agents read out or paste into a note. Of no queue in particular: of all. */
export const quickPhrases = pgTable('quick_phrase', {
  id: text('id').primaryKey(),
  title: text('title').notNull(),
  text: text('text').notNull(),
  queueIds: text('queue_ids').array().notNull().default([]),
  position: integer('position').notNull().default(0),
});
