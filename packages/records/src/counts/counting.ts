import { countStates, type Database } from '@patchbay/drizzle';
import { sql } from 'drizzle-orm';
import { getSetting } from '../settings.ts';

/** Any number that no other advisory lock uses: `traf` in ASCII. */
const lockKey = 0x74726166;

/** Whoever counts has this for as long as it takes: nobody else changes counts meanwhile. */
export interface Counting {
  readonly tx: Database;
  /** By whose clock hours, days, months and years are kept. */
  readonly timeZone: string;
  /** Hours, days, months and years before this are not there at the moment, and are made later; null where all are. */
  readonly rolledFrom: Date | null;
}

/**
 * One transaction of counting: all of it or nothing, and nobody else counts.
 * @returns null where another counts already
 */
export async function counting<T>(db: Database, work: (counting: Counting) => Promise<T>): Promise<T | null> {
  return await db.transaction(async (tx) => {
    const [lock] = await tx.execute<{ mine: boolean }>(sql`select pg_try_advisory_xact_lock(${lockKey}) as mine`);
    if (lock?.mine !== true) return null;
    return await work({ tx, ...(await readClock(tx)) });
  });
}

/** Waits for whoever counts now, and lets nobody count until the transaction ends. To be called first in it. */
export async function holdCounting(tx: Database): Promise<void> {
  await tx.execute(sql`lock table ${countStates} in exclusive mode`);
}

/** `holdCounting`, for who counts in the same transaction. */
export async function countingAlone(tx: Database): Promise<Counting> {
  await holdCounting(tx);
  return { tx, ...(await readClock(tx)) };
}

async function readClock(tx: Database): Promise<Pick<Counting, 'timeZone' | 'rolledFrom'>> {
  const read = () =>
    tx.select({ timeZone: countStates.timeZone, rolledFrom: countStates.rolledFrom }).from(countStates).for('share');
  const [clock] = await read();
  if (clock !== undefined) return clock;
  const timeZone = await getSetting(tx, 'centre.timeZone');
  await tx.insert(countStates).values({ timeZone }).onConflictDoNothing();
  return (await read())[0] ?? { timeZone, rolledFrom: null };
}
