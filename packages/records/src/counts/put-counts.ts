import { type SQL, sql } from 'drizzle-orm';
import {
  byClock,
  type CountKind,
  columnList,
  contributions,
  dayOn,
  foldedInto,
  hourOn,
  monthOn,
  ofAll,
} from './count-kind.ts';
import type { Counting } from './counting.ts';

/** Whether the hours and days of a quarter are kept at the moment. */
export function isRolled(rolledFrom: Date | null, quarter: SQL): SQL {
  return rolledFrom === null ? sql`true` : sql`${quarter} >= ${rolledFrom.toISOString()}::timestamptz`;
}

/** The parts of a `with` that add what facts say to the counts of a kind, by quarter, hour, day and month. */
export function addingTo(kind: CountKind, facts: SQL, { timeZone, rolledFrom }: Omit<Counting, 'tx'>): SQL[] {
  const { table, hourTable, dayTable, monthTable } = kind;
  const delta = sql.identifier(`${table}_delta`);
  const rolled = sql`(select * from ${delta} where ${isRolled(rolledFrom, sql`quarter`)}) as rolled`;
  const byHour = byClock(kind, hourOn(timeZone, sql`quarter`), rolled);
  const byDay = byClock(kind, dayOn(timeZone, sql`quarter`), rolled);
  const byMonth = byClock(kind, monthOn(timeZone, sql`quarter`), rolled);
  const all = ofAll(kind);
  return [
    sql`${delta} as materialized (${contributions(kind, facts, sql`now()`)})`,
    sql`${sql.identifier(`${table}_put`)} as (${putInto(kind, table, 'quarter', sql`select * from ${delta}`)})`,
    ...(hourTable === null
      ? []
      : [sql`${sql.identifier(`${hourTable}_put`)} as (${putInto(kind, hourTable, 'hour', byHour)})`]),
    sql`${sql.identifier(`${dayTable}_put`)} as (${putInto(kind, dayTable, 'day', byDay)})`,
    sql`${sql.identifier(`${monthTable}_put`)} as (${putInto(kind, monthTable, 'month', byMonth)})`,
    ...(all === null
      ? []
      : [
          sql`${sql.identifier(`${all.dayTable}_put`)} as (
            ${putInto(all, all.dayTable, 'day', byClock(all, dayOn(timeZone, sql`quarter`), rolled))}
          )`,
        ]),
  ];
}

function putInto({ dimensions, measures }: CountKind, table: string, first: string, rows: SQL): SQL {
  const key = columnList([first, ...dimensions]);
  return sql`
    insert into ${sql.identifier(table)} (${key}, ${columnList(measures.map(({ column }) => column))})
    ${rows}
    on conflict (${key}) do update set ${foldedInto(table, measures)}`;
}
