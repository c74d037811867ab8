import { sql } from 'drizzle-orm';
import { bigint, check, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { evidence, instant } from './column-types.ts';

/** The one row that says which clock the hours, days and months of the counts go by, and from when on they are complete. */
export const countStates = pgTable(
  'count_state',
  {
    id: integer('id').primaryKey().default(1),
    timeZone: text('time_zone').notNull(),
    /** While they are made anew for another zone, the latest first: what is before this is not there yet. Null: all is. */
    rolledFrom: instant('rolled_from'),
    /** How far that goes back, for its progress. */
    rollsBackTo: instant('rolls_back_to'),
  },
  (table) => [check('count_state_one', sql`${table.id} = 1`)],
);

/** A fact that changed, or was taken out, after it was counted: what it was and what it is. Gone once the counts are right again. */
export const countCorrections = pgTable('count_correction', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  /** The table of the fact. */
  fact: text('fact').notNull(),
  before: evidence<unknown>('before'),
  /** Null for one that was taken out. */
  after: evidence<unknown>('after'),
});
