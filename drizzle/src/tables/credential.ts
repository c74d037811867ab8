import { sql } from 'drizzle-orm';
import { check, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { document, instant } from './column-types.ts';

/** What a flow signs its HTTP requests with. The secret is sealed and goes to the listed hosts only. */
export const credentials = pgTable(
  'credential',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    kind: text('kind', { enum: ['bearer', 'basic', 'header'] }).notNull(),
    hosts: text('hosts').array().notNull(),
    secretSealed: document<{ sealed: string }>('secret_sealed').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    unique('credential_name').on(table.name),
    check('credential_kind_known', sql`${table.kind} in ('bearer', 'basic', 'header')`),
    check('credential_hosts_present', sql`cardinality(${table.hosts}) > 0`),
  ],
);
