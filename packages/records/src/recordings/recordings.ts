import { type Database, recordingRemovals, recordings } from '@patchbay/drizzle';
import { and, asc, eq, inArray, lt, sql } from 'drizzle-orm';
import { type Actor, audited } from '../audit.ts';
import { notFound } from '../record-error.ts';

export type Recording = typeof recordings.$inferSelect;

/** @param input.id `<run id>.<seq>` of the command that asked for it; the same again changes nothing */
export async function recordRecordingStarted(
  db: Database,
  input: { id: string; callId: string; purpose: string; at: Date },
): Promise<void> {
  const { id, callId, purpose, at } = input;
  await db.insert(recordings).values({ id, callId, purpose, status: 'recording', createdAt: at }).onConflictDoNothing();
}

/**
 * False where the recording is gone meanwhile: then nobody will ever ask for its file.
 * @param input.path where its file is on the disk, relative to the media folder
 * @param input.peaks how loud it is, a byte for each of as many equal parts, in base64
 */
export async function recordRecordingStored(
  db: Database,
  input: { id: string; path: string; durationMs: number; peaks: string },
): Promise<boolean> {
  const { id, path, durationMs, peaks } = input;
  const stored = await db
    .update(recordings)
    .set({ status: 'stored', store: 'disk', path, durationMs: Math.round(durationMs), peaks })
    .where(and(eq(recordings.id, id), eq(recordings.status, 'recording')))
    .returning({ id: recordings.id });
  if (stored.length > 0) return true;
  const [row] = await db.select({ status: recordings.status }).from(recordings).where(eq(recordings.id, id));
  return row?.status === 'stored';
}

/** Notes that a recording was paused or goes on; the same twice in a row changes nothing. */
export async function recordRecordingPaused(
  db: Database,
  input: { id: string; paused: boolean; at: Date },
): Promise<void> {
  const isPaused = sql`(jsonb_array_length(${recordings.pauses}) > 0 and ${recordings.pauses}->-1->>'toMs' is null)`;
  const at = sql`${input.at.getTime()}::bigint`;
  await db
    .update(recordings)
    .set({
      pauses: input.paused
        ? sql`${recordings.pauses} || jsonb_build_array(jsonb_build_object('fromMs', ${at}, 'toMs', null))`
        : sql`jsonb_set(${recordings.pauses}, array['-1', 'toMs'], to_jsonb(${at}))`,
    })
    .where(and(eq(recordings.id, input.id), input.paused ? sql`not ${isPaused}` : isPaused));
}

export async function recordRecordingFailed(db: Database, id: string): Promise<void> {
  await db
    .update(recordings)
    .set({ status: 'failed' })
    .where(and(eq(recordings.id, id), eq(recordings.status, 'recording')));
}

export async function listRecordings(db: Database, callId: string): Promise<Recording[]> {
  return await db.select().from(recordings).where(eq(recordings.callId, callId)).orderBy(asc(recordings.createdAt));
}

/** @throws RecordError `not_found` */
export async function getRecording(db: Database, id: string): Promise<Recording> {
  const [row] = await db.select().from(recordings).where(eq(recordings.id, id));
  if (!row) throw notFound('recording', id);
  return row;
}

/**
 * Marks a recording as deleted. Its file goes with the next `finishRemovals`, which anybody may begin.
 * @throws RecordError `not_found`
 */
export async function deleteRecording(db: Database, actor: Actor, id: string): Promise<void> {
  await audited(db, actor, { action: 'recording.deleted', subject: { kind: 'recording', id } }, async (tx) => {
    const [before] = await tx.select().from(recordings).where(eq(recordings.id, id)).for('update');
    if (!before) throw notFound('recording', id);
    if (before.status === 'deleted') return { result: undefined, unchanged: true };
    await dropRecordings(tx, [before], null);
    return {
      result: undefined,
      before: { status: before.status, callId: before.callId, durationMs: before.durationMs },
      after: { status: 'deleted' },
    };
  });
}

/**
 * Marks them as deleted and queues their files for removal, within a transaction of the caller's.
 * @param erasureId the deletion on request that wants it, else null
 */
export async function dropRecordings(
  tx: Database,
  rows: readonly Recording[],
  erasureId: string | null,
): Promise<void> {
  if (rows.length === 0) return;
  const now = new Date();
  const ids = rows.map(({ id }) => id);
  await tx
    .update(recordings)
    .set({ status: 'deleted', path: null, peaks: null, uploadDueAt: null, uploadFailure: null })
    .where(inArray(recordings.id, ids));
  const files = rows.flatMap(({ id, path, uploadDueAt }) =>
    path === null
      ? []
      : [
          {
            path,
            recordingId: id,
            erasureId,
            dueAt: now,
            // Whoever uploads it just now may put it back until then.
            finalAt: uploadDueAt !== null && uploadDueAt > now ? uploadDueAt : now,
          },
        ],
  );
  if (files.length === 0) return;
  await tx
    .insert(recordingRemovals)
    .values(files)
    .onConflictDoUpdate({
      target: recordingRemovals.path,
      set: {
        copyOnly: false,
        erasureId,
        dueAt: now,
        finalAt: sql`greatest(excluded.final_at, ${recordingRemovals.finalAt})`,
      },
    });
}

/** Stored recordings made before `before`, oldest first: what the retention period is over for. */
export async function listExpiredRecordings(db: Database, before: Date, limit = 100): Promise<Recording[]> {
  return await db
    .select()
    .from(recordings)
    .where(and(eq(recordings.status, 'stored'), lt(recordings.createdAt, before)))
    .orderBy(asc(recordings.createdAt))
    .limit(limit);
}

/**
 * Writes down that somebody opened a recording, to hear it or to save it.
 * @throws RecordError `not_found` also where its file was deleted
 */
export async function recordOpened(
  db: Database,
  actor: Actor,
  id: string,
  how: 'played' | 'downloaded',
): Promise<Recording> {
  return await audited(db, actor, { action: `recording.${how}`, subject: { kind: 'recording', id } }, async (tx) => {
    const [row] = await tx.select().from(recordings).where(eq(recordings.id, id));
    if (row?.status !== 'stored') throw notFound('recording', id);
    return {
      result: row,
      before: null,
      after: { callId: row.callId, purpose: row.purpose, durationMs: row.durationMs },
    };
  });
}
