import { sql } from 'drizzle-orm';
import { bigint, boolean, index, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './column-types.ts';

/** Every state an agent was in, for attendance. The open one has no end. The user may be gone: no foreign key. */
export const agentStates = pgTable(
  'agent_state',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    userId: text('user_id').notNull(),
    state: text('state').notNull(),
    /** The id of a not-ready reason, or one of routing's own such as `ring_no_answer`. */
    reason: text('reason'),
    callId: text('call_id'),
    queueId: text('queue_id'),
    since: instant('since').notNull(),
    until: instant('until'),
    /** Whether it stands in the counts of reports. */
    counted: boolean('counted').notNull().default(false),
  },
  (table) => [
    index('agent_state_user').on(table.userId, table.since.desc()),
    index('agent_state_uncounted').on(table.since).where(sql`not ${table.counted}`),
    index('agent_state_since').on(table.since.desc()),
  ],
);
