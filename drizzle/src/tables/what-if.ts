import { index, pgTable, real, text } from 'drizzle-orm/pg-core';
import { evidence, instant } from './column-types.ts';

/** Somebody asked what other rules would have made of a recorded day. Question and answer are kept for whoever looks later. */
export const whatIfs = pgTable(
  'what_if',
  {
    id: text('id').primaryKey(),
    /** The user may be gone: no foreign key. */
    askedById: text('asked_by_id'),
    askedByName: text('asked_by_name').notNull(),
    /** `YYYY-MM-DD` in `time_zone`. */
    day: text('day').notNull(),
    timeZone: text('time_zone').notNull(),
    question: evidence<unknown>('question').notNull(),
    state: text('state', { enum: ['waiting', 'running', 'done', 'failed', 'cancelled'] })
      .notNull()
      .default('waiting'),
    /** From 0 to 1. */
    progress: real('progress').notNull().default(0),
    answer: evidence<unknown>('answer'),
    /** Why it failed, as a code. */
    failure: text('failure'),
    createdAt: instant('created_at').notNull().defaultNow(),
    finishedAt: instant('finished_at'),
  },
  (table) => [index('what_if_created').on(table.createdAt.desc())],
);
