import { sql } from 'drizzle-orm';
import { check, index, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './column-types.ts';
import { flowVersions } from './flow-version.ts';
import { users } from './user.ts';

/** A flow by name. What it means is in its draft and in its versions. */
export const flows = pgTable(
  'flow',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    kind: text('kind', { enum: ['voice', 'chat', 'campaign', 'workflow'] }).notNull(),
    /** The version that new calls get; null until the first publication. */
    publishedVersion: text('published_version').references(() => flowVersions.hash, { onDelete: 'restrict' }),
    archivedAt: instant('archived_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
    createdBy: text('created_by').references(() => users.id, { onDelete: 'set null' }),
  },
  (table) => [
    check('flow_kind_known', sql`${table.kind} in ('voice', 'chat', 'campaign', 'workflow')`),
    check('flow_name_present', sql`${table.name} <> ''`),
    index('flow_name').on(table.name),
    index('flow_published_version').on(table.publishedVersion),
  ],
);
