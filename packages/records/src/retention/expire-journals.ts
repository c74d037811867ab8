import { type Database, journalEntries, runs } from '@patchbay/drizzle';
import { sql } from 'drizzle-orm';
import { type Actor, audited } from '../audit.ts';
import { instant } from '../calls/call-conditions.ts';
import { getSetting } from '../settings.ts';

const dayMs = 86_400_000;
/** Of one transaction: some ten thousand entries. */
const runsMax = 500;

/**
 * Deletes the journals of calls that ended before their time: what a past call is replayed and heard by. No longer kept than the calls
 * themselves. May be repeated.
 * @returns of how many calls
 */
export async function removeExpiredJournals(db: Database, actor: Actor, now: Date): Promise<number> {
  const [journalDays, callDays] = await Promise.all([
    getSetting(db, 'journal.keepDays'),
    getSetting(db, 'calls.keepDays'),
  ]);
  if (journalDays === null && callDays === null) return 0;
  const keepDays = Math.min(journalDays ?? Number.POSITIVE_INFINITY, callDays ?? Number.POSITIVE_INFINITY);
  const before = new Date(now.getTime() - keepDays * dayMs);
  let removed = 0;
  for (;;) {
    const rows = await db.execute<{ id: string }>(sql`
      with old as (
        select id from ${runs} where status = 'ended' and updated_at < ${instant(before)} order by updated_at limit ${runsMax}
      ), entries as (
        delete from ${journalEntries} where run_id in (select id from old)
      )
      delete from ${runs} where id in (select id from old) returning id`);
    removed += rows.length;
    if (rows.length < runsMax) break;
  }
  if (removed > 0) {
    const subject = { kind: 'setting', id: 'journal.keepDays' } as const;
    await audited(db, actor, { action: 'journals.expired', subject }, async () => ({
      result: undefined,
      before: { until: before.toISOString(), calls: removed },
      after: null,
    }));
  }
  return removed;
}
