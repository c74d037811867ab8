import { bigint, date, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './column-types.ts';

const quarter = { quarter: instant('quarter').notNull() };
const day = { day: date('day').notNull() };
/** Under its first day. */
const month = { month: date('month').notNull() };

const planOfAll = {
  /** Empty for contacts, otherwise a reason for not being ready. */
  activity: text('activity').notNull(),
};
const planDimensions = { agentId: text('agent_id').notNull(), ...planOfAll };

const planMeasures = { ms: bigint('ms', { mode: 'number' }).notNull() };

/** How long agents were planned to do what; a part of a shift is split where a quarter of an hour ends. */
export const planCounts = pgTable('plan_count', { ...quarter, ...planDimensions, ...planMeasures }, (t) => [
  primaryKey({ name: 'plan_count_pk', columns: [t.quarter, t.agentId, t.activity] }),
]);

/** `plan_count` by the day of the centre. */
export const planDays = pgTable('plan_day', { ...day, ...planDimensions, ...planMeasures }, (t) => [
  primaryKey({ name: 'plan_day_pk', columns: [t.day, t.agentId, t.activity] }),
]);

/** `plan_count` by the month of the centre. */
export const planMonths = pgTable('plan_month', { ...month, ...planDimensions, ...planMeasures }, (t) => [
  primaryKey({ name: 'plan_month_pk', columns: [t.month, t.agentId, t.activity] }),
]);

/** `plan_day` of all agents together. */
export const planDaysOfAll = pgTable('plan_day_of_all', { ...day, ...planOfAll, ...planMeasures }, (t) => [
  primaryKey({ name: 'plan_day_of_all_pk', columns: [t.day, t.activity] }),
]);

const stateDimensions = {
  state: text('state').notNull(),
  /** Of the state; empty where there is none. */
  reason: text('reason').notNull(),
};
const presenceDimensions = { ...planDimensions, ...stateDimensions };

const presenceMeasures = {
  ms: bigint('ms', { mode: 'number' }).notNull(),
  /** The part of it in which the state was one that the activity allows. */
  keptMs: bigint('kept_ms', { mode: 'number' }).notNull(),
};

/** In which states agents were while they were planned to do something. */
export const presenceCounts = pgTable(
  'presence_count',
  { ...quarter, ...presenceDimensions, ...presenceMeasures },
  (t) => [primaryKey({ name: 'presence_count_pk', columns: [t.quarter, t.agentId, t.activity, t.state, t.reason] })],
);

/** `presence_count` by the day of the centre. */
export const presenceDays = pgTable('presence_day', { ...day, ...presenceDimensions, ...presenceMeasures }, (t) => [
  primaryKey({ name: 'presence_day_pk', columns: [t.day, t.agentId, t.activity, t.state, t.reason] }),
]);

/** `presence_count` by the month of the centre. */
export const presenceMonths = pgTable(
  'presence_month',
  { ...month, ...presenceDimensions, ...presenceMeasures },
  (t) => [primaryKey({ name: 'presence_month_pk', columns: [t.month, t.agentId, t.activity, t.state, t.reason] })],
);

/** `presence_day` of all agents together. */
export const presenceDaysOfAll = pgTable(
  'presence_day_of_all',
  { ...day, ...planOfAll, ...stateDimensions, ...presenceMeasures },
  (t) => [primaryKey({ name: 'presence_day_of_all_pk', columns: [t.day, t.activity, t.state, t.reason] })],
);
