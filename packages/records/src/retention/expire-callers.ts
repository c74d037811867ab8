import { callerCounts, calls, countStates, type Database } from '@patchbay/drizzle';
import { sql } from 'drizzle-orm';
import { instant } from '../calls/call-conditions.ts';
import { forgetMonthOfCallers } from '../counts/caller-counts.ts';
import { holdCounting } from '../counts/counting.ts';

/**
 * Numbers of callers are kept by the month as long as a call of that month is: whose calls are gone is not named by counts either. What they
 * came to (how many called, how many of them again) stays.
 * @param thoroughly also looks through months of which some calls are left, for numbers that are not among these
 */
export async function removeExpiredCallers(db: Database, now: Date, before: Date, thoroughly: boolean): Promise<void> {
  const months = await db.execute<Month>(sql`
    select month::date::text as day, (month at time zone time_zone)::text as from,
      ((month + interval '1 month') at time zone time_zone)::text as to
    from ${countStates}, generate_series(
      (select min(period) from ${callerCounts} where grain = 'month')::timestamp, ${instant(before)} at time zone time_zone, interval '1 month'
    ) as month
    where (month + interval '1 month') at time zone time_zone <= ${instant(before)}`);
  for (const { day, from, to } of months) {
    const within = sql`started_at >= ${from}::timestamptz and started_at < ${to}::timestamptz`;
    const [left] = await db.execute(sql`select 1 from ${calls} where ${within} limit 1`);
    if (left !== undefined && !thoroughly) continue;
    await db.transaction(async (tx) => {
      await holdCounting(tx);
      await forgetMonthOfCallers(tx, day, within, now);
    });
  }
}

interface Month {
  readonly [column: string]: unknown;
  readonly day: string;
  readonly from: string;
  readonly to: string;
}
