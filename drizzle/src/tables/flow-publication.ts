import type { FlowLayout } from '@patchbay/flow-schema';
import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { document, instant } from './column-types.ts';
import { flows } from './flow.ts';
import { flowProposals } from './flow-proposal.ts';
import { flowVersions } from './flow-version.ts';
import { users } from './user.ts';

/** That a version was published for a flow: when, by whom, why, as which number. */
export const flowPublications = pgTable(
  'flow_publication',
  {
    id: text('id').primaryKey(),
    flowId: text('flow_id')
      .notNull()
      .references(() => flows.id, { onDelete: 'cascade' }),
    version: text('version')
      .notNull()
      .references(() => flowVersions.hash, { onDelete: 'restrict' }),
    /** 1, 2, 3 … within the flow: what people call the version. */
    number: integer('number').notNull(),
    layout: document<FlowLayout>('layout').notNull(),
    note: text('note').notNull().default(''),
    publishedBy: text('published_by').references(() => users.id, { onDelete: 'set null' }),
    publishedAt: instant('published_at').notNull().defaultNow(),
    /** The proposal that was approved with it; null where none was needed. */
    proposalId: text('proposal_id').references(() => flowProposals.id, { onDelete: 'set null' }),
  },
  (table) => [
    unique('flow_publication_number').on(table.flowId, table.number),
    index('flow_publication_version').on(table.version),
    check('flow_publication_number_positive', sql`${table.number} > 0`),
  ],
);
