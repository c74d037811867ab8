import { date, integer, numeric, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './column-types.ts';

const quarter = { quarter: instant('quarter').notNull() };
const day = { day: date('day').notNull() };
/** Under its first day. */
const month = { month: date('month').notNull() };

const satisfactionOfAll = {
  flowId: text('flow_id').notNull(),
  nodeId: text('node_id').notNull(),
  question: text('question').notNull(),
  score: integer('score').notNull(),
  scoreMax: integer('score_max').notNull(),
};

const satisfactionDimensions = {
  ...satisfactionOfAll,
  /** Of the conversation that was asked about; empty where there was none, the same for the agent. */
  queueId: text('queue_id').notNull(),
  agentId: text('agent_id').notNull(),
};

const satisfactionMeasures = { answers: integer('answers').notNull() };

/** What customers answered, by the quarter of an hour in which they did. */
export const satisfactionCounts = pgTable(
  'satisfaction_count',
  { ...quarter, ...satisfactionDimensions, ...satisfactionMeasures },
  (t) => [
    primaryKey({
      name: 'satisfaction_count_pk',
      columns: [t.quarter, t.flowId, t.nodeId, t.question, t.queueId, t.agentId, t.score, t.scoreMax],
    }),
  ],
);

/** `satisfaction_count` by the day of the centre. */
export const satisfactionDays = pgTable(
  'satisfaction_day',
  { ...day, ...satisfactionDimensions, ...satisfactionMeasures },
  (t) => [
    primaryKey({
      name: 'satisfaction_day_pk',
      columns: [t.day, t.flowId, t.nodeId, t.question, t.queueId, t.agentId, t.score, t.scoreMax],
    }),
  ],
);

/** `satisfaction_count` by the month of the centre. */
export const satisfactionMonths = pgTable(
  'satisfaction_month',
  { ...month, ...satisfactionDimensions, ...satisfactionMeasures },
  (t) => [
    primaryKey({
      name: 'satisfaction_month_pk',
      columns: [t.month, t.flowId, t.nodeId, t.question, t.queueId, t.agentId, t.score, t.scoreMax],
    }),
  ],
);

/** `satisfaction_day` of all queues and agents together. */
export const satisfactionDaysOfAll = pgTable(
  'satisfaction_day_of_all',
  { ...day, ...satisfactionOfAll, ...satisfactionMeasures },
  (t) => [
    primaryKey({
      name: 'satisfaction_day_of_all_pk',
      columns: [t.day, t.flowId, t.nodeId, t.question, t.score, t.scoreMax],
    }),
  ],
);

const formDimensions = {
  flowId: text('flow_id').notNull(),
  nodeId: text('node_id').notNull(),
  variable: text('variable').notNull(),
  /** What was chosen, ticked or rated; empty for what was written or is a large number. */
  value: text('value').notNull(),
  agentId: text('agent_id').notNull(),
};

const formMeasures = {
  answers: integer('answers').notNull(),
  /** The sum of those that are numbers, exact. */
  valueSum: numeric('value_sum').notNull(),
};

/** What agents filled into forms of flows, one for each variable, by the quarter of an hour in which they did. */
export const formCounts = pgTable('form_count', { ...quarter, ...formDimensions, ...formMeasures }, (t) => [
  primaryKey({ name: 'form_count_pk', columns: [t.quarter, t.flowId, t.nodeId, t.variable, t.value, t.agentId] }),
]);

/** `form_count` by the day of the centre. */
export const formDays = pgTable('form_day', { ...day, ...formDimensions, ...formMeasures }, (t) => [
  primaryKey({ name: 'form_day_pk', columns: [t.day, t.flowId, t.nodeId, t.variable, t.value, t.agentId] }),
]);

/** `form_count` by the month of the centre. */
export const formMonths = pgTable('form_month', { ...month, ...formDimensions, ...formMeasures }, (t) => [
  primaryKey({ name: 'form_month_pk', columns: [t.month, t.flowId, t.nodeId, t.variable, t.value, t.agentId] }),
]);
