import { type Database, queues } from '@patchbay/drizzle';
import {
  type CountCondition,
  type CountNeed,
  type CountSource,
  countKey,
  type DimensionId,
  isGreatest,
  momentOfHour,
  type ReportFilter,
  type ReportGrain,
  type ReviewSource,
  type Span,
  thresholdGridS,
  timeKey,
} from '@patchbay/reports';
import { type SQL, sql } from 'drizzle-orm';
import { groupByFirst } from '../counts/count-kind.ts';
import { countKinds } from '../counts/facts.ts';
import { type ClockNeed, type CountClock, clockNeed, countRelation, factsIn, instant } from './count-relation.ts';
import { columnOf, dimensionValue, isOneOf } from './report-sources.ts';

/** One question to the counts of one source. */
export interface CountQuestion {
  readonly source: Exclude<CountSource, 'caller' | ReviewSource>;
  readonly needs: readonly CountNeed[];
  readonly dimensions: readonly DimensionId[];
  readonly filters: readonly ReportFilter[];
  readonly span: Span;
  readonly grain: ReportGrain;
  readonly timeZone: string;
  readonly wholeDays: boolean;
  readonly nowMs: number;
}

/** Sums by `countKey`, of one combination of the values of the dimensions. */
export interface CountedRow {
  readonly key: readonly string[];
  readonly sums: Readonly<Record<string, number>>;
}

/** What a queue that is gone, or has set nothing, is taken to have promised. */
const thresholdMsDefault = 20_000;

/**
 * The sums of a question, one row a combination that occurs.
 * @param rowsMax one more than this is read at most, so that the caller sees that there are too many
 */
export async function askCounts(
  db: Database,
  question: CountQuestion,
  counts: CountClock,
  rowsMax: number,
): Promise<CountedRow[]> {
  const [near, far] = await splitNeeds(db, question);
  const rows =
    near.needs.length > 0 ? await ask(db, question, storedQuery(question, near, counts), near.needs, rowsMax) : [];
  if (far.needs.length === 0) return rows;
  return joined(rows, await ask(db, question, factQuery(question, far), far.needs, rowsMax));
}

interface Thresholds {
  readonly [queueId: string]: number;
}
interface NeedGroup {
  readonly needs: readonly CountNeed[];
  readonly thresholds: Thresholds;
}

const placeOf = (withinMs: number): number => thresholdGridS.findIndex((seconds) => seconds * 1000 === withinMs);

/** Those that the counts answer, and those for which the visits have to be read: waits that the counts do not keep. */
async function splitNeeds(db: Database, { source, needs }: CountQuestion): Promise<readonly [NeedGroup, NeedGroup]> {
  const near: CountNeed[] = [];
  const far: CountNeed[] = [];
  const thresholds: Record<string, number> = {};
  if (source === 'queue' && needs.some(({ withinMs }) => withinMs === 'queue')) {
    for (const row of await db.select({ id: queues.id, ms: queues.serviceLevelMs }).from(queues))
      thresholds[row.id] = row.ms;
  }
  const offGrid = Object.values(thresholds).some((ms) => placeOf(ms) < 0);
  for (const need of needs) {
    if (need.withinMs === undefined) near.push(need);
    else if (need.withinMs === 'queue') {
      near.push(need);
      if (offGrid) far.push(need);
    } else if (placeOf(need.withinMs) >= 0) near.push(need);
    else far.push(need);
  }
  return [
    { needs: near, thresholds },
    { needs: far, thresholds },
  ];
}

/** Rows `r` with a moment `t`, what is added up of them (exact numbers where they are), and what is joined for it. */
export interface Query {
  readonly rows: SQL;
  readonly clock: ClockNeed;
  readonly counts: readonly SQL[];
  readonly joins: SQL;
}

function storedQuery(question: CountQuestion, { needs, thresholds }: NeedGroup, counts: CountClock): Query {
  const { source, dimensions, filters } = question;
  const conditions = needs.flatMap(({ where }) => where ?? []);
  const asked = [
    ...dimensions,
    ...filters.map(({ dimension }) => dimension),
    ...conditions.map((each) => each.dimension),
  ];
  const used = new Set(asked.flatMap((dimension) => columnOf(dimension) ?? []));
  if (needs.some(({ withinMs }) => withinMs === 'queue')) used.add('queue_id');
  const measures = new Set(needs.flatMap(({ count }) => measureColumns(count)));
  if (needs.some(({ count }) => count.startsWith('score_')))
    for (const column of ['score', 'score_max']) used.add(column);
  const relation = countRelation(
    {
      ...question,
      columns: [...used],
      measures: [...measures],
      need: clockNeed(asked, question.grain),
    },
    counts,
  );
  return {
    ...relation,
    joins: sql`${memberJoin(asked)} ${thresholdJoin(needs, thresholds, placeOfThreshold)}`,
    counts: needs.map((need) => {
      const filter = filterClause(need.where ?? []);
      return isGreatest(need)
        ? sql`coalesce(max(r.${sql.identifier(need.count)})${filter}, 0)`
        : sql`coalesce(sum(${summed(source, need)})${filter}, 0)`;
    }),
  };
}

