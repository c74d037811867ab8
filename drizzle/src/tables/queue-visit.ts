import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './column-types.ts';

/**
 * One contact in one queue, from joining to leaving. The id is `<call id>.<seq>.<n>`, n counting moves between queues; of somebody who
 * is called back `callback-<callback id>.<n>`.
 */
export const queueVisits = pgTable(
  'queue_visit',
  {
    id: text('id').primaryKey(),
    /** Of somebody who is called back, the call in which it was promised. */
    callId: text('call_id').notNull(),
    /** Null for a caller who is on the line. */
    callbackId: text('callback_id'),
    queueId: text('queue_id').notNull(),
    joinedAt: instant('joined_at').notNull(),
    leftAt: instant('left_at'),
    /** `answered`, `abandoned`, `overflow`, `moved`, `callback`, `left` (by the flow), `failed`. */
    outcome: text('outcome'),
    agentId: text('agent_id'),
    waitedMs: integer('waited_ms'),
    positionAtJoin: integer('position_at_join').notNull(),
    /** What was expected when joining; null where nothing could be said. */
    expectedWaitMs: integer('expected_wait_ms'),
    vip: boolean('vip').notNull().default(false),
    priority: integer('priority').notNull().default(0),
    /** Whether it stands in the counts of reports. */
    counted: boolean('counted').notNull().default(false),
  },
  (table) => [
    index('queue_visit_queue').on(table.queueId, table.joinedAt.desc()),
    index('queue_visit_call').on(table.callId),
    index('queue_visit_callback').on(table.callbackId),
    index('queue_visit_called_back').on(table.queueId, table.joinedAt).where(sql`${table.callbackId} is not null`),
    index('queue_visit_joined').on(table.joinedAt.desc()),
    index('queue_visit_uncounted').on(table.joinedAt).where(sql`not ${table.counted}`),
  ],
);
