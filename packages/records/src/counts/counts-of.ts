import { calls, countCorrections, countStates, nodeCounts, nodeTraffic } from '@patchbay/drizzle';
import type { CountSource, ReviewSource } from '@patchbay/reports';
import { type SQL, sql } from 'drizzle-orm';
import { quarterMs } from '../calls/flow-traffic.ts';
import { nodeVisits } from '../calls/node-visits.ts';
import { correctedFacts } from './corrected-facts.ts';
import {
  byClock,
  type CountKind,
  columnList,
  contributions,
  dayOn,
  hourOn,
  instantOf,
  monthOf,
  monthOn,
  ofAll,
} from './count-kind.ts';
import { countKinds, type Fact, type KindId, lasting, waysInto } from './facts.ts';

export type CountGrain = 'quarter' | 'hour' | 'day' | 'month';

export interface CountRange {
  /** Taken down to the quarter of an hour. */
  readonly from: Date;
  /** And before this; taken up to the quarter of an hour. */
  readonly to: Date;
  readonly grain: CountGrain;
  /** By whose clock hours and days are; IANA. */
  readonly timeZone: string;
  /** Until when what goes on still has gone on. */
  readonly now: Date;
  /** The dimensions that are asked for, all unless told: where they are few, a smaller table may answer, and has no others. */
  readonly columns?: readonly string[];
  /**
   * True where it is known, in the same snapshot, that hours and days of the range are kept by this clock and that it begins and ends with days: the
   * quarters of an hour, which nobody would read, are then not in the way of a good plan.
   */
  readonly isKept?: boolean;
}

/**
 * All that is to be counted of a source in a range, as a table expression: `at`, the dimensions and the counts of its stored table, with the
 * column names of that table. `at` is a `timestamptz` for quarters, the `timestamp` of the clock for hours, a `date` for days and the first one
 * of months. A key may come in several rows: add them up (`…_max_ms`: take the greatest).
 *
 * What is counted comes from hours, days or months (with the days before the first and after the last) where these are kept by that clock, the
 * range begins and ends with days and nothing of them is being made anew; from quarters otherwise. What is not counted yet, and what changed since it was, is read off the facts in the same statement. So a
 * figure is right at every moment, whichever way it was found; a fact that goes on is counted with what is known of it.
 */
export function countsOf(source: Exclude<CountSource, 'caller' | ReviewSource>, range: CountRange): SQL {
  const bounds: Bounds = {
    ...range,
    from: new Date(Math.floor(range.from.getTime() / quarterMs) * quarterMs),
    to: new Date(Math.ceil(range.to.getTime() / quarterMs) * quarterMs),
  };
  if (source !== 'node') return kindRows(source, bounds);
  // Nodes are kept by the day: a flow has few.
  return nodeRows(bounds.grain === 'month' ? { ...bounds, grain: 'day' } : bounds);
}

type Bounds = CountRange;

function kindRows(source: KindId, bounds: Bounds): SQL {
  const all = bounds.grain === 'day' && bounds.columns !== undefined ? ofAll(countKinds[source]) : null;
  const kind =
    all !== null && bounds.columns?.every((column) => all.dimensions.includes(column)) ? all : countKinds[source];
  const columns = columnList([...kind.dimensions, ...kind.measures.map(({ column }) => column)]);
  const rollUp = bounds.grain === 'hour' ? kind.hourTable : bounds.grain === 'quarter' ? null : kind.dayTable;
  const fromQuarters = (rows: SQL) =>
    bounds.grain === 'quarter'
      ? sql`select quarter as at, ${columns} from ${rows}`
      : byClock(kind, clockOf(bounds), rows);
  const quarters = (condition: SQL) =>
    fromQuarters(
      sql`(select * from ${sql.identifier(kind.table)} where ${within(bounds)} and ${condition}) as quarters`,
    );
  const ways = waysInto(source).map(([fact, as]) =>
    contributions({ ...as, dimensions: kind.dimensions }, pendingFacts(fact, bounds), instantOf(bounds.now), bounds),
  );
  const pending = fromQuarters(sql`(
    select * from (${sql.join(ways, sql` union all `)}) as pending where ${within(bounds)}
  ) as pending`);
  if (rollUp === null) return sql`(${quarters(sql`true`)} union all ${pending})`;
  const rolled =
    bounds.grain === 'month'
      ? monthRows(kind, columns, bounds)
      : sql`select ${sql.identifier(bounds.grain)} as at, ${columns} from ${sql.identifier(rollUp)}
          where ${rolledDays(bounds)} and ${isKept(bounds)}`;
  if (bounds.isKept === true) return sql`(${rolled} union all ${pending})`;
  return sql`(${rolled} union all ${quarters(sql`not ${isKept(bounds)}`)} union all ${pending})`;
}

