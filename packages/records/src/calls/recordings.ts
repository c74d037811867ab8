import { type Database, recordings } from '@patchbay/drizzle';
import { and, asc, eq, lt, sql } from 'drizzle-orm';
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

/** @param input.path relative to the media folder */
export async function recordRecordingStored(
  db: Database,
  input: { id: string; path: string; durationMs: number },
): Promise<void> {
  await db
    .update(recordings)
    .set({ status: 'stored', path: input.path, durationMs: Math.round(input.durationMs) })
    .where(and(eq(recordings.id, input.id), eq(recordings.status, 'recording')));
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
 * Marks a recording as deleted and returns the path of the file that is now to be removed, null where there is none.
 * @throws RecordError `not_found`
 */
export async function deleteRecording(db: Database, actor: Actor, id: string): Promise<string | null> {
  return await audited(db, actor, { action: 'recording.deleted', subject: { kind: 'recording', id } }, async (tx) => {
    const [before] = await tx.select().from(recordings).where(eq(recordings.id, id)).for('update');
    if (!before) throw notFound('recording', id);
    if (before.status === 'deleted') return { result: null, unchanged: true };
    await tx.update(recordings).set({ status: 'deleted', path: null }).where(eq(recordings.id, id));
    return {
      result: before.path,
      before: { status: before.status, callId: before.callId, durationMs: before.durationMs },
      after: { status: 'deleted' },
    };
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
