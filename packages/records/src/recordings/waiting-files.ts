import { type Database, recordingRemovals, recordings } from '@patchbay/drizzle';
import { and, eq, gt, isNotNull, min, sql } from 'drizzle-orm';
import { type Actor, audited } from '../audit.ts';
import { claimMs } from './file-queue.ts';

/** What is still to be done with files of recordings. */
export interface WaitingFiles {
  /** To be taken to the S3 service; those on a disk that is all there is, too. */
  readonly uploads: number;
  /** When the first of them was recorded; null for none. */
  readonly uploadsSince: Date | null;
  /** How many of them were tried and could not be. */
  readonly failing: number;
  /** Why the last of those could not, and when it is tried again; null for none. */
  readonly failure: string | null;
  readonly nextAt: Date | null;
  /** Deleted, with a file that is still there. */
  readonly removals: number;
  readonly removalFailure: string | null;
}

const onDisk = and(eq(recordings.status, 'stored'), eq(recordings.store, 'disk'));

/** How many files wait to be taken to the S3 service, and how many to be removed, since when and why. */
export async function countWaitingFiles(db: Database): Promise<WaitingFiles> {
  const many = sql<number>`count(*)::int`;
  const [[uploads], [failed], [removals], [stuck]] = await Promise.all([
    db
      .select({
        count: many,
        since: min(recordings.createdAt),
        failing: sql<number>`count(${recordings.uploadFailure})::int`,
      })
      .from(recordings)
      .where(onDisk),
    db
      .select({ failure: recordings.uploadFailure, nextAt: recordings.uploadDueAt })
      .from(recordings)
      .where(and(onDisk, isNotNull(recordings.uploadFailure)))
      .orderBy(sql`${recordings.uploadDueAt} desc nulls last`)
      .limit(1),
    db.select({ count: many }).from(recordingRemovals),
    db
      .select({ failure: recordingRemovals.failure })
      .from(recordingRemovals)
      .where(isNotNull(recordingRemovals.failure))
      .orderBy(sql`${recordingRemovals.dueAt} desc`)
      .limit(1),
  ]);
  return {
    uploads: uploads?.count ?? 0,
    uploadsSince: uploads?.since ?? null,
    failing: uploads?.failing ?? 0,
    failure: failed?.failure ?? null,
    nextAt: failed?.nextAt ?? null,
    removals: removals?.count ?? 0,
    removalFailure: stuck?.failure ?? null,
  };
}

/**
 * Makes due at once what rests after a failure. What somebody carries just now stays theirs.
 * @returns how many files are tried again
 */
export async function retryWaitingFiles(db: Database, actor: Actor): Promise<number> {
  const subject = { kind: 'setting', id: 'recordings.storage' } as const;
  return await audited(db, actor, { action: 'recording_files.retried', subject }, async (tx) => {
    const now = new Date();
    // A claim lasts no longer than that: whatever is due later rests.
    const rests = new Date(now.getTime() + claimMs);
    const uploads = await tx
      .update(recordings)
      .set({ uploadDueAt: now })
      .where(and(onDisk, isNotNull(recordings.uploadFailure), gt(recordings.uploadDueAt, rests)))
      .returning({ id: recordings.id });
    const removals = await tx
      .update(recordingRemovals)
      .set({ dueAt: now })
      .where(and(isNotNull(recordingRemovals.failure), gt(recordingRemovals.dueAt, now)))
      .returning({ path: recordingRemovals.path });
    const retried = uploads.length + removals.length;
    if (retried === 0) return { result: 0, unchanged: true };
    return { result: retried, before: null, after: { uploads: uploads.length, removals: removals.length } };
  });
}
