import type { JsonObject } from '@patchbay/flow-schema';
import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { evidence, instant } from './column-types.ts';

/** The last state of every run: what a runtime that takes over goes on from. Sensitive values are sealed. */
export const runs = pgTable(
  'run',
  {
    id: text('id').primaryKey(),
    flowId: text('flow_id').notNull(),
    version: text('version').notNull(),
    status: text('status', { enum: ['waiting', 'running', 'ended'] }).notNull(),
    /** The last sequence number given to a command. */
    seq: integer('seq').notNull(),
    state: evidence<JsonObject>('state').notNull(),
    /** The lease under which it was stored last: whoever holds that goes on with it. */
    runtimeId: text('runtime_id'),
    channelId: text('channel_id'),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    check('run_status_known', sql`${table.status} in ('waiting', 'running', 'ended')`),
    index('run_alive').on(table.runtimeId).where(sql`${table.status} <> 'ended'`),
    index('run_updated').on(table.updatedAt),
  ],
);
