import { sql } from 'drizzle-orm';
import { check, index, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './column-types.ts';
import { users } from './user.ts';

/** Phones that exist for a while, such as the one in a browser tab. */
export const sipEndpoints = pgTable(
  'sip_endpoint',
  {
    id: text('id').primaryKey(),
    kind: text('kind', { enum: ['browser', 'seat'] }).notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    passwordSealed: text('password_sealed').notNull(),
    expiresAt: instant('expires_at').notNull(),
    /** When Asterisk knew it. */
    readyAt: instant('ready_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    index('sip_endpoint_expires').on(table.expiresAt),
    index('sip_endpoint_user').on(table.userId),
    check('sip_endpoint_kind_known', sql`${table.kind} in ('browser', 'seat')`),
  ],
);
