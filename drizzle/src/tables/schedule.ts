import type { HolidayListContent, HoursContent } from '@patchbay/flow-schema';
import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { document, instant } from './column-types.ts';
import { users } from './user.ts';

/** Opening hours or a list of holidays by name. What calls are told is the published revision. */
export const schedules = pgTable(
  'schedule',
  {
    id: text('id').primaryKey(),
    kind: text('kind', { enum: ['hours', 'holidays'] }).notNull(),
    name: text('name').notNull(),
    /** The id of a schedule revision; no foreign key, since the revision refers to the schedule. */
    publishedRevision: text('published_revision'),
    archivedAt: instant('archived_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [unique('schedule_name').on(table.kind, table.name)],
);

/** Immutable: a change is a new revision. */
export const scheduleRevisions = pgTable(
  'schedule_revision',
  {
    id: text('id').primaryKey(),
    scheduleId: text('schedule_id')
      .notNull()
      .references(() => schedules.id, { onDelete: 'cascade' }),
    number: integer('number').notNull(),
    content: document<HoursContent | HolidayListContent>('content').notNull(),
    note: text('note').notNull().default(''),
    createdAt: instant('created_at').notNull().defaultNow(),
    createdBy: text('created_by').references(() => users.id, { onDelete: 'set null' }),
  },
  (table) => [
    unique('schedule_revision_number').on(table.scheduleId, table.number),
    index('schedule_revision_schedule').on(table.scheduleId),
    check('schedule_revision_number_positive', sql`${table.number} > 0`),
  ],
);
