import type { CountSource, ReportGrain, ReviewSource, Span } from '@patchbay/reports';
import { type SQL, sql } from 'drizzle-orm';
import { countsOf } from '../counts/counts-of.ts';
import { countKinds } from '../counts/facts.ts';
import { factOf } from './report-sources.ts';

/** By which clock, and from when on, the counts by hour and day are complete. */
export interface CountClock {
  readonly timeZone: string | null;
  readonly completeFromMs: number;
}

/** The coarsest clock that a question can be answered by. */
export type ClockNeed = 'quarter' | 'hour' | 'day' | 'month';

export interface RelationWish {
  readonly source: Exclude<CountSource, 'caller' | ReviewSource>;
  readonly columns: readonly string[];
  readonly measures: readonly string[];
  readonly span: Span;
  readonly timeZone: string;
  readonly need: ClockNeed;
  /** Whether the span begins and ends with days of the zone. */
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
  const { source, columns, measures, span, timeZone, nowMs } = wish;
  const clock = chooseClock(wish, counts);
  const range = {
    from: new Date(span.fromMs),
    to: new Date(span.toMs),
    grain: clock,
    timeZone,
    now: new Date(nowMs),
    columns,
    isKept: clock !== 'quarter',
  };
  // Nodes are counted in a column of another name.
  const stored = measures.map((name) => (name === 'visits' ? sql`count as visits` : sql.identifier(name)));
  const list = sql.join([sql`at as t`, ...columns.map((name) => sql.identifier(name)), ...stored], sql`, `);
  return { clock, rows: sql`select ${list} from ${countsOf(source, range)} as counts` };
}

function chooseClock({ source, need, span, timeZone, wholeDays }: RelationWish, counts: CountClock): ClockNeed {
  if (timeZone !== counts.timeZone || span.fromMs < counts.completeFromMs || !wholeDays) return 'quarter';
  if (need !== 'hour') return need;
  return source !== 'node' && countKinds[source].hourTable !== null ? 'hour' : 'quarter';
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

/** The clock that a question needs: hours of the day stand in counts by the hour, days and weeks in counts by the day. */
export function clockNeed(dimensions: readonly string[], grain: ReportGrain): ClockNeed {
  const byTime = dimensions.includes('time');
  if (byTime && (grain === 'quarter' || grain === 'hour')) return 'quarter';
  if (dimensions.includes('hour_of_day')) return 'hour';
  return dimensions.includes('weekday') || (byTime && grain !== 'month') ? 'day' : 'month';
}
