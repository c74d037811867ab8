import { thresholdGridS } from '@patchbay/reports';
import { type SQL, sql } from 'drizzle-orm';

/** How two counts of the same become one. `within`: an array in the order of `thresholdGridS`, each element added up. */
export type Fold = 'sum' | 'max' | 'within';

export interface CountMeasure {
  readonly column: string;
  readonly type: 'integer' | 'bigint' | 'numeric';
  readonly fold: Fold;
  /** Aggregated over the rows of a kind, each of which counts `sign` times. */
  readonly of: SQL;
}

/** From the one quarter of an hour to before the other. */
export interface QuarterRange {
  readonly from: Date;
  readonly to: Date;
}

/** One table of counts by the quarter of an hour, and what it is made of. */
export interface CountKind {
  readonly table: string;
  /** The same by the hour on the centre's clock, where that is kept. */
  readonly hourTable: string | null;
  /** The same by the day of the centre. */
  readonly dayTable: string;
  /** The same by the month of the centre, under its first day. */
  readonly monthTable: string;
  /**
   * The same by the day with fewer dimensions, where a day has many rows: for questions over time that take nothing apart by agent. Not of measures
   * that are the greatest of something.
   */
  readonly dayOfAll?: { readonly table: string; readonly dimensions: readonly string[] };
  readonly dimensions: readonly string[];
  readonly measures: readonly CountMeasure[];
  /**
   * What facts contribute, a row for each and each quarter of an hour: `quarter`, `sign`, the dimensions and what the measures read.
   * @param facts the columns of the fact and `sign`: 1 puts it in, -1 takes it out
   * @param now until when what goes on still has gone on
   * @param range the quarters that are asked for; others may come as well
   */
  rows(facts: SQL, now: SQL, range?: QuarterRange | null): SQL;
}

/** The kind with fewer dimensions, whose `dayTable` is `dayOfAll`. */
export function ofAll(kind: CountKind): CountKind | null {
  const { dayOfAll } = kind;
  return dayOfAll === undefined ? null : { ...kind, dayTable: dayOfAll.table, dimensions: dayOfAll.dimensions };
}

export const instantOf = (at: Date): SQL => sql`${at.toISOString()}::timestamptz`;

export const quarterOf = (at: SQL): SQL => sql`date_bin('15 minutes', ${at}, timestamptz 'epoch')`;

export function sum(column: string, type: 'integer' | 'bigint' | 'numeric', of: SQL): CountMeasure {
  return { column, type, fold: 'sum', of: sql`coalesce(sum(sign * ${of}), 0)` };
}

/** How many of the rows for which the condition holds. */
export function countIf(column: string, condition: SQL): CountMeasure {
  return { column, type: 'integer', fold: 'sum', of: sql`coalesce(sum(sign) filter (where ${condition}), 0)` };
}

/** Of those that are put in: what is taken out again may have been the greatest, see `mendGreatest`. */
export function greatest(column: string, of: SQL, condition: SQL): CountMeasure {
  return {
    column,
    type: 'integer',
    fold: 'max',
    of: sql`coalesce(max(${of}) filter (where sign > 0 and ${condition}), 0)`,
  };
}

export function countWithin(column: string, waitedMs: SQL, condition: SQL): CountMeasure {
  const each = thresholdGridS.map(
    (seconds) =>
      sql`coalesce(sum(sign) filter (where ${condition} and ${waitedMs} <= ${sql.raw(`${seconds * 1000}`)}), 0)::int`,
  );
  return { column, type: 'integer', fold: 'within', of: sql`array[${sql.join(each, sql`, `)}]` };
}

/** Counts of the same that stand in several rows, made one. */
export function folded({ column, type, fold }: CountMeasure): SQL {
  const name = sql.identifier(column);
  if (fold === 'max') return sql`max(${name})`;
  if (fold === 'sum') return sql`sum(${name})::${sql.raw(type)}`;
  const each = thresholdGridS.map((_, index) => sql`sum(${name}[${sql.raw(`${index + 1}`)}])::int`);
  return sql`array[${sql.join(each, sql`, `)}]`;
}

/** The `set` of an insert that met a row of the same key: both together. */
export function foldedInto(table: string, measures: readonly CountMeasure[]): SQL {
  const kept = sql.identifier(table);
  return sql.join(
    measures.map(({ column, fold }) => {
      const name = sql.identifier(column);
      if (fold === 'max') return sql`${name} = greatest(${kept}.${name}, excluded.${name})`;
      if (fold === 'sum') return sql`${name} = ${kept}.${name} + excluded.${name}`;
      const each = thresholdGridS.map((_, index) => {
        const at = sql.raw(`[${index + 1}]`);
        return sql`${kept}.${name}${at} + excluded.${name}${at}`;
      });
      return sql`${name} = array[${sql.join(each, sql`, `)}]`;
    }),
    sql`, `,
  );
}

export const columnList = (columns: readonly string[]): SQL =>
  sql.join(
    columns.map((column) => sql.identifier(column)),
    sql`, `,
  );

/** `group by` of the first columns of a select. */
export const groupByFirst = (count: number): SQL =>
  sql.raw(`group by ${Array.from({ length: count }, (_, index) => index + 1).join(', ')}`);

/** What facts add to a table of counts, one row a key: `quarter`, the dimensions, the measures. */
export function contributions(kind: CountKind, facts: SQL, now: SQL, range: QuarterRange | null = null): SQL {
  const measures = kind.measures.map(
    ({ column, type, fold, of }) =>
      sql`${fold === 'within' ? of : sql`(${of})::${sql.raw(type)}`} as ${sql.identifier(column)}`,
  );
  return sql`
    select quarter, ${columnList(kind.dimensions)}, ${sql.join(measures, sql`, `)}
    from (${kind.rows(facts, now, range)}) as contribution
    ${groupByFirst(1 + kind.dimensions.length)}`;
}

/** The hour on a clock, as it is read there. */
export const hourOn = (timeZone: string, at: SQL): SQL => sql`date_trunc('hour', ${at} at time zone ${timeZone}::text)`;
export const dayOn = (timeZone: string, at: SQL): SQL => sql`(${at} at time zone ${timeZone}::text)::date`;
/** The first day of the month that a clock shows. */
export const monthOn = (timeZone: string, at: SQL): SQL => monthOf(dayOn(timeZone, at));
/** The first day of the month of a day. */
export const monthOf = (day: SQL): SQL => sql`date_trunc('month', ${day}::timestamp)::date`;

/** Rows of quarters made rows of hours or days: `at` first. */
export function byClock(kind: CountKind, at: SQL, quarters: SQL): SQL {
  return sql`
    select ${at} as at, ${columnList(kind.dimensions)}, ${sql.join(
      kind.measures.map((measure) => sql`${folded(measure)} as ${sql.identifier(measure.column)}`),
      sql`, `,
    )}
    from ${quarters}
    ${groupByFirst(1 + kind.dimensions.length)}`;
}
