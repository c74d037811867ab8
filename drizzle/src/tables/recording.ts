import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
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
    /** Relative to the media folder, or to the bucket; null while it is being recorded and after it was deleted. */
    path: text('path'),
    durationMs: integer('duration_ms'),
    pauses: document<RecordingPause[]>('pauses').notNull().default([]),
    status: text('status', { enum: ['recording', 'stored', 'failed', 'deleted'] }).notNull(),
    /** Where the file is: on the disk of this installation, or in the S3 service. */
    store: text('store', { enum: ['disk', 's3'] })
      .notNull()
      .default('disk'),
    /** How loud it is, a byte for each of as many equal parts, in base64: what its wave form is drawn by. Null where nobody looked. */
    peaks: text('peaks'),
    /**
     * When somebody next takes on the way of the file to the S3 service; nobody else does before then. Once it is there, set for
     * as long as the copy on the disk stands.
     */
    uploadDueAt: instant('upload_due_at'),
    uploadAttempts: integer('upload_attempts').notNull().default(0),
    /** Why the last attempt failed, for operators. */
    uploadFailure: text('upload_failure'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    index('recording_call').on(table.callId),
    index('recording_created').on(table.createdAt.desc()),
    index('recording_on_disk').on(table.uploadDueAt).where(sql`${table.status} = 'stored' and ${table.store} = 'disk'`),
    check('recording_store_known', sql`${table.store} in ('disk', 's3')`),
    check('recording_status_known', sql`${table.status} in ('recording', 'stored', 'failed', 'deleted')`),
    check('recording_stored_has_path', sql`${table.status} <> 'stored' or ${table.path} is not null`),
  ],
);

/** Files of deleted recordings that are still to be removed. A row goes when its file surely has. */
export const recordingRemovals = pgTable(
  'recording_removal',
  {
    /** Of the file, as it was in its recording. */
    path: text('path').primaryKey(),
    recordingId: text('recording_id').notNull(),
    /** The deletion on request that it belongs to; null for any other. */
    erasureId: text('erasure_id'),
    /** The S3 service has the file now: only the copy on the disk goes. */
    copyOnly: boolean('copy_only').notNull().default(false),
    /** When it is tried next. */
    dueAt: instant('due_at').notNull(),
    /** An upload that was under way may put the file back until then: it is removed once more after it. */
    finalAt: instant('final_at').notNull(),
    attempts: integer('attempts').notNull().default(0),
    failure: text('failure'),
  },
  (table) => [index('recording_removal_due').on(table.dueAt), index('recording_removal_erasure').on(table.erasureId)],
);
