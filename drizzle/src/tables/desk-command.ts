import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { evidence, instant } from './column-types.ts';

/** Commands of desks that were begun lately: one that is read again after a death is not carried out twice. */
export const deskCommands = pgTable(
  'desk_command',
  {
    id: text('id').primaryKey(),
    at: instant('at').notNull(),
    /** What it was answered; null until then, and for ever where the process died in between. */
    reply: evidence<unknown>('reply'),
  },
  (table) => [index('desk_command_at').on(table.at)],
);
