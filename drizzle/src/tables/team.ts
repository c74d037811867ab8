import { pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './column-types.ts';

/** Agents who belong together: what a supervisor filters the floor by. */
export const teams = pgTable('team', {
  id: text('id').primaryKey(),
  name: text('name').notNull().unique(),
  createdAt: instant('created_at').notNull().defaultNow(),
});
