import { callerCounts, callerSums, calls, countStates, type Database } from '@patchbay/drizzle';
import { inArray, type SQL, sql } from 'drizzle-orm';
import { dayOn, quarterOf } from './count-kind.ts';
import type { Counting } from './counting.ts';
import { isRolled } from './put-counts.ts';

/** Whether a call has a caller from outside whose number is known. */
export const isCaller: SQL = sql`direction = 'inbound' and caller_number <> ''`;

/** The parts of a `with` that add the callers of `source`, calls with their `sign`, by month and year. */
export function addingCallers({ timeZone, rolledFrom }: Omit<Counting, 'tx'>): SQL {
  return sql`
    caller_delta as materialized (
      select grain, date_trunc(grain, ${dayOn(timeZone, sql`started_at`)})::date as period, caller_number as number, sum(sign)::int as calls
      from source, (values ('month'), ('year')) as grains (grain)
      where ${isCaller} and ${isRolled(rolledFrom, quarterOf(sql`started_at`))}
      group by 1, 2, 3
    ), caller_put as (
      insert into ${callerCounts} (grain, period, number, calls) select grain, period, number, calls from caller_delta
      on conflict (grain, period, number) do update set calls = ${callerCounts}.calls + excluded.calls
      returning grain, period, number, calls
    ), caller_change as (
      select grain, period, put.calls - delta.calls as before, put.calls as after
      from caller_put as put join caller_delta as delta using (grain, period, number)
    ), caller_sum_put as (${addingSums(sql`caller_change`)})`;
}

/** @param changes rows `grain`, `period`, and how often a number called there `before` and `after` */
function addingSums(changes: SQL): SQL {
  const change = (condition: (calls: SQL) => SQL) =>
    sql`(sum(${condition(sql`after`)}::int) - sum(${condition(sql`before`)}::int))::int`;
  return sql`
    insert into ${callerSums} (grain, period, callers, repeats, calls)
    select grain, period, ${change((calls) => sql`(${calls} > 0)`)}, ${change((calls) => sql`(${calls} > 1)`)},
      (sum(after) - sum(before))::int
    from ${changes} group by grain, period
    on conflict (grain, period) do update set callers = ${callerSums}.callers + excluded.callers,
      repeats = ${callerSums}.repeats + excluded.repeats, calls = ${callerSums}.calls + excluded.calls`;
}

/** A number that calls were taken from until none was left is not kept. */
export async function dropEmptyCallers(tx: Database): Promise<void> {
  await tx.execute(sql`delete from ${callerCounts} where calls <= 0`);
}

/** Makes the year of a day anew out of its months. */
export async function remakeCallerYear(tx: Database, day: SQL): Promise<void> {
  const year = sql`date_trunc('year', ${day}::timestamp)::date`;
  await fillCallerYear(tx, year);
  await sumCallers(tx, 'year', year);
}

async function fillCallerYear(tx: Database, year: SQL): Promise<void> {
  await tx.execute(sql`delete from ${callerCounts} where grain = 'year' and period = ${year}`);
  await tx.execute(sql`
    insert into ${callerCounts} (grain, period, number, calls)
    select 'year', ${year}, number, sum(calls)::int from ${callerCounts}
    where grain = 'month' and period >= ${year} and period < ${year} + interval '1 year'
    group by number`);
}

/** What the numbers of periods come to, anew; nothing where there are none. */
export async function sumCallers(tx: Database, grain: 'month' | 'year', period: SQL | null): Promise<void> {
  const isMeant = period === null ? sql`grain = ${grain}` : sql`grain = ${grain} and period = ${period}`;
  await tx.execute(sql`delete from ${callerSums} where ${isMeant}`);
  await tx.execute(sql`
    insert into ${callerSums} (grain, period, callers, repeats, calls)
    select grain, period, count(*), count(*) filter (where calls > 1), sum(calls) from ${callerCounts} where ${isMeant} group by grain, period`);
}

/** In how many months and years numbers stand. */
export async function callerCountsOf(db: Database, numbers: readonly string[]): Promise<number> {
  return await db.$count(callerCounts, inArray(callerCounts.number, [...numbers]));
}

/** Takes numbers out of who called, also where no call of theirs is left to be taken out. */
export async function forgetCallers(tx: Database, numbers: readonly string[]): Promise<void> {
  await tx.execute(sql`
    with gone as (
      delete from ${callerCounts} where ${inArray(callerCounts.number, [...numbers])}
      returning grain, period, calls as before, 0 as after
    ) ${addingSums(sql`gone`)}`);
}

/**
 * Takes the numbers from a month of the centre of which no call in it is left, and from its year. What the month came to stays; so does the year
 * where it was over, and else is what is left of it.
 * @param day the first of the month
 * @param within the condition on calls of that month
 */
export async function forgetMonthOfCallers(tx: Database, day: string, within: SQL, now: Date): Promise<void> {
  const gone = await tx.execute(sql`
    with called as materialized (select distinct caller_number as number from ${calls} where ${isCaller} and ${within}), gone as (
      delete from ${callerCounts} as kept
      where kept.grain = 'month' and kept.period = ${day}::date and not exists (select from called where called.number = kept.number)
      returning 1
    )
    select 1 from gone limit 1`);
  if (gone.length === 0) return;
  const year = sql`date_trunc('year', ${day}::date::timestamp)::date`;
  await fillCallerYear(tx, year);
  const [state] = await tx.execute<{ over: boolean }>(sql`
    select (${year} + interval '1 year') at time zone time_zone <= ${now.toISOString()}::timestamptz as over from ${countStates}`);
  if (state?.over !== true) await sumCallers(tx, 'year', year);
}
