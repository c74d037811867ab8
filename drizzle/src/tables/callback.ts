import type { ContactAttribute } from '@patchbay/flow-schema';
import { sql } from 'drizzle-orm';
import { index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { evidence, instant } from './column-types.ts';

/** Somebody who was promised a call back, with the place they had in the line. */
export const callbacks = pgTable(
  'callback',
  {
    id: text('id').primaryKey(),
    /** The call in which it was promised. */
    callId: text('call_id').notNull(),
    queueId: text('queue_id').notNull(),
    number: text('number').notNull(),
    mode: text('mode', { enum: ['agent_first', 'customer_first'] }).notNull(),
    language: text('language').notNull(),
    context: evidence<Record<string, ContactAttribute>>('context').notNull(),
    /** The moment the place in the line counts from. */
    since: instant('since').notNull(),
    promisedAt: instant('promised_at').notNull(),
    status: text('status', { enum: ['waiting', 'offered', 'calling', 'talking', 'done', 'failed', 'cancelled'] })
      .notNull()
      .default('waiting'),
    attempts: integer('attempts').notNull().default(0),
    attemptsMax: integer('attempts_max').notNull(),
    retryAfterMs: integer('retry_after_ms').notNull(),
    nextAt: instant('next_at').notNull(),
    endedAt: instant('ended_at'),
    /** Why it failed, or who cancelled it. */
    result: text('result'),
    /** The call that was made for it. */
    outboundCallId: text('outbound_call_id'),
  },
  (table) => [
    index('callback_live').on(table.queueId, table.nextAt).where(sql`${table.endedAt} is null`),
    index('callback_number').on(table.number),
  ],
);
