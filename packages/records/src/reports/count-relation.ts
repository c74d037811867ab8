import type { CountSource, ReportGrain, Span } from '@patchbay/reports';
import { type SQL, sql } from 'drizzle-orm';
import { nodeVisits } from '../calls/node-visits.ts';
import { columnList, contributions, dayOn, hourOn } from '../counts/count-kind.ts';
import { countKinds } from '../counts/facts.ts';
import { factOf } from './report-sources.ts';

/** By which clock, and from when on, the counts by hour and day are complete. */
export interface CountClock {
  readonly timeZone: string | null;
  readonly completeFromMs: number;
}

/** The coarsest clock that a question can be answered by. */
export type ClockNeed = 'quarter' | 'hour' | 'day';

export interface RelationWish {
  readonly source: Exclude<CountSource, 'caller'>;
  readonly columns: readonly string[];
  readonly measures: readonly string[];
  readonly span: Span;
  readonly timeZone: string;
  readonly need: ClockNeed;
  /** Whether the span begins and ends at midnight of the zone. */
  readonly wholeDays: boolean;
  readonly nowMs: number;
}

/** Rows of counts with a moment `t`: of a quarter of an hour a point in time, otherwise what the clock of the zone showed. */
export interface CountRelation {
  readonly rows: SQL;
  readonly clock: ClockNeed;
}

export const instant = (ms: number): SQL => sql`${new Date(ms).toISOString()}::timestamptz`;

/** What is counted and what is not yet, together: everything that is known of the span. */
export function countRelation(wish: RelationWish, counts: CountClock): CountRelation {
  const clock = chooseClock(wish, counts);
  const columns = [...wish.columns, ...wish.measures];
  const list = columns.length === 0 ? sql`` : sql`, ${columnList(columns)}`;
  const { fromMs, toMs } = wish.span;
  const uncounted = sql`
    select ${onClock(clock, wish.timeZone)} as t${list} from (${uncountedRows(wish)}) as fresh
    where quarter >= ${instant(fromMs)} and quarter < ${instant(toMs)}`;
  const { table, column, within } = storedPlace(wish, clock);
  return {
    clock,
    rows: sql`
      select ${sql.identifier(column)} as t${renamed(wish, list)} from ${sql.identifier(table)} where ${within}
      union all ${uncounted}`,
  };
}

function chooseClock({ source, need, span, timeZone, wholeDays }: RelationWish, counts: CountClock): ClockNeed {
  if (timeZone !== counts.timeZone || span.fromMs < counts.completeFromMs || !wholeDays) return 'quarter';
  if (need !== 'hour') return need;
  return source !== 'node' && countKinds[source].hourTable !== null ? 'hour' : 'quarter';
}

function onClock(clock: ClockNeed, timeZone: string): SQL {
  if (clock === 'quarter') return sql`quarter`;
  return clock === 'hour' ? hourOn(timeZone, sql`quarter`) : dayOn(timeZone, sql`quarter`);
}

function storedPlace({ source, span, timeZone }: RelationWish, clock: ClockNeed) {
  const tables =
    source === 'node'
      ? { quarter: 'node_traffic', hour: null, day: 'node_count' }
      : {
          quarter: countKinds[source].table,
          hour: countKinds[source].hourTable,
          day: countKinds[source].dayTable,
        };
  const table = tables[clock];
  if (table === null) throw new RangeError(`${source} is not counted by the ${clock}`);
  const at = sql.identifier(clock);
  const moment = (ms: number): SQL => {
    if (clock === 'quarter') return instant(ms);
    const local = sql`(${instant(ms)} at time zone ${timeZone}::text)`;
    return clock === 'hour' ? local : sql`${local}::date`;
  };
  return { table, column: clock, within: sql`${at} >= ${moment(span.fromMs)} and ${at} < ${moment(span.toMs)}` };
}

/** Nodes are counted in a column of another name. */
function renamed({ source, columns, measures }: RelationWish, list: SQL): SQL {
  if (source !== 'node') return list;
  const names = columns.length === 0 ? sql`` : sql`, ${columnList(columns)}`;
  return measures.length === 0 ? names : sql`${names}, count as visits`;
}

/** What is known but not counted yet: `quarter`, dimensions and measures. */
function uncountedRows({ source, span, nowMs }: RelationWish): SQL {
  const [from, to] = [instant(span.fromMs), instant(span.toMs)];
  if (source === 'node') {
    const fresh = sql`
      select id, started_at, ended_at, end_reason from call
      where not traffic_counted and started_at >= ${from} and started_at < ${to}`;
    return sql`
      select date_bin('15 minutes', started_at, timestamptz 'epoch') as quarter, flow_id, version, node_id, exit, 1 as visits
      from (${nodeVisits(fresh, null)}) as visit`;
  }
  return contributions(countKinds[source], factsIn(source, span, true), instant(nowMs));
}

/** The facts of a span, each put in once. A state belongs to it as soon as it reaches into it. */
export function factsIn(source: keyof typeof countKinds, { fromMs, toMs }: Span, onlyUncounted: boolean): SQL {
  const { table, at, mark } = factOf(source);
  const moment = sql.identifier(at);
  const since =
    source === 'state' ? sql`(until is null or until > ${instant(fromMs)})` : sql`${moment} >= ${instant(fromMs)}`;
  const fresh = onlyUncounted ? sql`and not ${sql.identifier(mark)}` : sql``;
  return sql`(select *, 1 as sign from ${sql.identifier(table)} where ${since} and ${moment} < ${instant(toMs)} ${fresh})`;
}

/** The clock that a question needs: hours of the day stand in counts by the hour, days and more in counts by the day. */
export function clockNeed(dimensions: readonly string[], grain: ReportGrain): ClockNeed {
  if (dimensions.includes('time') && (grain === 'quarter' || grain === 'hour')) return 'quarter';
  return dimensions.includes('hour_of_day') ? 'hour' : 'day';
}
