import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './column-types.ts';
import { users } from './user.ts';

/** Sounds that people uploaded or recorded. */
export const audios = pgTable(
  'audio',
  {
    /** SHA-256 of the stored file. */
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    language: text('language'),
    source: text('source', { enum: ['upload', 'recorded'] }).notNull(),
    durationMs: integer('duration_ms').notNull(),
    /** Relative to the media folder. */
    path: text('path').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    createdBy: text('created_by').references(() => users.id, { onDelete: 'set null' }),
  },
  (table) => [
    index('audio_created').on(table.createdAt.desc()),
    check('audio_source_known', sql`${table.source} in ('upload', 'recorded')`),
    check('audio_duration_positive', sql`${table.durationMs} >= 0`),
  ],
);
