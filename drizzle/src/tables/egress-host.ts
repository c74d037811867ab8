import { sql } from 'drizzle-orm';
import { check, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './column-types.ts';

/** Hosts on private addresses that flows may reach all the same, by name. */
export const egressHosts = pgTable(
  'egress_host',
  {
    /** Lower case, without port. */
    host: text('host').primaryKey(),
    reason: text('reason').notNull().default(''),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [check('egress_host_lower', sql`${table.host} = lower(${table.host}) and ${table.host} <> ''`)],
);
