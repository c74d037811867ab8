import type { Database } from '@patchbay/drizzle';
import {
  type CountNeed,
  countKey,
  type DimensionId,
  localDay,
  type ReportFilter,
  type ReportGrain,
  type Span,
  wallMs,
} from '@patchbay/reports';
import { type SQL, sql } from 'drizzle-orm';
import { isCaller } from '../counts/count-calls.ts';
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
 * Who called, and how often. Numbers are counted by the month and the year of the centre; any other span is read from the calls. By
 * caller, the most frequent come first.
 * @param rowsMax as many are read at most
 */
export async function askCallers(
  db: Database,
  question: CallerQuestion,
  counts: CountClock,
  rowsMax: number,
): Promise<CountedRow[]> {
  const { needs, dimensions, filters, grain, timeZone } = question;
  const byTime = dimensions.includes('time');
  const byCaller = dimensions.includes('caller');
  const groups = [...(byTime ? [sql`t`] : []), sql`number`];
  const wanted = filters.map(({ values, exclude }) => sql`number ${exclude ? sql`not in` : sql`in`} ${values}`);
  const format = grain === 'month' ? 'YYYY-MM' : 'YYYY-MM-DD';
  const local = sql`(at at time zone ${timeZone}::text)`;
  const stored = storedRows(question, counts);
  // One group by: the same unit in two parameters would be two units to PostgreSQL.
  const rows = sql`
    select number, t, calls from (
      select number, ${byTime ? sql`date_trunc(${stored === null ? grain : 'month'}::text, day)` : sql`null::timestamp`} as t, calls
      from (${stored ?? calledRows(question, local)}) as told
    ) as placed ${wanted.length === 0 ? sql`` : sql`where ${sql.join(wanted, sql` and `)}`}`;
  const perNumber = sql`
    select ${sql.join(groups, sql`, `)}, sum(calls)::int as calls from (${rows}) as rows group by ${sql.join(groups, sql`, `)}`;
  const key = byTime ? sql`to_char(t, ${format})` : sql`''`;
  const found = await db.execute<{ t: string; number: string; calls: number; callers: number; repeats: number }>(
    byCaller
      ? sql`select ${key} as t, number, calls, 1 as callers, (calls > 1)::int as repeats from (${perNumber}) as each
          order by calls desc, number limit ${rowsMax}`
      : sql`select ${key} as t, '' as number, sum(calls)::float8 as calls, count(*)::int as callers,
            (count(*) filter (where calls > 1))::int as repeats
          from (${perNumber}) as each ${byTime ? sql`group by each.t` : sql``}`,
  );
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

/** Whole months or years of the centre as they are kept, with the calls that are not counted yet; null where they do not do. */
function storedRows({ dimensions, span, grain, timeZone }: CallerQuestion, counts: CountClock): SQL | null {
  if (timeZone !== counts.timeZone || span.fromMs < counts.completeFromMs) return null;
  const [from, to] = [localDate(span.fromMs, timeZone), localDate(span.toMs, timeZone)];
  if (from === null || to === null || !from.endsWith('-01') || !to.endsWith('-01')) return null;
  const byTime = dimensions.includes('time');
  if (byTime && grain !== 'month') return null;
  const kept = !byTime && from.endsWith('-01-01') && to.endsWith('-01-01') ? 'year' : 'month';
  const fresh = sql`
    select caller_number as number, (started_at at time zone ${timeZone}::text) as day, 1 as calls from call
    where not traffic_counted and ${isCaller} and started_at >= ${instant(span.fromMs)} and started_at < ${instant(span.toMs)}`;
  return sql`
    select number, period::timestamp as day, calls from caller_count
    where grain = ${kept} and period >= ${from}::date and period < ${to}::date
    union all ${fresh}`;
}

function calledRows({ span }: CallerQuestion, local: SQL): SQL {
  return sql`
    select caller_number as number, ${local} as day, 1 as calls
    from (select caller_number, started_at as at from call
      where ${isCaller} and started_at >= ${instant(span.fromMs)} and started_at < ${instant(span.toMs)}) as called`;
}

/** The day that begins at the moment, null where none does. */
function localDate(ms: number, timeZone: string): string | null {
  return wallMs(ms, timeZone) % 86_400_000 === 0 ? localDay(ms, timeZone) : null;
}
