import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { calls } from './call.ts';
import { document, instant } from './column-types.ts';

/** What was said meanwhile is not in the file, nor is the time it took. Epoch milliseconds; `toMs` is null while it lasts. */
export interface RecordingPause {
  fromMs: number;
  toMs: number | null;
}

/** What callers left, such as a voicemail. The row outlives the file: a deleted recording says so. */
export const recordings = pgTable(
  'recording',
  {
    /** `<run id>.<seq>` */
    id: text('id').primaryKey(),
    callId: text('call_id')
      .notNull()
      .references(() => calls.id, { onDelete: 'cascade' }),
    purpose: text('purpose').notNull(),
    /** Relative to the media folder; null while it is being recorded and after it was deleted. */
    path: text('path'),
    durationMs: integer('duration_ms'),
    pauses: document<RecordingPause[]>('pauses').notNull().default([]),
    status: text('status', { enum: ['recording', 'stored', 'failed', 'deleted'] }).notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    index('recording_call').on(table.callId),
    index('recording_created').on(table.createdAt.desc()),
    check('recording_status_known', sql`${table.status} in ('recording', 'stored', 'failed', 'deleted')`),
    check('recording_stored_has_path', sql`${table.status} <> 'stored' or ${table.path} is not null`),
  ],
);
