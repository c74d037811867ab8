import type { Announced } from '@patchbay/flow-schema';
import { sql } from 'drizzle-orm';
import { boolean, check, index, pgTable, text } from 'drizzle-orm/pg-core';
import { document, instant } from './column-types.ts';

/** Whom an announcement concerns: every call, those to certain numbers, or those that ask for certain opening hours. */
export type StoredConcern =
  | { kind: 'all' }
  | { kind: 'numbers'; numbers: string[] }
  | { kind: 'hours'; hoursIds: string[] };

/** An announcement of the day: heard while it is switched on and within its time. */
export const announcements = pgTable(
  'announcement',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull().unique(),
    /** What is heard, by language; not used where a prompt of the library is named. */
    says: document<Announced['says']>('says').notNull(),
    promptId: text('prompt_id'),
    closes: boolean('closes').notNull().default(false),
    on: boolean('on').notNull().default(false),
    startsAt: instant('starts_at'),
    endsAt: instant('ends_at'),
    concerns: document<StoredConcern>('concerns').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
    archivedAt: instant('archived_at'),
  },
  (table) => [
    index('announcement_on').on(table.on),
    check(
      'announcement_span',
      sql`${table.endsAt} is null or ${table.startsAt} is null or ${table.endsAt} > ${table.startsAt}`,
    ),
  ],
);
