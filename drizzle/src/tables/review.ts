import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  doublePrecision,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { document, instant } from './column-types.ts';
import { samplingRules } from './sampling-rule.ts';
import { scorecardVersions } from './scorecard.ts';

/** By question: yes or no, a step of a scale, the id of an option, or null for "does not apply". */
export type StoredReviewAnswers = Record<string, boolean | number | string | null>;

/** One conversation that several people judge by the same form, to see how far they differ. */
export const calibrations = pgTable(
  'calibration',
  {
    id: text('id').primaryKey(),
    scorecardId: text('scorecard_id').notNull(),
    version: integer('version').notNull(),
    callId: text('call_id').notNull(),
    conversationId: text('conversation_id').notNull(),
    agentId: text('agent_id').notNull(),
    createdByName: text('created_by_name').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    /** From then on everybody who took part sees all of it, and nothing changes any more. */
    closedAt: instant('closed_at'),
  },
  (table) => [
    foreignKey({
      columns: [table.scorecardId, table.version],
      foreignColumns: [scorecardVersions.scorecardId, scorecardVersions.version],
    }),
    index('calibration_created').on(table.createdAt.desc()),
  ],
);

/** What one person makes of one conversation. Calls, agents and people may be gone: no foreign keys to them. */
export const reviews = pgTable(
  'review',
  {
    id: text('id').primaryKey(),
    scorecardId: text('scorecard_id').notNull(),
    version: integer('version').notNull(),
    callId: text('call_id').notNull(),
    conversationId: text('conversation_id').notNull(),
    queueId: text('queue_id'),
    agentId: text('agent_id').notNull(),
    /** When the conversation was offered. */
    talkedAt: instant('talked_at').notNull(),
    reviewerId: text('reviewer_id').notNull(),
    /** The rule that drew it; null where somebody chose it. */
    ruleId: text('rule_id').references(() => samplingRules.id),
    calibrationId: text('calibration_id').references(() => calibrations.id),
    dueAt: instant('due_at'),
    answers: document<StoredReviewAnswers>('answers').notNull().default({}),
    summary: text('summary').notNull().default(''),
    /** Per cent, as it was when it was finished; null before, and where nothing that counts applied. */
    score: doublePrecision('score'),
    passed: boolean('passed'),
    /** Questions whose answer failed the call by itself. */
    knockedOutBy: document<string[]>('knocked_out_by').notNull().default([]),
    createdAt: instant('created_at').notNull().defaultNow(),
    finishedAt: instant('finished_at'),
    /** When the agent had read it, and what they say to it. */
    acknowledgedAt: instant('acknowledged_at'),
    reply: text('reply').notNull().default(''),
  },
  (table) => [
    foreignKey({
      columns: [table.scorecardId, table.version],
      foreignColumns: [scorecardVersions.scorecardId, scorecardVersions.version],
    }),
    check('review_finished_judged', sql`${table.finishedAt} is null or ${table.passed} is not null`),
    index('review_reviewer').on(table.reviewerId, table.createdAt.desc()),
    index('review_agent').on(table.agentId, table.finishedAt.desc()),
    index('review_open').on(table.dueAt).where(sql`${table.finishedAt} is null`),
    index('review_created').on(table.createdAt.desc(), table.id.desc()),
    index('review_talked').on(table.talkedAt.desc()),
    index('review_conversation').on(table.conversationId),
    uniqueIndex('review_drawn_once').on(table.ruleId, table.conversationId),
    uniqueIndex('review_calibrated_once').on(table.calibrationId, table.reviewerId),
  ],
);

/**
 * What one answer of a finished review earned, for reports: the questions and weights of a form stand in documents, which are slow to take
 * apart. Written with the end of the review, of which nothing changes any more. None for what did not apply, and none of calibrations.
 */
export const reviewMarks = pgTable(
  'review_mark',
  {
    reviewId: text('review_id')
      .notNull()
      .references(() => reviews.id, { onDelete: 'cascade' }),
    questionId: text('question_id').notNull(),
    scorecardId: text('scorecard_id').notNull(),
    callId: text('call_id').notNull(),
    queueId: text('queue_id'),
    agentId: text('agent_id').notNull(),
    reviewerId: text('reviewer_id').notNull(),
    talkedAt: instant('talked_at').notNull(),
    /** 0 to 1. */
    earned: doublePrecision('earned').notNull(),
    /** Whether its lowest answer fails the whole review, and whether it did. */
    mustPass: boolean('must_pass').notNull(),
    failed: boolean('failed').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.reviewId, table.questionId] }),
    index('review_mark_talked').on(table.talkedAt.desc()),
    index('review_mark_must_pass').on(table.talkedAt.desc()).where(sql`${table.mustPass}`),
  ],
);

/** A remark about a moment of a conversation, or about one question. */
export const reviewComments = pgTable(
  'review_comment',
  {
    id: text('id').primaryKey(),
    reviewId: text('review_id')
      .notNull()
      .references(() => reviews.id, { onDelete: 'cascade' }),
    /** Since the call began, in milliseconds; null for a remark about no moment. */
    atMs: integer('at_ms'),
    questionId: text('question_id'),
    text: text('text').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [index('review_comment_review').on(table.reviewId)],
);
