import { callerCounts, calls, countStates, type Database, nodeCounts, nodeTraffic } from '@patchbay/drizzle';
import { type SQL, sql } from 'drizzle-orm';
import { getSetting } from '../settings.ts';
import { isCaller, remakeCallerYear, sumCallers } from './caller-counts.ts';
import { byClock, type CountKind, columnList, dayOn, hourOn, monthOf, ofAll } from './count-kind.ts';
import type { Counting } from './counting.ts';
import { countKinds } from './facts.ts';

const kinds = Object.values(countKinds);

/**
 * Looks whether the centre goes by another clock than its hours and days are kept by; then makes them anew out of the quarters of an hour,
 * a month in each transaction, the latest first. What is not made yet is read off the quarters meanwhile.
 * @returns how many months were made
 */
export async function keepClock(counting: Counting): Promise<number> {
  const timeZone = await getSetting(counting.tx, 'centre.timeZone');
  if (timeZone !== counting.timeZone) await beginRolling(counting, timeZone);
  else if (counting.rolledFrom === null) return 0;
  else await rollMonth(counting, counting.rolledFrom);
  return 1;
}

/** Every hour, day, month and year is to be made anew. */
export async function beginRolling({ tx }: Counting, timeZone: string): Promise<void> {
  const quarters = sql.join(
    [
      sql`select min(quarter) as first, max(quarter) as last from ${nodeTraffic}`,
      ...kinds.map(({ table }) => sql`select min(quarter), max(quarter) from ${sql.identifier(table)}`),
    ],
    sql` union all `,
  );
  // Later than anything that is counted, by either clock.
  const after = sql`date_trunc('month', (greatest(max(last), now()) + interval '35 days') at time zone ${timeZone}::text) at time zone ${timeZone}::text`;
  await tx.execute(sql`
    update ${countStates} set time_zone = ${timeZone}, rolled_from = made.begin, rolls_back_to = made.back_to
    from (select ${after} as begin, coalesce(min(first), now()) - interval '2 days' as back_to from (${quarters}) as quarters) as made`);
}

/** What happened long ago may be counted only now: while it is rolled up, nothing before where that has come to is rolled up at once. */
async function goBackFurther(tx: Database): Promise<void> {
  const firsts = kinds.map(({ table }) => sql`select min(quarter) as first from ${sql.identifier(table)}`);
  await tx.execute(sql`
    update ${countStates} set rolls_back_to = least(rolls_back_to, early.first - interval '2 days')
    from (select min(first) as first from (${sql.join(firsts, sql` union all `)}) as firsts) as early
    where early.first - interval '2 days' < rolls_back_to`);
}

async function rollMonth({ tx, timeZone }: Counting, rolledFrom: Date): Promise<void> {
  await goBackFurther(tx);
  const to = sql`${rolledFrom.toISOString()}::timestamptz`;
  const monthBefore = sql`date_trunc('month', (${to} - interval '1 day') at time zone ${timeZone}::text)`;
  const [month] = await tx.execute<Month>(sql`
    select (${monthBefore} at time zone ${timeZone}::text)::text as from, ${monthBefore}::date::text as day,
      (${monthBefore} + interval '1 month')::date::text as next_day,
      ${monthBefore} at time zone ${timeZone}::text <= rolls_back_to as is_last
    from ${countStates}`);
  if (month === undefined) return;
  const range = {
    within: sql`quarter >= ${month.from}::timestamptz and quarter < ${to}`,
    day: sql`${month.day}::date`,
    nextDay: sql`${month.next_day}::date`,
  };
  for (const kind of kinds) {
    if (kind.hourTable !== null) await remake(tx, kind, kind.hourTable, 'hour', hourOn(timeZone, sql`quarter`), range);
    await remake(tx, kind, kind.dayTable, 'day', dayOn(timeZone, sql`quarter`), range);
    await remakeMonth(tx, kind, range);
    const all = ofAll(kind);
    if (all !== null) await remake(tx, all, all.dayTable, 'day', dayOn(timeZone, sql`quarter`), range);
  }
  await tx.execute(sql`delete from ${nodeCounts} where day >= ${range.day} and day < ${range.nextDay}`);
  await tx.execute(sql`
    insert into ${nodeCounts} (flow_id, day, version, node_id, exit, count)
    select flow_id, ${dayOn(timeZone, sql`quarter`)}, version, node_id, exit, sum(count)::int from ${nodeTraffic}
    where ${range.within} group by 1, 2, 3, 4, 5`);
  await remakeCallers(tx, month, to);
  await tx.execute(
    sql`update ${countStates} set rolled_from = ${month.is_last ? null : month.from}::timestamptz, rolls_back_to = case when ${month.is_last} then null else rolls_back_to end`,
  );
}

interface Month {
  readonly [column: string]: unknown;
  readonly from: string;
  readonly day: string;
  readonly next_day: string;
  /** Whether nothing is counted before it. */
  readonly is_last: boolean;
}

interface MonthRange {
  readonly within: SQL;
  readonly day: SQL;
  readonly nextDay: SQL;
}

async function remake(
  tx: Database,
  kind: CountKind,
  table: string,
  first: string,
  at: SQL,
  { within, day, nextDay }: MonthRange,
): Promise<void> {
  const quarters = sql`(select * from ${sql.identifier(kind.table)} where ${within}) as month`;
  const name = sql.identifier(first);
  const columns = columnList([first, ...kind.dimensions, ...kind.measures.map(({ column }) => column)]);
  await tx.execute(sql`delete from ${sql.identifier(table)} where ${name} >= ${day} and ${name} < ${nextDay}`);
  await tx.execute(sql`insert into ${sql.identifier(table)} (${columns}) ${byClock(kind, at, quarters)}`);
}

async function remakeMonth(tx: Database, kind: CountKind, { day, nextDay }: MonthRange): Promise<void> {
  const table = sql.identifier(kind.monthTable);
  const days = sql`(select * from ${sql.identifier(kind.dayTable)} where day >= ${day} and day < ${nextDay}) as days`;
  const columns = columnList(['month', ...kind.dimensions, ...kind.measures.map(({ column }) => column)]);
  await tx.execute(sql`delete from ${table} where month = ${day}`);
  await tx.execute(sql`insert into ${table} (${columns}) ${byClock(kind, monthOf(sql`day`), days)}`);
}

/**
 * The callers of a month come from the calls themselves: a number by the quarter of an hour would be as many rows as there are calls. A month
 * of which calls were already deleted stays as it was counted by the clock of then.
 */
async function remakeCallers(tx: Database, month: Month, to: SQL): Promise<void> {
  const from = sql`${month.from}::timestamptz`;
  const [kept] = await tx.execute<{ whole: boolean }>(sql`
    select coalesce(min(started_at) < ${from} or min(started_at) <= (select min(quarter) + interval '15 minutes' from call_count), false) as whole
    from ${calls} where traffic_counted`);
  if (kept?.whole === true) {
    await tx.execute(sql`delete from ${callerCounts} where grain = 'month' and period = ${month.day}::date`);
    await tx.execute(sql`
      insert into ${callerCounts} (grain, period, number, calls)
      select 'month', ${month.day}::date, caller_number, count(*)::int from ${calls}
      where traffic_counted and ${isCaller} and started_at >= ${from} and started_at < ${to}
      group by caller_number`);
    await sumCallers(tx, 'month', sql`${month.day}::date`);
  }
  if (!month.day.endsWith('-01-01') && !month.is_last) return;
  await remakeCallerYear(tx, sql`${month.day}::date`);
}
