import { type Database, queueVisits } from '@patchbay/drizzle';
import { sql } from 'drizzle-orm';

/** A day of which enough is kept to play it again. */
export interface RecordedDayItem {
  /** `YYYY-MM-DD` in the zone that was asked for. */
  readonly day: string;
  /** Who came, by queue. Callbacks are not counted. */
  readonly callers: Readonly<Record<string, number>>;
}

/** What one routing group holds of a day. */
export interface RecordedGroup {
  readonly groupId: string;
  /** Plain JSON of the runtime; null where the group began after it. */
  readonly state: unknown;
  /** The last entry that the state holds; 0 for none. */
  readonly index: number;
}

export interface JournalEntryRow {
  readonly index: number;
  readonly at: number;
  readonly event: unknown;
}

const pageMax = 2_000;

/** From when on each group can be played: its first entry, or the first snapshot that nothing is missing after. */
async function listBeginnings(db: Database): Promise<{ groupId: string; atMs: number; isFirst: boolean }[]> {
  const rows = await db.execute<{ group_id: string; begin_ms: number | null; is_first: boolean }>(sql`
    with recursive g(group_id) as (
      (select group_id from routing_entry order by group_id limit 1)
      union all
      select (select e.group_id from routing_entry e where e.group_id > g.group_id order by e.group_id limit 1)
      from g where g.group_id is not null
    )
    select g.group_id, f.index = 1 as is_first, extract(epoch from case
        when f.index = 1 then f.at
        else (select min(p.at) from routing_past p where p.group_id = g.group_id and p.index >= f.index - 1)
      end)::float8 * 1000 as begin_ms
    from g cross join lateral (
      select e.index, e.at from routing_entry e where e.group_id = g.group_id order by e.index limit 1
    ) f where g.group_id is not null`);
  return rows.flatMap(({ group_id, begin_ms, is_first }) =>
    begin_ms === null ? [] : [{ groupId: group_id, atMs: Math.round(begin_ms), isFirst: is_first }],
  );
}

/** The routing groups of which something is recorded, by name. */
export async function listRecordedGroups(db: Database): Promise<string[]> {
  return (await listBeginnings(db)).map(({ groupId }) => groupId);
}

/** The moments at which a day begins and ends, as epoch milliseconds; also where a clock is put forward or back. */
export async function spanOfDay(db: Database, day: string, timeZone: string): Promise<readonly [number, number]> {
  const [span] = await db.execute<{ from_ms: number; until_ms: number }>(sql`
    select extract(epoch from (${day}::date)::timestamp at time zone ${timeZone})::float8 * 1000 as from_ms,
      extract(epoch from (${day}::date + 1)::timestamp at time zone ${timeZone})::float8 * 1000 as until_ms`);
  return [Math.round(span?.from_ms ?? 0), Math.round(span?.until_ms ?? 0)];
}

/** The days that can be played, the latest first; today is among them, as far as it has gone. */
export async function listRecordedDays(db: Database, timeZone: string): Promise<RecordedDayItem[]> {
  const beginnings = await listBeginnings(db);
  if (beginnings.length === 0) return [];
  const since = new Date(Math.min(...beginnings.map(({ atMs }) => atMs)));
  const rows = await db.execute<{ day: string; queue_id: string; callers: number; from_ms: number }>(sql`
    select to_char(d.day, 'YYYY-MM-DD') as day, d.queue_id, d.callers,
      extract(epoch from d.day at time zone ${timeZone})::float8 * 1000 as from_ms
    from (
      select date_trunc('day', v.joined_at at time zone ${timeZone}) as day, v.queue_id, count(*)::int as callers
      from ${queueVisits} v where v.joined_at >= ${since.toISOString()}::timestamptz and v.callback_id is null
      group by 1, 2
    ) d order by d.day desc`);
  const days = new Map<string, Record<string, number>>();
  for (const { day, queue_id, callers, from_ms } of rows) {
    // Of a day that was cut off by what is kept, the beginning would be missing.
    if (!beginnings.some(({ atMs, isFirst }) => isFirst || atMs <= from_ms)) continue;
    const found = days.get(day) ?? {};
    found[queue_id] = callers;
    days.set(day, found);
  }
  return [...days].map(([day, callers]) => ({ day, callers }));
}

/** Where to begin reading for a day that begins at `fromMs`, for each group that can be played from there. */
export async function openRecordedDay(db: Database, fromMs: number): Promise<RecordedGroup[]> {
  const groups = await listBeginnings(db);
  const opened = groups.map(async ({ groupId, isFirst }): Promise<RecordedGroup | null> => {
    const [past] = await db.execute<{ index: number; state: unknown }>(sql`
      select p.index::int as index, p.state from routing_past p
      where p.group_id = ${groupId} and p.at <= ${new Date(fromMs).toISOString()}::timestamptz
        and p.index >= (select min(e.index) - 1 from routing_entry e where e.group_id = ${groupId})
      order by p.index desc limit 1`);
    if (past) return { groupId, state: past.state, index: past.index };
    return isFirst ? { groupId, state: null, index: 0 } : null;
  });
  return (await Promise.all(opened)).filter((group) => group !== null);
}

/** The entries of a group after an index and before a moment, in order, page by page. */
export async function* readJournal(
  db: Database,
  groupId: string,
  afterIndex: number,
  untilMs: number,
): AsyncGenerator<JournalEntryRow[]> {
  let after = afterIndex;
  for (;;) {
    const rows = await db.execute<{ index: number; at_ms: number; event: unknown }>(sql`
      select e.index::int as index, extract(epoch from e.at)::float8 * 1000 as at_ms, e.event from routing_entry e
      where e.group_id = ${groupId} and e.index > ${after} and e.at < ${new Date(untilMs).toISOString()}::timestamptz
      order by e.index limit ${pageMax}`);
    if (rows.length === 0) return;
    yield rows.map(({ index, at_ms, event }) => ({ index, at: Math.round(at_ms), event }));
    after = rows.at(-1)?.index ?? after;
    if (rows.length < pageMax) return;
  }
}
