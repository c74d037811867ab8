import { index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './column-types.ts';

/** Texts that have been spoken before, by content. The file may be removed at any time: it is made again. */
export const speechCache = pgTable(
  'speech_cache',
  {
    /** SHA-256 of voice, language and text. */
    key: text('key').primaryKey(),
    /** Relative to the media folder. */
    path: text('path').notNull(),
    durationMs: integer('duration_ms').notNull(),
    provider: text('provider').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    usedAt: instant('used_at').notNull().defaultNow(),
  },
  (table) => [index('speech_cache_used').on(table.usedAt)],
);
