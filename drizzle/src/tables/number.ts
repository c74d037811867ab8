import { sql } from 'drizzle-orm';
import { check, index, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './column-types.ts';
import { flows } from './flow.ts';

/** Which flow answers which dialled number. */
export const numbers = pgTable(
  'number',
  {
    number: text('number').primaryKey(),
    flowId: text('flow_id')
      .notNull()
      .references(() => flows.id, { onDelete: 'cascade' }),
    label: text('label').notNull().default(''),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    index('number_flow').on(table.flowId),
    check('number_dialable', sql`${table.number} ~ '^[+]?[0-9A-Za-z*#_.-]{1,64}$'`),
  ],
);
