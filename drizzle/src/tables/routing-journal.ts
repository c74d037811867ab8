import { bigint, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { evidence, instant } from './column-types.ts';

/** What happened in a routing group, in order: with the last snapshot it gives the state again, with an earlier one a past day. */
export const routingEntries = pgTable(
  'routing_entry',
  {
    groupId: text('group_id').notNull(),
    index: bigint('index', { mode: 'number' }).notNull(),
    at: instant('at').notNull(),
    event: evidence<unknown>('event').notNull(),
  },
  (table) => [primaryKey({ columns: [table.groupId, table.index] })],
);

export const routingSnapshots = pgTable('routing_snapshot', {
  groupId: text('group_id').primaryKey(),
  /** The last entry that the state holds. */
  index: bigint('index', { mode: 'number' }).notNull(),
  at: instant('at').notNull(),
  state: evidence<unknown>('state').notNull(),
});

/** Snapshots of some hours ago, from which recorded days are played. */
export const routingPasts = pgTable(
  'routing_past',
  {
    groupId: text('group_id').notNull(),
    index: bigint('index', { mode: 'number' }).notNull(),
    at: instant('at').notNull(),
    state: evidence<unknown>('state').notNull(),
  },
  (table) => [primaryKey({ columns: [table.groupId, table.index] })],
);
