import type { Text } from '@patchbay/flow-schema';
import { sql } from 'drizzle-orm';
import { check, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { document, instant } from './column-types.ts';
import { users } from './user.ts';

/** How a role or a person wants to see what is derived from the flows, by the keys of the derived items. */
export const screenArrangements = pgTable(
  'screen_arrangement',
  {
    id: text('id').primaryKey(),
    surface: text('surface', { enum: ['seat', 'floor', 'reports'] }).notNull(),
    /** Of a role, or of a person: one of both. */
    role: text('role'),
    userId: text('user_id').references(() => users.id, { onDelete: 'cascade' }),
    order: text('order').array().notNull().default([]),
    hidden: document<Record<string, boolean>>('hidden').notNull(),
    names: document<Record<string, Text>>('names').notNull(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('screen_arrangement_role').on(table.surface, table.role).where(sql`${table.role} is not null`),
    uniqueIndex('screen_arrangement_user').on(table.surface, table.userId).where(sql`${table.userId} is not null`),
    check('screen_arrangement_surface_known', sql`${table.surface} in ('seat', 'floor', 'reports')`),
    check('screen_arrangement_of_one', sql`(${table.role} is null) <> (${table.userId} is null)`),
  ],
);
