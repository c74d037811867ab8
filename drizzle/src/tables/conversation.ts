import { sql } from 'drizzle-orm';
import { bigint, boolean, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { evidence, instant, words } from './column-types.ts';

/**
 * What passed between one call and one agent, from ringing to wrap-up. The id is `<call id>.<n>`. Rows of a live one carry
 * in `live` all that another runtime needs to go on with it.
 */
export const conversations = pgTable(
  'conversation',
  {
    id: text('id').primaryKey(),
    callId: text('call_id').notNull(),
    queueId: text('queue_id'),
    agentId: text('agent_id').notNull(),
    direction: text('direction', { enum: ['inbound', 'outbound'] }).notNull(),
    customerNumber: text('customer_number').notNull().default(''),
    offeredAt: instant('offered_at').notNull(),
    answeredAt: instant('answered_at'),
    endedAt: instant('ended_at'),
    /** How it ended: `answered` (and then talked), `no_answer`, `declined`, `unreachable`, `caller_left`, `elsewhere`. */
    outcome: text('outcome'),
    /** After an answer: who left first, `agent`, `caller`, `transfer`, `supervisor` or `lost`. */
    endedBy: text('ended_by'),
    talkMs: bigint('talk_ms', { mode: 'number' }).notNull().default(0),
    holdMs: bigint('hold_ms', { mode: 'number' }).notNull().default(0),
    wrapUpMs: bigint('wrap_up_ms', { mode: 'number' }).notNull().default(0),
    wrapUpCodeId: text('wrap_up_code_id'),
    wrappedUpAt: instant('wrapped_up_at'),
    live: evidence<unknown>('live'),
    /** Whether it stands in the counts of reports. */
    counted: boolean('counted').notNull().default(false),
  },
  (table) => [
    index('conversation_call').on(table.callId),
    index('conversation_agent').on(table.agentId, table.offeredAt.desc()),
    index('conversation_customer').on(table.customerNumber, table.offeredAt.desc()),
    index('conversation_queue').on(table.queueId, table.offeredAt.desc()),
    index('conversation_wrap_up').on(table.wrapUpCodeId, table.offeredAt.desc()),
    index('conversation_offered').on(table.offeredAt.desc()),
    index('conversation_uncounted').on(table.offeredAt).where(sql`not ${table.counted}`),
    index('conversation_live').on(table.id).where(sql`${table.live} is not null`),
  ],
);

/** What an agent wrote down about a call. */
export const callNotes = pgTable(
  'call_note',
  {
    id: text('id').primaryKey(),
    callId: text('call_id').notNull(),
    authorId: text('author_id').notNull(),
    text: text('text').notNull(),
    at: instant('at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
    /** What it is found by; the function stands in the migration that made the column. */
    words: words('words').notNull().generatedAlwaysAs(sql`note_words("text")`),
  },
  (table) => [
    index('call_note_call').on(table.callId, table.at),
    index('call_note_at').on(table.at.desc()),
    index('call_note_words').using('gin', table.words),
  ],
);

/** What an agent filled into a form of the flow: typed values by variable. */
export const formAnswers = pgTable(
  'form_answer',
  {
    id: text('id').primaryKey(),
    callId: text('call_id').notNull(),
    flowId: text('flow_id').notNull(),
    version: text('version').notNull(),
    nodeId: text('node_id').notNull(),
    agentId: text('agent_id').notNull(),
    values: evidence<unknown>('values').notNull(),
    /** The variables whose text was chosen among few: reports tell their values apart. */
    choices: text('choices').array().notNull().default([]),
    /** True once it was filled in anew in the same call: only the last answer counts. */
    replaced: boolean('replaced').notNull().default(false),
    at: instant('at').notNull().defaultNow(),
    /** Whether it stands in the counts of reports. */
    counted: boolean('counted').notNull().default(false),
  },
  (table) => [
    index('form_answer_call').on(table.callId),
    index('form_answer_node').on(table.nodeId, table.at.desc()),
    index('form_answer_at').on(table.at.desc()),
    index('form_answer_uncounted').on(table.at).where(sql`not ${table.counted}`),
  ],
);

/** What a customer answered to a question about a conversation. */
export const satisfactionAnswers = pgTable(
  'satisfaction_answer',
  {
    /** `<call id>.<seq of the command>` */
    id: text('id').primaryKey(),
    callId: text('call_id').notNull(),
    conversationId: text('conversation_id'),
    agentId: text('agent_id'),
    queueId: text('queue_id'),
    /** Of the node that asked. */
    flowId: text('flow_id').notNull().default(''),
    nodeId: text('node_id').notNull(),
    question: text('question').notNull(),
    score: integer('score').notNull(),
    scoreMax: integer('score_max').notNull(),
    at: instant('at').notNull(),
    /** Whether it stands in the counts of reports. */
    counted: boolean('counted').notNull().default(false),
  },
  (table) => [
    index('satisfaction_uncounted').on(table.at).where(sql`not ${table.counted}`),
    index('satisfaction_call').on(table.callId),
    index('satisfaction_question').on(table.question, table.at.desc()),
    index('satisfaction_at').on(table.at.desc()),
    index('satisfaction_agent').on(table.agentId, table.at.desc()),
  ],
);
