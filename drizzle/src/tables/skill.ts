import { pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './column-types.ts';

/** What agents can do at a level from 1 to 10, and callers need. */
export const skills = pgTable('skill', {
  id: text('id').primaryKey(),
  name: text('name').notNull().unique(),
  createdAt: instant('created_at').notNull().defaultNow(),
});
