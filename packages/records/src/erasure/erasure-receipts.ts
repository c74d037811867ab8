import { type Database, erasures, recordingRemovals } from '@patchbay/drizzle';
import { and, count, desc, eq, lt } from 'drizzle-orm';
import { notFound } from '../record-error.ts';
import { markOf } from './erase-number.ts';
import { waysToWrite } from './number-left.ts';

export type Erasure = typeof erasures.$inferSelect;

export interface ErasureReceipt extends Erasure {
  /** Files of recordings that are still to be removed: deleted for everybody, and waiting for a disk or a service. */
  readonly filesWaiting: number;
}

/**
 * Newest first.
 * @param filter.number only receipts of this number, which they do not name themselves
 */
export async function listErasures(
  db: Database,
  secret: string,
  filter: { readonly number?: string | undefined; readonly before?: Date | undefined; readonly limit: number },
): Promise<Erasure[]> {
  const { number, before, limit } = filter;
  const mark = number === undefined ? undefined : markOf(secret, (await waysToWrite(db, number)).normal);
  return await db
    .select()
    .from(erasures)
    .where(
      and(
        mark === undefined ? undefined : eq(erasures.numberMark, mark),
        before === undefined ? undefined : lt(erasures.at, before),
      ),
    )
    .orderBy(desc(erasures.at))
    .limit(limit);
}

/** @throws RecordError `not_found` */
export async function getErasure(db: Database, id: string): Promise<ErasureReceipt> {
  const [row] = await db.select().from(erasures).where(eq(erasures.id, id));
  if (row === undefined) throw notFound('erasure', id);
  const [waiting] = await db
    .select({ count: count() })
    .from(recordingRemovals)
    .where(eq(recordingRemovals.erasureId, id));
  return { ...row, filesWaiting: waiting?.count ?? 0 };
}
