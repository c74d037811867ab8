import { sql } from 'drizzle-orm';
import { boolean, check, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './column-types.ts';

/** People who sign in. Property names are those better-auth reads and writes. */
export const users = pgTable(
  'user',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    email: text('email').notNull().unique(),
    emailVerified: boolean('email_verified').notNull().default(false),
    image: text('image'),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
    role: text('role', { enum: ['admin', 'designer', 'business', 'supervisor', 'agent'] })
      .notNull()
      .default('agent'),
    locale: text('locale', { enum: ['en', 'zh'] }),
    theme: text('theme', { enum: ['light', 'dark', 'system'] }),
    timeZone: text('time_zone'),
    /** Set while the person may not sign in. */
    disabledAt: instant('disabled_at'),
  },
  (table) => [
    check('user_role_known', sql`${table.role} in ('admin', 'designer', 'business', 'supervisor', 'agent')`),
    check('user_email_lower', sql`${table.email} = lower(${table.email})`),
  ],
);
