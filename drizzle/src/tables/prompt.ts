import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './column-types.ts';

/** A prompt by name. What callers hear is the published revision. */
export const prompts = pgTable(
  'prompt',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    /** Where people look for it, e.g. `Billing / Errors`; empty for none. */
    folder: text('folder').notNull().default(''),
    /** The id of a prompt revision; no foreign key, since the revision refers to the prompt. */
    publishedRevision: text('published_revision'),
    archivedAt: instant('archived_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [index('prompt_name').on(table.name)],
);
