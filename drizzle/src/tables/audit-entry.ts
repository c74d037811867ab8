import type { Json } from '@patchbay/flow-schema';
import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { document, instant } from './column-types.ts';

/**
 * What anyone changed, with before and after, secrets masked. Rows are never changed, which a trigger sees to: only where a number
 * is deleted on request, the id of that receipt takes its place.
 */
export const auditEntries = pgTable(
  'audit_entry',
  {
    id: text('id').primaryKey(),
    at: instant('at').notNull().defaultNow(),
    /** No foreign key: the entry outlives the person. Null for the installation itself. */
    actorId: text('actor_id'),
    actorName: text('actor_name').notNull(),
    /** E.g. `flow.published`. */
    action: text('action').notNull(),
    subjectKind: text('subject_kind').notNull(),
    subjectId: text('subject_id').notNull(),
    before: document<Json>('before'),
    after: document<Json>('after'),
  },
  (table) => [
    index('audit_at').on(table.at.desc(), table.id.desc()),
    index('audit_by_subject').on(table.subjectKind, table.subjectId, table.at.desc()),
    index('audit_by_actor').on(table.actorId, table.at.desc()),
  ],
);