/** The months that lie whole in the range, and the days of it that lie in none of these. */
function monthRows(kind: CountKind, columns: SQL, bounds: Bounds): SQL {
  const [from, to] = [bounds.from, bounds.to].map((at) => dayOn(bounds.timeZone, instantOf(at)));
  const first = monthOf(sql`(${from} + interval '1 month' - interval '1 day')`);
  const last = monthOf(sql`${to}`);
  return sql`
    select month as at, ${columns} from ${sql.identifier(kind.monthTable)} where month >= ${first} and month < ${last} and ${isKept(bounds)}
    union all
    select ${monthOf(sql`day`)} as at, ${columns} from ${sql.identifier(kind.dayTable)}
    where day >= ${from} and day < least(${first}, ${to}) and ${isKept(bounds)}
    union all
    select ${monthOf(sql`day`)} as at, ${columns} from ${sql.identifier(kind.dayTable)}
    where day >= greatest(${last}, ${first}) and day < ${to} and ${isKept(bounds)}`;
}

function nodeRows(bounds: Bounds): SQL {
  const columns = sql`flow_id, version, node_id, exit`;
  const at = bounds.grain === 'quarter' ? sql`quarter` : clockOf(bounds);
  const uncounted = sql`
    select id, started_at, ended_at, end_reason from ${calls}
    where not traffic_counted and started_at >= ${instantOf(bounds.from)} and started_at < ${instantOf(bounds.to)}`;
  const counted = (condition: SQL) => sql`
    select ${at} as at, ${columns}, sum(count)::int as count from ${nodeTraffic} where ${within(bounds)} and ${condition} group by 1, 2, 3, 4, 5`;
  const pending = sql`
    select ${at} as at, ${columns}, count(*)::int as count
    from (select *, date_bin('15 minutes', started_at, timestamptz 'epoch') as quarter from (${nodeVisits(uncounted, null)}) as visit) as visits
    group by 1, 2, 3, 4, 5`;
  if (bounds.grain !== 'day') return sql`(${counted(sql`true`)} union all ${pending})`;
  return sql`(
    select day as at, ${columns}, count from ${nodeCounts} where ${rolledDays(bounds)} and ${isKept(bounds)}
    ${bounds.isKept === true ? sql`` : sql`union all ${counted(sql`not ${isKept(bounds)}`)}`}
    union all ${pending})`;
}

/** Facts of the range that are not counted, or not as they are now. */
function pendingFacts(fact: Fact, { from, to }: Bounds): SQL {
  const { table, mark, at, columns } = fact;
  // What lasts may have begun before the range and reach into it; any other fact is counted in the quarter in which it began.
  const begins = lasting.has(fact) ? sql`true` : sql`${sql.identifier(at)} >= ${instantOf(from)}`;
  const corrections = sql`(select before, after from ${countCorrections} where fact = ${table})`;
  return sql`(
    select ${columnList(columns)}, 1 as sign from ${sql.identifier(table)}
    where not ${sql.identifier(mark)} and ${begins} and ${sql.identifier(at)} < ${instantOf(to)}
    union all ${correctedFacts(fact, corrections)}
  )`;
}

function within({ from, to }: Bounds): SQL {
  return sql`quarter >= ${instantOf(from)} and quarter < ${instantOf(to)}`;
}

function clockOf({ grain, timeZone }: Bounds): SQL {
  if (grain === 'hour') return hourOn(timeZone, sql`quarter`);
  return grain === 'month' ? monthOn(timeZone, sql`quarter`) : dayOn(timeZone, sql`quarter`);
}

/** The days of the range, of a table of hours or days. */
function rolledDays({ from, to, grain, timeZone }: Bounds): SQL {
  const column = sql.identifier(grain);
  return sql`${column} >= ${dayOn(timeZone, instantOf(from))} and ${column} < ${dayOn(timeZone, instantOf(to))}`;
}

/** Whether the hours and days of the range are kept as asked for: looked up once, in the statement that reads them. */
function isKept({ from, to, timeZone, isKept: known }: Bounds): SQL {
  if (known === true) return sql`true`;
  return sql`coalesce((
    select time_zone = ${timeZone} and (rolled_from is null or rolled_from <= ${instantOf(from)})
      and ${beginsDay(timeZone, from)} and ${beginsDay(timeZone, to)}
    from ${countStates}
  ), false)`;
}

/** Whether a day begins then: the quarter of an hour before is of another. Of a midnight that comes twice it is the first. */
function beginsDay(timeZone: string, at: Date): SQL {
  const before = sql`${instantOf(at)} - interval '15 minutes'`;
  return sql`${dayOn(timeZone, sql`(${before})`)} <> ${dayOn(timeZone, instantOf(at))}`;
}
