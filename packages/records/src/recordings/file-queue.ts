import { type Database, recordingRemovals, recordings } from '@patchbay/drizzle';
import { and, asc, eq, gt, isNull, lte, or, sql } from 'drizzle-orm';

/** Where files of recordings are, as far as they are carried about. Every method may be repeated. */
export interface RecordingFiles {
  /** To the S3 service, from the disk; the copy on the disk stays. False where the disk has no such file. */
  upload(path: string): Promise<boolean>;
  /** From the disk only. */
  removeCopy(path: string): Promise<void>;
  /** From everywhere. @param store where the recording says that it is: there it must be removed from */
  remove(path: string, store: 'disk' | 's3'): Promise<void>;
}

/** For how long a file belongs to whoever took it on; extended while the work goes on, and over soon after a death. */
export const claimMs = 60_000;
const extendEveryMs = 20_000;
const firstRestMs = 10_000;
const restMsMax = 3_600_000;
const removalsAtOnce = 50;

/** What became of one step of the work: `none` when there was nothing to do. */
export type Carried = 'done' | 'failed' | 'none';

/**
 * Takes the next file that is due to the S3 service. The rows are the queue: what a death cut short is due again when its claim
 * is over. Several may do this at once.
 */
export async function uploadNext(
  db: Database,
  files: RecordingFiles,
  onFailure: (id: string, error: unknown) => void,
): Promise<Carried> {
  const next = await claimUpload(db);
  if (next === null) return 'none';
  const { id, path, attempts } = next;
  const extending = setInterval(() => {
    extendClaim(db, id, path).catch((error: unknown) => onFailure(id, error));
  }, extendEveryMs);
  try {
    if (!(await files.upload(path))) throw new Error(`the disk has no ${path}`);
    if (await noteUploaded(db, id, path)) await finishRemovalOf(db, files, path);
    // Deleted meanwhile, and here it is again.
    else await files.remove(path, 's3');
    return 'done';
  } catch (error) {
    onFailure(id, error);
    await db
      .update(recordings)
      .set({
        uploadDueAt: new Date(Date.now() + Math.min(firstRestMs * 2 ** attempts, restMsMax)),
        uploadFailure: error instanceof Error ? error.message : String(error),
      })
      .where(and(eq(recordings.id, id), eq(recordings.status, 'stored')));
    return 'failed';
  } finally {
    clearInterval(extending);
  }
}

/**
 * Removes files that are due, of deleted recordings and of exports that were withdrawn. Resolves to how many could not be; those stay in the
 * queue.
 * @param only those of one deletion on request
 */
export async function finishRemovals(
  db: Database,
  files: RecordingFiles,
  options: { readonly erasureId?: string; readonly onFailure?: (path: string, error: unknown) => void } = {},
): Promise<{ readonly removed: number; readonly failed: number }> {
  const { erasureId, onFailure } = options;
  let [removed, failed] = [0, 0];
  for (;;) {
    const due = await db
      .select({ path: recordingRemovals.path })
      .from(recordingRemovals)
      .where(
        and(
          lte(recordingRemovals.dueAt, new Date()),
          erasureId === undefined ? undefined : eq(recordingRemovals.erasureId, erasureId),
        ),
      )
      .orderBy(asc(recordingRemovals.dueAt))
      .limit(removalsAtOnce);
    if (due.length === 0) return { removed, failed };
    for (const { path } of due) {
      try {
        await finishRemovalOf(db, files, path);
        removed += 1;
      } catch (error) {
        failed += 1;
        onFailure?.(path, error);
        await restRemoval(db, path, error);
      }
    }
  }
}

async function claimUpload(db: Database): Promise<{ id: string; path: string; attempts: number } | null> {
  const now = new Date();
  const due = db
    .select({ id: recordings.id })
    .from(recordings)
    .where(
      and(
        eq(recordings.status, 'stored'),
        eq(recordings.store, 'disk'),
        or(isNull(recordings.uploadDueAt), lte(recordings.uploadDueAt, now)),
      ),
    )
    .orderBy(sql`${recordings.uploadDueAt} nulls first`)
    .limit(1)
    .for('update', { skipLocked: true });
  const [claimed] = await db
    .update(recordings)
    .set({
      uploadDueAt: new Date(now.getTime() + claimMs),
      uploadAttempts: sql`${recordings.uploadAttempts} + 1`,
    })
    .where(eq(recordings.id, sql`(${due})`))
    .returning({ id: recordings.id, path: recordings.path, attempts: recordings.uploadAttempts });
  if (claimed === undefined || claimed.path === null) return null;
  return { id: claimed.id, path: claimed.path, attempts: claimed.attempts };
}

/** Of a recording that was deleted meanwhile, the removal waits for as long as its file may still come. */
async function extendClaim(db: Database, id: string, path: string): Promise<void> {
  const until = new Date(Date.now() + claimMs);
  const held = await db
    .update(recordings)
    .set({ uploadDueAt: until })
    .where(and(eq(recordings.id, id), eq(recordings.status, 'stored')))
    .returning({ id: recordings.id });
  if (held.length > 0) return;
  await db.update(recordingRemovals).set({ finalAt: until }).where(eq(recordingRemovals.path, path));
}

/** False where the recording was deleted while its file was on the way. */
async function noteUploaded(db: Database, id: string, path: string): Promise<boolean> {
  return await db.transaction(async (tx) => {
    const moved = await tx
      .update(recordings)
      .set({ store: 's3', uploadDueAt: null, uploadFailure: null })
      .where(and(eq(recordings.id, id), eq(recordings.status, 'stored')))
      .returning({ id: recordings.id });
    if (moved.length === 0) return false;
    const now = new Date();
    await tx
      .insert(recordingRemovals)
      .values({ path, recordingId: id, copyOnly: true, dueAt: now, finalAt: now })
      .onConflictDoNothing();
    return true;
  });
}

async function finishRemovalOf(db: Database, files: RecordingFiles, path: string): Promise<void> {
  const [row] = await db
    .select({ copyOnly: recordingRemovals.copyOnly, store: recordings.store })
    .from(recordingRemovals)
    .leftJoin(recordings, eq(recordings.id, recordingRemovals.recordingId))
    .where(eq(recordingRemovals.path, path));
  if (row === undefined) return;
  // Asked before the file goes: one that comes back afterwards came after this moment.
  const now = new Date();
  await (row.copyOnly ? files.removeCopy(path) : files.remove(path, row.store ?? 'disk'));
  const sameAsRead = and(eq(recordingRemovals.path, path), eq(recordingRemovals.copyOnly, row.copyOnly));
  await db.delete(recordingRemovals).where(and(sameAsRead, lte(recordingRemovals.finalAt, now)));
  await db
    .update(recordingRemovals)
    .set({ dueAt: sql`${recordingRemovals.finalAt}`, failure: null })
    .where(and(sameAsRead, gt(recordingRemovals.finalAt, now)));
}

async function restRemoval(db: Database, path: string, error: unknown): Promise<void> {
  const rest = sql`least(${firstRestMs} * power(2, ${recordingRemovals.attempts}), ${restMsMax}) * interval '1 ms'`;
  await db
    .update(recordingRemovals)
    .set({
      dueAt: sql`now() + ${rest}`,
      attempts: sql`${recordingRemovals.attempts} + 1`,
      failure: error instanceof Error ? error.message : String(error),
    })
    .where(eq(recordingRemovals.path, path));
}
