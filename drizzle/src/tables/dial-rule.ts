import { sql } from 'drizzle-orm';
import { boolean, check, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './column-types.ts';

/** Where flows may call to, read in order of `position`; the first that matches decides. */
export const dialRules = pgTable(
  'dial_rule',
  {
    id: text('id').primaryKey(),
    kind: text('kind', { enum: ['prefix', 'country', 'sip_domain', 'internal'] }).notNull(),
    /** `prefix`: digits, with + for E.164; `country`: ISO 3166 such as `DE`; `sip_domain`: a host name; `internal`: digits, or `*` for every bound number. */
    pattern: text('pattern').notNull(),
    allow: boolean('allow').notNull(),
    position: integer('position').notNull(),
    note: text('note').notNull().default(''),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    check('dial_rule_kind_known', sql`${table.kind} in ('prefix', 'country', 'sip_domain', 'internal')`),
    check('dial_rule_pattern_present', sql`${table.pattern} <> ''`),
  ],
);
