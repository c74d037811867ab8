import type { JsonObject } from '@patchbay/flow-schema';
import { sql } from 'drizzle-orm';
import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { calls } from './call.ts';
import { evidence, instant } from './column-types.ts';

/** What happened in a call, one row a step, in words of the flow. Sensitive values are masked. */
export const callSteps = pgTable(
  'call_step',
  {
    callId: text('call_id')
      .notNull()
      .references(() => calls.id, { onDelete: 'cascade' }),
    index: integer('index').notNull(),
    at: instant('at').notNull(),
    /** 0 in the flow that answered, 1 in a sub-flow of it, and so on. */
    depth: integer('depth').notNull().default(0),
    flowId: text('flow_id').notNull(),
    version: text('version').notNull(),
    nodeId: text('node_id'),
    /** E.g. `node.entered`, `node.left`, `variable.set`, `failure`. */
    kind: text('kind').notNull(),
    port: text('port'),
    detail: evidence<JsonObject>('detail').notNull().default({}),
  },
  (table) => [
    primaryKey({ columns: [table.callId, table.index] }),
    index('call_step_by_node').on(table.flowId, table.nodeId, table.at.desc()),
    index('call_step_failure').on(table.at).where(sql`${table.kind} = 'failure'`),
  ],
);
