import type { Database } from '@patchbay/drizzle';
import {
  type CountNeed,
  countKey,
  type DimensionId,
  instantOf,
  localDay,
  type ReportFilter,
  type ReportGrain,
  type Span,
} from '@patchbay/reports';
import { type SQL, sql } from 'drizzle-orm';
import { isCaller } from '../counts/caller-counts.ts';
import type { CountedRow } from './ask-counts.ts';
import { type CountClock, instant } from './count-relation.ts';

export interface CallerQuestion {
  readonly needs: readonly CountNeed[];
  /** `time` (by months or years), `caller`, both or none. */
  readonly dimensions: readonly DimensionId[];
  readonly filters: readonly ReportFilter[];
  readonly span: Span;
  readonly grain: ReportGrain;
  readonly timeZone: string;
}

/**
 * Who called, and how often. Numbers are counted by the month and the year of the centre; what a span has beside whole months is read from
 * the calls. By caller, the most frequent come first.
 * @param rowsMax as many are read at most
 */
export async function askCallers(
  db: Database,
  question: CallerQuestion,
  counts: CountClock,
  rowsMax: number,
): Promise<CountedRow[]> {
  const { needs, dimensions } = question;
  const found = await db.execute<CallerRow>(callerRows(question, counts, rowsMax));
  return found.map(({ t, number, calls, callers, repeats }) => ({
    key: dimensions.map((dimension) => (dimension === 'time' ? t : number)),
    sums: Object.fromEntries(
      needs.map((need) => {
        const sum = need.count === 'calls' ? calls : need.count === 'callers' ? callers : repeats;
        return [countKey(need), Number(sum ?? 0)];
      }),
    ),
  }));
}

interface CallerRow {
  readonly [column: string]: unknown;
  readonly t: string;
  readonly number: string;
  readonly calls: number;
  readonly callers: number;
  readonly repeats: number;
}

function callerRows(question: CallerQuestion, counts: CountClock, rowsMax: number): SQL {
  const kept = keptPeriods(question, counts);
  if (kept === null)
    return groupedRows(question, question.grain, calledRows(question.span, question.timeZone), rowsMax);
  const byTime = question.dimensions.includes('time');
  const called = kept.edges.map((edge) => calledRows(edge, question.timeZone));
  if (question.filters.length === 0 && (byTime || kept.isOne)) {
    if (!question.dimensions.includes('caller')) {
      const sums = summedRows(kept, byTime);
      if (called.length === 0) return sums;
      // A month that is not whole is no other's line.
      return sql`(${sums}) union all (${groupedRows(question, 'month', sql.join(called, sql` union all `), rowsMax)})`;
    }
    if (!byTime) return mostFrequent(kept, rowsMax);
  }
  return groupedRows(question, 'month', sql.join([keptRows(kept), ...called], sql` union all `), rowsMax);
}

/** The whole months, or years, of the centre that a span holds. */
interface KeptPeriods {
  readonly grain: 'month' | 'year';
  readonly from: string;
  readonly to: string;
  /** One period, and nothing beside it. */
  readonly isOne: boolean;
  /** What the span has before the first of them and after the last: that is read from the calls. */
  readonly edges: readonly Span[];
  /** Calls of them that are not counted yet: `number`, `day`, one row each. */
  readonly fresh: SQL;
}

/**
 * Null where what is kept does not answer: by days and weeks, by months of another clock, and where the span holds no whole month. How
 * often a number called in all is the same by any clock.
 */
function keptPeriods(question: CallerQuestion, { timeZone, completeFromMs }: CountClock): KeptPeriods | null {
  const { dimensions, span, grain } = question;
  const byTime = dimensions.includes('time');
  if (timeZone === null || (byTime && (grain !== 'month' || timeZone !== question.timeZone))) return null;
  const months = wholeMonths({ ...span, fromMs: Math.max(span.fromMs, completeFromMs) }, timeZone);
  if (months === null) return null;
  const { first, end } = months;
  const [startMs, endMs] = [monthStartMs(first, timeZone), monthStartMs(end, timeZone)];
  const edges = [
    { fromMs: span.fromMs, toMs: startMs },
    { fromMs: endMs, toMs: span.toMs },
  ].filter(({ fromMs, toMs }) => fromMs < toMs);
  const ofYears = !byTime && edges.length === 0 && first % 12 === 0 && end % 12 === 0;
  return {
    grain: ofYears ? 'year' : 'month',
    from: monthDate(first),
    to: monthDate(end),
    isOne: edges.length === 0 && end - first === (ofYears ? 12 : 1),
    edges,
    fresh: sql`
      select caller_number as number, (started_at at time zone ${timeZone}::text) as day from call
      where not traffic_counted and ${isCaller} and started_at >= ${instant(startMs)} and started_at < ${instant(endMs)}`,
  };
}

