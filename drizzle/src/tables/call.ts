import { sql } from 'drizzle-orm';
import { boolean, check, index, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './column-types.ts';

/** One call, as people look it up. The id is that of its run. Flow and version outlive their rows, so no foreign keys. */
export const calls = pgTable(
  'call',
  {
    id: text('id').primaryKey(),
    direction: text('direction', { enum: ['inbound', 'outbound'] }).notNull(),
    callerNumber: text('caller_number').notNull(),
    callerName: text('caller_name').notNull().default(''),
    calledNumber: text('called_number').notNull(),
    /** Null for a call to a number that no flow answers. */
    flowId: text('flow_id'),
    version: text('version'),
    language: text('language'),
    startedAt: instant('started_at').notNull(),
    answeredAt: instant('answered_at'),
    /** When the caller was first connected with a person; null where never. */
    personAt: instant('person_at'),
    endedAt: instant('ended_at'),
    endReason: text('end_reason'),
    /** Whether it stands in the counts of reports, and its steps in `node_traffic`. */
    trafficCounted: boolean('traffic_counted').notNull().default(false),
  },
  (table) => [
    check('call_direction_known', sql`${table.direction} in ('inbound', 'outbound')`),
    index('call_started').on(table.startedAt.desc(), table.id.desc()),
    index('call_by_flow').on(table.flowId, table.startedAt.desc()),
    index('call_by_caller').on(table.callerNumber, table.startedAt.desc()),
    index('call_by_called').on(table.calledNumber, table.startedAt.desc()),
    index('call_by_end').on(table.endReason, table.startedAt.desc()),
    // Any part of a number or a name is looked for.
    index('call_text').using(
      'gin',
      table.callerNumber.op('gin_trgm_ops'),
      table.callerName.op('gin_trgm_ops'),
      table.calledNumber.op('gin_trgm_ops'),
    ),
    index('call_uncounted').on(table.startedAt).where(sql`not ${table.trafficCounted}`),
    index('call_alive').on(table.startedAt.desc()).where(sql`${table.endedAt} is null`),
  ],
);
