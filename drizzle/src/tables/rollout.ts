import type { RolloutAudience, RolloutFigures, RolloutGuard } from '@patchbay/flow-schema';
import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { document, instant } from './column-types.ts';
import { flows } from './flow.ts';
import { flowVersions } from './flow-version.ts';
import { users } from './user.ts';

/** A version that was published to some callers while the others kept the old one, and how that ended. */
export const rollouts = pgTable(
  'rollout',
  {
    id: text('id').primaryKey(),
    flowId: text('flow_id')
      .notNull()
      .references(() => flows.id, { onDelete: 'cascade' }),
    version: text('version')
      .notNull()
      .references(() => flowVersions.hash, { onDelete: 'restrict' }),
    /** Of its publication. */
    number: integer('number').notNull(),
    /** What everyone else gets, as its publication was numbered. */
    baseVersion: text('base_version')
      .notNull()
      .references(() => flowVersions.hash, { onDelete: 'restrict' }),
    baseNumber: integer('base_number').notNull(),
    audience: document<RolloutAudience>('audience').notNull(),
    /** How numbers without a country code were understood at the start: a caller stays where they are when the setting changes. */
    homeCountry: text('home_country').notNull(),
    /** Null where it never stops by itself. */
    guard: document<RolloutGuard>('guard'),
    startedAt: instant('started_at').notNull().defaultNow(),
    startedBy: text('started_by').references(() => users.id, { onDelete: 'set null' }),
    /** Calls that began since then are compared: the start, or the last change of the audience. */
    countedSince: instant('counted_since').notNull().defaultNow(),
    endedAt: instant('ended_at'),
    /** Null also where it stopped by itself. */
    endedBy: text('ended_by').references(() => users.id, { onDelete: 'set null' }),
    /** `to_all`, `back` (by a person), `stopped` (by itself), `superseded` by another publication, or the flow was `archived`. */
    ending: text('ending', { enum: ['to_all', 'back', 'stopped', 'superseded', 'archived'] }),
    /** For which rate it stopped by itself. */
    stoppedFor: text('stopped_for', { enum: ['failed', 'abandoned'] }),
    /** The figures that it ended with. */
    endedWith: document<RolloutFigures>('ended_with'),
  },
  (table) => [
    uniqueIndex('rollout_one_running').on(table.flowId).where(sql`${table.endedAt} is null`),
    index('rollout_flow').on(table.flowId, table.startedAt.desc()),
    check('rollout_ended', sql`(${table.endedAt} is null) = (${table.ending} is null)`),
    check('rollout_ending_known', sql`${table.ending} in ('to_all', 'back', 'stopped', 'superseded', 'archived')`),
    check('rollout_stopped_for', sql`(${table.ending} = 'stopped') = (${table.stoppedFor} is not null)`),
    check('rollout_changes_something', sql`${table.version} <> ${table.baseVersion}`),
  ],
);
