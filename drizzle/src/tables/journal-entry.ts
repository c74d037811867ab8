import type { Json } from '@patchbay/flow-schema';
import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { evidence, instant } from './column-types.ts';

/**
 * Everything that happened to a run, in order; replaying the events gives the same commands. Sensitive values are sealed.
 * No foreign key to the run: this is the table that every event waits for.
 */
export const journalEntries = pgTable(
  'journal_entry',
  {
    runId: text('run_id').notNull(),
    index: integer('index').notNull(),
    at: instant('at').notNull(),
    event: evidence<Json>('event').notNull(),
    commands: evidence<Json[]>('commands').notNull(),
    trace: evidence<Json[]>('trace').notNull(),
  },
  (table) => [primaryKey({ columns: [table.runId, table.index] })],
);