const measureColumns = (count: string): readonly string[] => (count.startsWith('score_') ? ['answers'] : [count]);
/** Counted from one; nought, where nothing stands, for what is not on the grid. */
const placeOfThreshold = (ms: number): number => placeOf(ms) + 1;

function summed(source: CountSource, { count, withinMs }: CountNeed): SQL {
  if (source === 'satisfaction' && count === 'score_sum') return sql`r.score::bigint * r.answers`;
  if (source === 'satisfaction' && count === 'score_max_sum') return sql`r.score_max::bigint * r.answers`;
  const column = sql`r.${sql.identifier(count)}`;
  if (withinMs === undefined) return column;
  if (withinMs === 'queue') return sql`${column}[coalesce(own.place, ${placeOfThreshold(thresholdMsDefault)}::int)]`;
  return sql`${column}[${placeOfThreshold(withinMs)}::int]`;
}

/** The visits themselves, counted for waits of any length; of "the queue's own" only what the counts cannot say. */
function factQuery(question: CountQuestion, { needs, thresholds }: NeedGroup): Query {
  const { dimensions, filters, span, nowMs } = question;
  const asked = [...dimensions, ...filters.map(({ dimension }) => dimension)];
  const offGrid = Object.fromEntries(Object.entries(thresholds).filter(([, ms]) => placeOf(ms) < 0));
  return {
    clock: 'quarter',
    rows: sql`
      select visit.*, visit.quarter as t
      from (${countKinds.queue.rows(factsIn('queue', span, false), instant(nowMs))}) as visit`,
    joins: sql`${memberJoin(asked)} ${thresholdJoin(needs, offGrid, (ms) => ms)}`,
    counts: needs.map(({ count, withinMs, where }) => {
      const outcome = count.slice(0, count.indexOf('_'));
      // Nobody waits for less than nothing: a queue that is on the grid has no row here, and the comparison says no.
      const limit = withinMs === 'queue' ? sql`own.place` : sql`${withinMs ?? 0}::int`;
      const isWanted = [sql`r.outcome = ${outcome}`, sql`r.waited_ms <= ${limit}`, ...(where ?? []).map(holds)];
      return withinMs === 0 ? sql`0` : sql`count(*) filter (where ${sql.join(isWanted, sql` and `)})`;
    }),
  };
}

export function memberJoin(asked: readonly DimensionId[]): SQL {
  return asked.includes('team') ? sql`left join agent as member on member.user_id = r.agent_id` : sql``;
}

function thresholdJoin(needs: readonly CountNeed[], thresholds: Thresholds, place: (ms: number) => number): SQL {
  if (!needs.some(({ withinMs }) => withinMs === 'queue')) return sql``;
  const entries = Object.entries(thresholds).map(([id, ms]) => sql`(${id}::text, ${place(ms)}::int)`);
  const none = sql`(null::text, null::int)`;
  return sql`left join (values ${entries.length === 0 ? none : sql.join(entries, sql`, `)}) as own(queue_id, place)
    on own.queue_id = r.queue_id`;
}

/** Whether a row has one of the values, or begins with one of the prefixes. */
export function holds({ dimension, values = [], prefixes = [], except }: CountCondition): SQL {
  const ways = [
    ...(values.length > 0 ? [isOneOf(dimension, values)] : []),
    ...prefixes.map((prefix) => sql`starts_with(${dimensionValue(dimension)}, ${prefix})`),
  ];
  const any = ways.length === 0 ? sql`false` : sql`(${sql.join(ways, sql` or `)})`;
  return except === true ? sql`not ${any}` : any;
}

const filterClause = (conditions: readonly CountCondition[]): SQL =>
  conditions.length === 0 ? sql`` : sql` filter (where ${sql.join(conditions.map(holds), sql` and `)})`;

/** @param local the moment of a row on the clock of the report */
export function filterConditions(filters: readonly ReportFilter[], local: SQL): SQL[] {
  return filters.map(({ dimension, values, exclude }) => {
    if (!isPlaceOnClock(dimension)) return holds({ dimension, values, except: exclude });
    const isOne = sql`${placeOnClock(dimension, local)}::text in ${values.map((value) => String(Number(value)))}`;
    return exclude ? sql`not (${isOne})` : isOne;
  });
}

export const isPlaceOnClock = (dimension: DimensionId): dimension is 'hour_of_day' | 'weekday' =>
  dimension === 'hour_of_day' || dimension === 'weekday';

/** The hour from 0 to 23, the weekday from 1, which is Monday. */
export function placeOnClock(dimension: 'hour_of_day' | 'weekday', local: SQL): SQL {
  return dimension === 'hour_of_day' ? sql`date_part('hour', ${local})::int` : sql`date_part('isodow', ${local})::int`;
}

