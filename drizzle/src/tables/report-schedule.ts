import type { Json } from '@patchbay/flow-schema';
import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { evidence, instant } from './column-types.ts';

/** A report that goes out by e-mail on certain days at an hour of a time zone. */
export const reportSchedules = pgTable(
  'report_schedule',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    /** A kept report that is sent as it is by then; null where `request` is. No foreign key: what becomes of a schedule is said below. */
    savedReportId: text('saved_report_id'),
    /** When that report was deleted, which stopped the schedule. */
    reportRemovedAt: instant('report_removed_at'),
    /** What is sent, or was last known of the kept report; its shape stands in the studio. */
    request: evidence<Json>('request').notNull(),
    format: text('format', { enum: ['csv', 'xlsx', 'pdf'] }).notNull(),
    locale: text('locale', { enum: ['en', 'zh'] }).notNull(),
    timeZone: text('time_zone').notNull(),
    every: text('every', { enum: ['day', 'week', 'month'] }).notNull(),
    /** ISO: 1 is Monday. */
    weekday: integer('weekday').notNull().default(1),
    /** A month that is shorter has its last day instead. */
    monthDay: integer('month_day').notNull().default(1),
    hour: integer('hour').notNull(),
    recipients: text('recipients').array().notNull(),
    enabled: boolean('enabled').notNull().default(true),
    /** When it goes out next. */
    nextAt: instant('next_at').notNull(),
    /** The user may be gone: no foreign key. */
    createdById: text('created_by_id'),
    createdByName: text('created_by_name').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    check('report_schedule_every_known', sql`${table.every} in ('day', 'week', 'month')`),
    check('report_schedule_hour', sql`${table.hour} between 0 and 23`),
    index('report_schedule_due').on(table.nextAt).where(sql`${table.enabled}`),
  ],
);

/** One time that a schedule fell due: what became of it. */
export const reportDeliveries = pgTable(
  'report_delivery',
  {
    id: text('id').primaryKey(),
    scheduleId: text('schedule_id')
      .notNull()
      .references(() => reportSchedules.id, { onDelete: 'cascade' }),
    /** For when it was due: its report ends with the day before. */
    dueAt: instant('due_at').notNull(),
    /** How many earlier times fell due while nobody looked, and since when: they are not sent one by one afterwards. */
    missed: integer('missed').notNull().default(0),
    missedSince: instant('missed_since'),
    state: text('state', { enum: ['waiting', 'sent', 'failed'] })
      .notNull()
      .default('waiting'),
    attempts: integer('attempts').notNull().default(0),
    recipients: text('recipients').array().notNull(),
    /** Those whom the mail server would not take. */
    refused: text('refused').array().notNull().default([]),
    exportId: text('export_id'),
    /** Why it failed the last time, as a code. */
    failure: text('failure'),
    /** What the mail server said. */
    answer: text('answer'),
    createdAt: instant('created_at').notNull().defaultNow(),
    finishedAt: instant('finished_at'),
  },
  (table) => [
    uniqueIndex('report_delivery_once').on(table.scheduleId, table.dueAt),
    index('report_delivery_latest').on(table.scheduleId, table.createdAt.desc()),
  ],
);
