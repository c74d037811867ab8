import type { Json } from '@patchbay/flow-schema';
import { pgTable, text } from 'drizzle-orm/pg-core';
import { document, instant } from './column-types.ts';

/** Settings of the installation; which there are, and their defaults, is written in the records package. */
export const settings = pgTable('setting', {
  key: text('key').primaryKey(),
  value: document<Json>('value').notNull(),
  updatedAt: instant('updated_at').notNull().defaultNow(),
});
