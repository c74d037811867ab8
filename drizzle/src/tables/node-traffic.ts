import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './column-types.ts';

/**
 * How often a node of a version was left by which exit after how long, in calls that began in one quarter of an hour. Counted
 * once a call is over (`call.traffic_counted`); what stands here and the calls not counted yet together are all there is.
 */
export const nodeTraffic = pgTable(
  'node_traffic',
  {
    flowId: text('flow_id').notNull(),
    /** When the quarter of an hour begins in which the calls began. */
    quarter: instant('quarter').notNull(),
    version: text('version').notNull(),
    nodeId: text('node_id').notNull(),
    /** `port:<port>`, `returned` out of a sub-flow, or `end:<end reason>`. */
    exit: text('exit').notNull(),
    /** Rounded to two significant digits, so that the same length is one row however often it comes. */
    durationMs: integer('duration_ms').notNull(),
    count: integer('count').notNull(),
  },
  (table) => [
    primaryKey({
      name: 'node_traffic_pk',
      columns: [table.flowId, table.quarter, table.version, table.nodeId, table.exit, table.durationMs],
    }),
  ],
);