/** When a row was, on the clock of the report. */
const localMoment = (clock: ClockNeed, timeZone: string): SQL =>
  clock === 'quarter' ? sql`(r.t at time zone ${timeZone}::text)` : sql`r.t::timestamp`;

/** A dimension of a row, as it is grouped by: moments as numbers or clock times, everything else as text. */
function grouped(dimension: DimensionId, grain: ReportGrain, clock: ClockNeed, timeZone: string): SQL {
  const local = localMoment(clock, timeZone);
  if (isPlaceOnClock(dimension)) return placeOnClock(dimension, local);
  if (dimension !== 'time') return dimensionValue(dimension);
  if (grain === 'quarter') return sql`r.t`;
  if (grain === 'hour') return sql`date_trunc('hour', r.t, ${timeZone}::text)`;
  return sql`date_trunc(${grain}::text, ${local})::date`;
}

function told(dimension: DimensionId, grain: ReportGrain, name: SQL): SQL {
  if (dimension === 'hour_of_day') return sql`lpad(${name}::text, 2, '0')`;
  if (dimension === 'weekday') return sql`${name}::text`;
  if (dimension !== 'time') return sql`coalesce(${name}, '')`;
  if (grain === 'quarter' || grain === 'hour') return sql`(extract(epoch from ${name}) * 1000)::float8::text`;
  return sql`to_char(${name}, ${grain === 'month' ? 'YYYY-MM' : 'YYYY-MM-DD'})`;
}

const isOfMoments = (dimensions: readonly DimensionId[]): boolean =>
  dimensions.length > 0 && dimensions.every((dimension) => dimension === 'time' || isPlaceOnClock(dimension));

/** One row a combination of the values of the dimensions that occurs. */
export async function ask(
  db: Database,
  { dimensions, filters, grain, timeZone }: Pick<CountQuestion, 'dimensions' | 'filters' | 'grain' | 'timeZone'>,
  { rows, clock, counts, joins }: Query,
  needs: readonly CountNeed[],
  rowsMax: number,
): Promise<CountedRow[]> {
  const keys = dimensions.map((dimension, index) => ({ dimension, name: sql.identifier(`k${index}`) }));
  const names = needs.map((_, index) => sql.identifier(`s${index}`));
  const wanted = filterConditions(filters, localMoment(clock, timeZone));
  const groupedKeys = keys.map(({ dimension, name }) => sql`${grouped(dimension, grain, clock, timeZone)} as ${name}`);
  const outer = [
    ...keys.map(({ dimension, name }) => sql`${told(dimension, grain, sql`${name}`)} as ${name}`),
    ...names.map((name) => sql`${name}::float8`),
  ];
  const source = sql`(${rows}) as r ${joins} ${wanted.length === 0 ? sql`` : sql`where ${sql.join(wanted, sql` and `)}`}`;
  const summedUp = (of: readonly SQL[]) => of.map((count, index) => sql`${count} as ${names[index]}`);
  const again = needs.map((need, index) => sql`${isGreatest(need) ? sql`max` : sql`sum`}(r.${names[index]})`);
  // Where all that is asked for follows from the moment, each moment is looked at once instead of each row of it.
  const first = isOfMoments(dimensions)
    ? sql`(select r.t, ${sql.join(summedUp(counts), sql`, `)} from ${source} group by 1) as r`
    : source;
  const inner = [...groupedKeys, ...summedUp(isOfMoments(dimensions) ? again : counts)];
  const found = await db.execute<Record<string, string | number>>(sql`
    select ${sql.join(outer, sql`, `)} from (
      select ${sql.join(inner, sql`, `)} from ${first} ${keys.length === 0 ? sql`` : groupByFirst(keys.length)}
    ) as sums limit ${rowsMax + 1}`);
  return found.map((row) => ({
    key: dimensions.map((dimension, index) => {
      const value = String(row[`k${index}`] ?? '');
      const isMoment = dimension === 'time' && (grain === 'quarter' || grain === 'hour');
      if (!isMoment) return value;
      const ms = Number(value);
      return timeKey(grain === 'hour' ? momentOfHour(ms, timeZone) : ms, grain, timeZone);
    }),
    sums: Object.fromEntries(needs.map((need, index) => [countKey(need), Number(row[`s${index}`] ?? 0)])),
  }));
}

/** Rows of the same key made one: what is in both is added up. */
export function joined(rows: readonly CountedRow[], others: readonly CountedRow[]): CountedRow[] {
  const byKey = new Map<string, { key: readonly string[]; sums: Record<string, number> }>();
  for (const { key, sums } of [...rows, ...others]) {
    const name = JSON.stringify(key);
    const known = byKey.get(name);
    if (known === undefined) byKey.set(name, { key, sums: { ...sums } });
    else for (const [count, sum] of Object.entries(sums)) known.sums[count] = (known.sums[count] ?? 0) + sum;
  }
  return [...byKey.values()];
}
