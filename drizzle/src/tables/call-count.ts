import { sql } from 'drizzle-orm';
import { bigint, boolean, date, index, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { instant } from './column-types.ts';

const dimensions = {
  direction: text('direction').notNull(),
  /** Empty where no flow answered; the same for the version. */
  flowId: text('flow_id').notNull(),
  version: text('version').notNull(),
  /** Of ours: empty for a call that was made, whose number is its customer's. */
  calledNumber: text('called_number').notNull(),
  endReason: text('end_reason').notNull(),
  /** Whether the caller was connected with a person. */
  withPerson: boolean('with_person').notNull(),
};

const counts = {
  calls: integer('calls').notNull(),
  answered: integer('answered').notNull(),
  /** From arrival to end. */
  durationMs: bigint('duration_ms', { mode: 'number' }).notNull(),
};

/** Calls by the quarter of an hour in which they began. */
export const callCounts = pgTable(
  'call_count',
  { quarter: instant('quarter').notNull(), ...dimensions, ...counts },
  (t) => [
    primaryKey({
      name: 'call_count_pk',
      columns: [t.quarter, t.direction, t.flowId, t.version, t.calledNumber, t.endReason, t.withPerson],
    }),
  ],
);

/** `call_count` by the hour on the centre's clock; the hour that comes twice in autumn is one row. */
export const callHours = pgTable(
  'call_hour',
  { hour: timestamp('hour', { mode: 'string', precision: 0 }).notNull(), ...dimensions, ...counts },
  (t) => [
    primaryKey({
      name: 'call_hour_pk',
      columns: [t.hour, t.direction, t.flowId, t.version, t.calledNumber, t.endReason, t.withPerson],
    }),
  ],
);

/** `call_count` by the day of the centre. */
export const callDays = pgTable('call_day', { day: date('day').notNull(), ...dimensions, ...counts }, (t) => [
  primaryKey({
    name: 'call_day_pk',
    columns: [t.day, t.direction, t.flowId, t.version, t.calledNumber, t.endReason, t.withPerson],
  }),
]);

/** `call_count` by the month of the centre, under its first day. */
export const callMonths = pgTable('call_month', { month: date('month').notNull(), ...dimensions, ...counts }, (t) => [
  primaryKey({
    name: 'call_month_pk',
    columns: [t.month, t.direction, t.flowId, t.version, t.calledNumber, t.endReason, t.withPerson],
  }),
]);

/** How often a number called in a month and in a year of the centre. Never with no call: such a row would be a number for nothing. */
export const callerCounts = pgTable(
  'caller_count',
  {
    grain: text('grain', { enum: ['month', 'year'] }).notNull(),
    /** Its first day. */
    period: date('period').notNull(),
    number: text('number').notNull(),
    calls: integer('calls').notNull(),
  },
  (t) => [
    primaryKey({ name: 'caller_count_pk', columns: [t.grain, t.period, t.number] }),
    index('caller_count_frequent').on(t.grain, t.period, t.calls.desc(), t.number),
    // All of a number are deleted on request, and those that turn out to have no call.
    index('caller_count_number').on(t.number),
    index('caller_count_nothing').on(t.calls).where(sql`${t.calls} <= 0`),
  ],
);

/** What the rows of `caller_count` of a period come to. It stays when retention takes the numbers of a month. */
export const callerSums = pgTable(
  'caller_sum',
  {
    grain: text('grain', { enum: ['month', 'year'] }).notNull(),
    period: date('period').notNull(),
    /** Different numbers. */
    callers: integer('callers').notNull(),
    /** Those that called more than once. */
    repeats: integer('repeats').notNull(),
    calls: integer('calls').notNull(),
  },
  (t) => [primaryKey({ name: 'caller_sum_pk', columns: [t.grain, t.period] })],
);

/** How often a node of a version was left by which exit, in calls that began on a day of the centre: `node_traffic` by day. */
export const nodeCounts = pgTable(
  'node_count',
  {
    day: date('day').notNull(),
    flowId: text('flow_id').notNull(),
    version: text('version').notNull(),
    nodeId: text('node_id').notNull(),
    /** As in `node_traffic`. */
    exit: text('exit').notNull(),
    count: integer('count').notNull(),
  },
  (t) => [primaryKey({ name: 'node_count_pk', columns: [t.flowId, t.day, t.version, t.nodeId, t.exit] })],
);
