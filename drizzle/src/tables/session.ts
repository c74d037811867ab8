import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './column-types.ts';
import { users } from './user.ts';

/** Sign-ins under way. Property names are those better-auth reads and writes. */
export const sessions = pgTable(
  'session',
  {
    id: text('id').primaryKey(),
    expiresAt: instant('expires_at').notNull(),
    token: text('token').notNull().unique(),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
  },
  (table) => [index('session_user').on(table.userId)],
);