/** The first month that begins in a span, and the last: counted from the year nought. Null where no month lies in between. */
function wholeMonths({ fromMs, toMs }: Span, timeZone: string): { first: number; end: number } | null {
  const monthOf = (ms: number): number => {
    const day = localDay(ms, timeZone);
    return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  };
  const begun = monthOf(fromMs);
  const first = monthStartMs(begun, timeZone) < fromMs ? begun + 1 : begun;
  const end = monthOf(toMs);
  return first < end ? { first, end } : null;
}

const monthStartMs = (month: number, timeZone: string): number =>
  instantOf(Date.UTC(Math.floor(month / 12), month % 12), timeZone);
const monthDate = (month: number): string =>
  new Date(Date.UTC(Math.floor(month / 12), month % 12)).toISOString().slice(0, 10);

/** Different callers of each period, or of the only one, off the sums that are kept beside the numbers. */
function summedRows({ grain, from, to, fresh }: KeptPeriods, byTime: boolean): SQL {
  return sql`
    with fresh as (
      select date_trunc(${grain}::text, day)::date as period, number, count(*)::int as calls from (${fresh}) as called group by period, number
    ), met as (
      select fresh.period, fresh.calls, coalesce(known.calls, 0) as known
      from fresh left join caller_count as known
        on known.grain = ${grain} and known.period = fresh.period and known.number = fresh.number
    )
    select ${byTime ? sql`to_char(period, 'YYYY-MM')` : sql`''`} as t, '' as number, sum(calls)::float8 as calls,
      sum(callers)::float8 as callers, sum(repeats)::float8 as repeats
    from (
      select period, calls, callers, repeats from caller_sum where grain = ${grain} and period >= ${from}::date and period < ${to}::date
      union all
      select period, sum(calls), count(*) filter (where known = 0),
        count(*) filter (where known + calls > 1) - count(*) filter (where known > 1)
      from met group by period
    ) as sums ${byTime ? sql`group by period` : sql``}`;
}

/** Nobody who is not counted anew comes before more of the others than the index says. */
function mostFrequent({ grain, from, fresh }: KeptPeriods, rowsMax: number): SQL {
  return sql`
    with fresh as (
      select number, count(*)::int as calls from (${fresh}) as called group by number
    ), chosen as (
      (select number from caller_count where grain = ${grain} and period = ${from}::date
        order by calls desc nulls last, number limit ${rowsMax})
      union select number from fresh
    ), told as (
      select chosen.number, coalesce(known.calls, 0) + coalesce(fresh.calls, 0) as calls
      from chosen left join fresh on fresh.number = chosen.number
        left join caller_count as known
          on known.grain = ${grain} and known.period = ${from}::date and known.number = chosen.number
    )
    select '' as t, number, calls, 1 as callers, (calls > 1)::int as repeats from told order by calls desc, number limit ${rowsMax}`;
}

/** @param told rows `number`, `day`, `calls` */
function groupedRows({ dimensions, filters }: CallerQuestion, grain: ReportGrain, told: SQL, rowsMax: number): SQL {
  const byTime = dimensions.includes('time');
  const byCaller = dimensions.includes('caller');
  const groups = [...(byTime ? [sql`t`] : []), sql`number`];
  const wanted = filters.map(({ values, exclude }) => sql`number ${exclude ? sql`not in` : sql`in`} ${values}`);
  const format = grain === 'month' ? 'YYYY-MM' : 'YYYY-MM-DD';
  // One group by: the same unit in two parameters would be two units to PostgreSQL.
  const rows = sql`
    select number, t, calls from (
      select number, ${byTime ? sql`date_trunc(${grain}::text, day)` : sql`null::timestamp`} as t, calls
      from (${told}) as told
    ) as placed ${wanted.length === 0 ? sql`` : sql`where ${sql.join(wanted, sql` and `)}`}`;
  const perNumber = sql`
    select ${sql.join(groups, sql`, `)}, sum(calls)::int as calls from (${rows}) as rows group by ${sql.join(groups, sql`, `)}`;
  const key = byTime ? sql`to_char(t, ${format})` : sql`''`;
  return byCaller
    ? sql`select ${key} as t, number, calls, 1 as callers, (calls > 1)::int as repeats from (${perNumber}) as each
        order by calls desc, number limit ${rowsMax}`
    : sql`select ${key} as t, '' as number, sum(calls)::float8 as calls, count(*)::int as callers,
          (count(*) filter (where calls > 1))::int as repeats
        from (${perNumber}) as each ${byTime ? sql`group by each.t` : sql``}`;
}

function keptRows({ grain, from, to, fresh }: KeptPeriods): SQL {
  return sql`
    select number, period::timestamp as day, calls from caller_count
    where grain = ${grain} and period >= ${from}::date and period < ${to}::date
    union all select number, day, 1 as calls from (${fresh}) as fresh`;
}

function calledRows(span: Span, timeZone: string): SQL {
  return sql`
    select caller_number as number, (started_at at time zone ${timeZone}::text) as day, 1 as calls from call
    where ${isCaller} and started_at >= ${instant(span.fromMs)} and started_at < ${instant(span.toMs)}`;
}
