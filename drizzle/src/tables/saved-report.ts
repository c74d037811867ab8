import type { JsonObject } from '@patchbay/flow-schema';
import { sql } from 'drizzle-orm';
import { check, index, pgTable, text } from 'drizzle-orm/pg-core';
import { document, instant } from './column-types.ts';

/** A report, or a view on one, that somebody keeps. Definition and view are read by the schemas of the reports. */
export const savedReports = pgTable(
  'saved_report',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    about: text('about').notNull().default(''),
    /** A ready report that it is a view of; null for one of one's own. */
    base: text('base'),
    definition: document<JsonObject>('definition').notNull(),
    view: document<JsonObject>('view').notNull(),
    /** Users come and go; a shared report stays. */
    ownerId: text('owner_id').notNull(),
    sharing: text('sharing', { enum: ['own', 'everyone'] })
      .notNull()
      .default('own'),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    check('saved_report_sharing_known', sql`${table.sharing} in ('own', 'everyone')`),
    index('saved_report_owner').on(table.ownerId, table.name),
  ],
);
