import { bigint, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './column-types.ts';

/** Who may act for something that must have one actor. The epoch grows with every change of holder. */
export const leases = pgTable('lease', {
  name: text('name').primaryKey(),
  holder: text('holder').notNull(),
  epoch: bigint('epoch', { mode: 'number' }).notNull(),
  expiresAt: instant('expires_at').notNull(),
});
