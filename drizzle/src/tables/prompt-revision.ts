import { sql } from 'drizzle-orm';
import { check, integer, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { document, instant } from './column-types.ts';
import { prompts } from './prompt.ts';
import { users } from './user.ts';

/** What a prompt says in one language: a recording where there is one, else the text is spoken. */
export interface PromptRevisionPart {
  text?: string;
  audioId?: string;
  /** Where values are read out inside the text: recordings of the words around them, by these words. */
  wordsAudio?: Record<string, string>;
}

export type PromptRevisionContent = Record<string, PromptRevisionPart>;

/** Immutable: a changed prompt is a new revision, so that a call keeps hearing the one it began with. */
export const promptRevisions = pgTable(
  'prompt_revision',
  {
    id: text('id').primaryKey(),
    promptId: text('prompt_id')
      .notNull()
      .references(() => prompts.id, { onDelete: 'cascade' }),
    number: integer('number').notNull(),
    content: document<PromptRevisionContent>('content').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    createdBy: text('created_by').references(() => users.id, { onDelete: 'set null' }),
    note: text('note').notNull().default(''),
  },
  (table) => [
    unique('prompt_revision_number').on(table.promptId, table.number),
    check('prompt_revision_number_positive', sql`${table.number} > 0`),
  ],
);
