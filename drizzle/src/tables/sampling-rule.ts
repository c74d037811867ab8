import { sql } from 'drizzle-orm';
import { boolean, check, doublePrecision, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { document, instant } from './column-types.ts';
import { scorecards } from './scorecard.ts';

/** Which conversations are given to whom for review, each day or each week. Empty lists mean all. */
export const samplingRules = pgTable(
  'sampling_rule',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull().unique(),
    scorecardId: text('scorecard_id')
      .notNull()
      .references(() => scorecards.id),
    period: text('period', { enum: ['day', 'week'] }).notNull(),
    queueIds: document<string[]>('queue_ids').notNull().default([]),
    agentIds: document<string[]>('agent_ids').notNull().default([]),
    direction: text('direction', { enum: ['inbound', 'outbound'] }),
    talkMsMin: integer('talk_ms_min').notNull().default(0),
    talkMsMax: integer('talk_ms_max'),
    /** `per_agent`: so many of each agent's conversations. `percent`: so many of a hundred of all. */
    amountKind: text('amount_kind', { enum: ['per_agent', 'percent'] }).notNull(),
    amount: doublePrecision('amount').notNull(),
    reviewerIds: document<string[]>('reviewer_ids').notNull(),
    dueDays: integer('due_days').notNull().default(7),
    on: boolean('on').notNull().default(true),
    createdAt: instant('created_at').notNull().defaultNow(),
    archivedAt: instant('archived_at'),
  },
  (table) => [
    check('sampling_rule_period_known', sql`${table.period} in ('day', 'week')`),
    check('sampling_rule_amount_known', sql`${table.amountKind} in ('per_agent', 'percent')`),
    check('sampling_rule_amount', sql`${table.amount} > 0`),
  ],
);

/** A period that a rule has drawn from. Its row is what keeps a period from being drawn from twice. */
export const samplingDraws = pgTable(
  'sampling_draw',
  {
    ruleId: text('rule_id')
      .notNull()
      .references(() => samplingRules.id),
    /** `YYYY-MM-DD`, the first day, in the zone of the centre. */
    firstDay: text('first_day').notNull(),
    candidates: integer('candidates').notNull(),
    drawn: integer('drawn').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.ruleId, table.firstDay] })],
);
