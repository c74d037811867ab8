import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, pgTable, text } from 'drizzle-orm/pg-core';
import { agents } from './agent.ts';
import { instant } from './column-types.ts';

/** When an agent is planned to work. Those of one agent do not overlap: a constraint of the migration says so. */
export const agentShifts = pgTable(
  'agent_shift',
  {
    id: text('id').primaryKey(),
    agentId: text('agent_id')
      .notNull()
      .references(() => agents.userId, { onDelete: 'cascade' }),
    since: instant('since').notNull(),
    until: instant('until').notNull(),
  },
  (table) => [
    index('agent_shift_agent').on(table.agentId, table.since),
    index('agent_shift_since').on(table.since),
    // Counts look for the states of a part by its length, see `presence-kind.ts`.
    check(
      'agent_shift_length',
      sql`${table.until} > ${table.since} and ${table.until} <= ${table.since} + interval '24 hours'`,
    ),
  ],
);

/** What a shift is made of, one part after the other without gaps. It is never changed: a shift that changes gets others. */
export const shiftParts = pgTable(
  'shift_part',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    shiftId: text('shift_id')
      .notNull()
      .references(() => agentShifts.id, { onDelete: 'cascade' }),
    agentId: text('agent_id').notNull(),
    /** The id of the reason for not being ready that is planned; empty where the agent is to be there for contacts. */
    activity: text('activity').notNull(),
    since: instant('since').notNull(),
    until: instant('until').notNull(),
    /** Whether it stands in the counts of reports. */
    counted: boolean('counted').notNull().default(false),
  },
  (table) => [
    index('shift_part_agent').on(table.agentId, table.since),
    index('shift_part_shift').on(table.shiftId),
    index('shift_part_uncounted').on(table.since).where(sql`not ${table.counted}`),
  ],
);
