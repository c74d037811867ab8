import { sql } from 'drizzle-orm';
import { type AnyPgColumn, check, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { document, instant } from './column-types.ts';
import { users } from './user.ts';

/** What was measured of a sound; levels in decibels below full scale, times in milliseconds. */
export interface SoundMeasures {
  /** Integrated, by ITU-R BS.1770-5; null where nothing in it is loud enough to count. */
  readonly loudnessLufs: number | null;
  /** The highest point of the wave between the samples too; null in digital silence. */
  readonly truePeakDbtp: number | null;
  readonly leadingSilenceMs: number;
  readonly trailingSilenceMs: number;
  /** How often the wave was cut off at full scale. */
  readonly clippings: number;
}

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
    /** Null for a sound that nobody has measured yet. */
    measures: document<SoundMeasures>('measures'),
    /** The sound that this one was levelled from. */
    leveledFrom: text('leveled_from').references((): AnyPgColumn => audios.id, { onDelete: 'set null' }),
    createdAt: instant('created_at').notNull().defaultNow(),
    createdBy: text('created_by').references(() => users.id, { onDelete: 'set null' }),
  },
  (table) => [
    index('audio_created').on(table.createdAt.desc()),
    check('audio_source_known', sql`${table.source} in ('upload', 'recorded')`),
    check('audio_duration_positive', sql`${table.durationMs} >= 0`),
  ],
);
