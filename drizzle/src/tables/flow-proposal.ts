import type { FlowLayout } from '@patchbay/flow-schema';
import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { document, instant } from './column-types.ts';
import { flows } from './flow.ts';
import { flowVersions } from './flow-version.ts';
import { users } from './user.ts';

/**
 * That somebody asked for a version to be published, and what another person said to it. What was proposed never changes; a
 * trigger in the migrations refuses it.
 */
export const flowProposals = pgTable(
  'flow_proposal',
  {
    id: text('id').primaryKey(),
    flowId: text('flow_id')
      .notNull()
      .references(() => flows.id, { onDelete: 'cascade' }),
    /** What is published on approval: exactly this, whatever becomes of the draft. */
    version: text('version')
      .notNull()
      .references(() => flowVersions.hash, { onDelete: 'restrict' }),
    layout: document<FlowLayout>('layout').notNull(),
    /** Of the draft that was proposed. */
    revision: integer('revision').notNull(),
    /** What was published then; null before the first publication. */
    base: text('base').references(() => flowVersions.hash, { onDelete: 'restrict' }),
    note: text('note').notNull().default(''),
    proposedBy: text('proposed_by').references(() => users.id, { onDelete: 'set null' }),
    proposedAt: instant('proposed_at').notNull().defaultNow(),
    /** `replaced` where a newer proposal for the same flow came before a decision. */
    state: text('state', { enum: ['open', 'approved', 'refused', 'withdrawn', 'replaced'] })
      .notNull()
      .default('open'),
    decidedBy: text('decided_by').references(() => users.id, { onDelete: 'set null' }),
    decidedAt: instant('decided_at'),
    comment: text('comment').notNull().default(''),
  },
  (table) => [
    uniqueIndex('flow_proposal_one_open').on(table.flowId).where(sql`${table.state} = 'open'`),
    index('flow_proposal_flow').on(table.flowId, table.proposedAt.desc()),
    check('flow_proposal_state_known', sql`${table.state} in ('open', 'approved', 'refused', 'withdrawn', 'replaced')`),
    check('flow_proposal_decided', sql`(${table.state} = 'open') = (${table.decidedAt} is null)`),
  ],
);
