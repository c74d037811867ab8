import { bigint, date, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './column-types.ts';

const quarter = { quarter: instant('quarter').notNull() };
const day = { day: date('day').notNull() };
/** Under its first day. */
const month = { month: date('month').notNull() };

const agentDimensions = {
  agentId: text('agent_id').notNull(),
  /** Empty where no queue offered the conversation. */
  queueId: text('queue_id').notNull(),
  direction: text('direction').notNull(),
};

const agentMeasures = {
  offered: integer('offered').notNull(),
  answered: integer('answered').notNull(),
  noAnswer: integer('no_answer').notNull(),
  declined: integer('declined').notNull(),
  unreachable: integer('unreachable').notNull(),
  callerLeft: integer('caller_left').notNull(),
  elsewhere: integer('elsewhere').notNull(),
  talkMs: bigint('talk_ms', { mode: 'number' }).notNull(),
  holdMs: bigint('hold_ms', { mode: 'number' }).notNull(),
  wrapUpMs: bigint('wrap_up_ms', { mode: 'number' }).notNull(),
};

/** What agents were offered and took, by the quarter of an hour in which it was offered. */
export const agentCounts = pgTable('agent_count', { ...quarter, ...agentDimensions, ...agentMeasures }, (t) => [
  primaryKey({ name: 'agent_count_pk', columns: [t.quarter, t.agentId, t.queueId, t.direction] }),
]);

/** `agent_count` by the day of the centre. */
export const agentDays = pgTable('agent_day', { ...day, ...agentDimensions, ...agentMeasures }, (t) => [
  primaryKey({ name: 'agent_day_pk', columns: [t.day, t.agentId, t.queueId, t.direction] }),
]);

/** `agent_count` by the month of the centre. */
export const agentMonths = pgTable('agent_month', { ...month, ...agentDimensions, ...agentMeasures }, (t) => [
  primaryKey({ name: 'agent_month_pk', columns: [t.month, t.agentId, t.queueId, t.direction] }),
]);

const stateDimensions = {
  agentId: text('agent_id').notNull(),
  state: text('state').notNull(),
  /** Empty where there is none. */
  reason: text('reason').notNull(),
};

const stateMeasures = {
  /** How often the state began. */
  begun: integer('begun').notNull(),
  ms: bigint('ms', { mode: 'number' }).notNull(),
};

/** How long agents were in each state; a state is split where a quarter of an hour ends. */
export const agentStateCounts = pgTable(
  'agent_state_count',
  { ...quarter, ...stateDimensions, ...stateMeasures },
  (t) => [primaryKey({ name: 'agent_state_count_pk', columns: [t.quarter, t.agentId, t.state, t.reason] })],
);

/** `agent_state_count` by the day of the centre. */
export const agentStateDays = pgTable('agent_state_day', { ...day, ...stateDimensions, ...stateMeasures }, (t) => [
  primaryKey({ name: 'agent_state_day_pk', columns: [t.day, t.agentId, t.state, t.reason] }),
]);

/** `agent_state_count` by the month of the centre. */
export const agentStateMonths = pgTable(
  'agent_state_month',
  { ...month, ...stateDimensions, ...stateMeasures },
  (t) => [primaryKey({ name: 'agent_state_month_pk', columns: [t.month, t.agentId, t.state, t.reason] })],
);

/** `agent_state_day` of all agents together. */
export const agentStateDaysOfAll = pgTable(
  'agent_state_day_of_all',
  { ...day, state: stateDimensions.state, reason: stateDimensions.reason, ...stateMeasures },
  (t) => [primaryKey({ name: 'agent_state_day_of_all_pk', columns: [t.day, t.state, t.reason] })],
);

const wrapUpDimensions = {
  queueId: text('queue_id').notNull(),
  agentId: text('agent_id').notNull(),
  wrapUpCodeId: text('wrap_up_code_id').notNull(),
};

const wrapUpMeasures = {
  conversations: integer('conversations').notNull(),
  talkMs: bigint('talk_ms', { mode: 'number' }).notNull(),
};

/** What answered conversations were about, by the quarter of an hour in which they were offered; empty where nobody said. */
export const wrapUpCounts = pgTable('wrap_up_count', { ...quarter, ...wrapUpDimensions, ...wrapUpMeasures }, (t) => [
  primaryKey({ name: 'wrap_up_count_pk', columns: [t.quarter, t.queueId, t.agentId, t.wrapUpCodeId] }),
]);

/** `wrap_up_count` by the day of the centre. */
export const wrapUpDays = pgTable('wrap_up_day', { ...day, ...wrapUpDimensions, ...wrapUpMeasures }, (t) => [
  primaryKey({ name: 'wrap_up_day_pk', columns: [t.day, t.queueId, t.agentId, t.wrapUpCodeId] }),
]);

/** `wrap_up_count` by the month of the centre. */
export const wrapUpMonths = pgTable('wrap_up_month', { ...month, ...wrapUpDimensions, ...wrapUpMeasures }, (t) => [
  primaryKey({ name: 'wrap_up_month_pk', columns: [t.month, t.queueId, t.agentId, t.wrapUpCodeId] }),
]);

/** `wrap_up_day` of all agents together. */
export const wrapUpDaysOfAll = pgTable(
  'wrap_up_day_of_all',
  { ...day, queueId: wrapUpDimensions.queueId, wrapUpCodeId: wrapUpDimensions.wrapUpCodeId, ...wrapUpMeasures },
  (t) => [primaryKey({ name: 'wrap_up_day_of_all_pk', columns: [t.day, t.queueId, t.wrapUpCodeId] })],
);
