import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { instant } from './column-types.ts';
import { sessions } from './session.ts';
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
    /** A seat's phone lives as long as its sign-in, and goes with it. */
    sessionId: text('session_id').references(() => sessions.id, { onDelete: 'cascade' }),
    passwordSealed: text('password_sealed').notNull(),
    expiresAt: instant('expires_at').notNull(),
    /** When Asterisk knew it. */
    readyAt: instant('ready_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    index('sip_endpoint_expires').on(table.expiresAt),
    index('sip_endpoint_user').on(table.userId),
    uniqueIndex('sip_endpoint_session').on(table.sessionId),
    check('sip_endpoint_kind_known', sql`${table.kind} in ('browser', 'seat')`),
    check('sip_endpoint_seat_has_session', sql`${table.kind} <> 'seat' or ${table.sessionId} is not null`),
  ],
);
