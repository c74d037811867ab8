import type { FlowDocument } from '@patchbay/flow-schema';
import { sql } from 'drizzle-orm';
import { check, pgTable, text } from 'drizzle-orm/pg-core';
import { document, instant } from './column-types.ts';

/** Immutable: the name is the hash of the content. A trigger in the migrations refuses every change. */
export const flowVersions = pgTable(
  'flow_version',
  {
    hash: text('hash').primaryKey(),
    document: document<FlowDocument>('document').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [check('flow_version_hash_present', sql`length(${table.hash}) >= 16`)],
);
