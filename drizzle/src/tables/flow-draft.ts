import type { FlowDocument, FlowLayout } from '@patchbay/flow-schema';
import { sql } from 'drizzle-orm';
import { check, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { document, instant } from './column-types.ts';
import { flows } from './flow.ts';
import { users } from './user.ts';

/** What is being edited. Whoever saves names the revision they began from. */
export const flowDrafts = pgTable(
  'flow_draft',
  {
    flowId: text('flow_id')
      .primaryKey()
      .references(() => flows.id, { onDelete: 'cascade' }),
    document: document<FlowDocument>('document').notNull(),
    layout: document<FlowLayout>('layout').notNull(),
    revision: integer('revision').notNull().default(1),
    updatedAt: instant('updated_at').notNull().defaultNow(),
    updatedBy: text('updated_by').references(() => users.id, { onDelete: 'set null' }),
  },
  (table) => [check('flow_draft_revision_positive', sql`${table.revision} > 0`)],
);
