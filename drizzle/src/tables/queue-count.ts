import { bigint, boolean, date, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { instant } from './column-types.ts';

const dimensions = {
  queueId: text('queue_id').notNull(),
  vip: boolean('vip').notNull(),
  /** Of somebody who was called back, not on the line. */
  callback: boolean('callback').notNull(),
};

const counts = {
  offered: integer('offered').notNull(),
  answered: integer('answered').notNull(),
  abandoned: integer('abandoned').notNull(),
  overflow: integer('overflow').notNull(),
  moved: integer('moved').notNull(),
  calledBack: integer('called_back').notNull(),
  left: integer('left').notNull(),
  failed: integer('failed').notNull(),
  answeredWaitMs: bigint('answered_wait_ms', { mode: 'number' }).notNull(),
  abandonedWaitMs: bigint('abandoned_wait_ms', { mode: 'number' }).notNull(),
  answeredWaitMaxMs: integer('answered_wait_max_ms').notNull(),
  abandonedWaitMaxMs: integer('abandoned_wait_max_ms').notNull(),
  /** How many within each of the seconds of `thresholdGridS`, in its order; each holds those of the shorter ones too. */
  answeredWithin: integer('answered_within').array().notNull(),
  abandonedWithin: integer('abandoned_within').array().notNull(),
};

/** Who came to queues and how they left, by the quarter of an hour in which they joined. */
export const queueCounts = pgTable(
  'queue_count',
  { quarter: instant('quarter').notNull(), ...dimensions, ...counts },
  (t) => [primaryKey({ name: 'queue_count_pk', columns: [t.quarter, t.queueId, t.vip, t.callback] })],
);

/** `queue_count` by the hour on the centre's clock; the hour that comes twice in autumn is one row. */
export const queueHours = pgTable(
  'queue_hour',
  { hour: timestamp('hour', { mode: 'string', precision: 0 }).notNull(), ...dimensions, ...counts },
  (t) => [primaryKey({ name: 'queue_hour_pk', columns: [t.hour, t.queueId, t.vip, t.callback] })],
);

/** `queue_count` by the day of the centre. */
export const queueDays = pgTable('queue_day', { day: date('day').notNull(), ...dimensions, ...counts }, (t) => [
  primaryKey({ name: 'queue_day_pk', columns: [t.day, t.queueId, t.vip, t.callback] }),
]);

/** `queue_count` by the month of the centre, under its first day. */
export const queueMonths = pgTable('queue_month', { month: date('month').notNull(), ...dimensions, ...counts }, (t) => [
  primaryKey({ name: 'queue_month_pk', columns: [t.month, t.queueId, t.vip, t.callback] }),
]);
