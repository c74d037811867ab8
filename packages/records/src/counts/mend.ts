import { type SQL, sql } from 'drizzle-orm';
import {
  type CountKind,
  columnList,
  contributions,
  dayOn,
  folded,
  hourOn,
  monthOf,
  monthOn,
  ofAll,
  quarterOf,
} from './count-kind.ts';
import type { Counting } from './counting.ts';
import type { Fact } from './facts.ts';

/**
 * What adding up alone does not put right after facts were taken out: the greatest of what is left, and keys under which nothing is left.
 * @param touchedQuarters ISO times of the quarters of an hour in which something was taken out
 */
export async function mend(
  counting: Counting,
  fact: Fact,
  kind: CountKind,
  touchedQuarters: readonly string[],
): Promise<void> {
  if (touchedQuarters.length === 0) return;
  const { tx, timeZone } = counting;
  const list = sql`(select value::timestamptz as quarter from json_array_elements_text(${JSON.stringify(touchedQuarters)}::json))`;
  const [quarter, day] = [sql`quarter`, sql`day`];
  const quarters = { finer: kind.table, moment: quarter, around: sql`interval '2 days'` };
  const days = { finer: kind.dayTable, moment: day, around: sql`interval '33 days'` };
  const clocks: readonly Clock[] = [
    {
      table: kind.hourTable,
      first: 'hour',
      of: hourOn(timeZone, quarter),
      ...quarters,
      ofMoment: hourOn(timeZone, quarter),
    },
    {
      table: kind.dayTable,
      first: 'day',
      of: dayOn(timeZone, quarter),
      ...quarters,
      ofMoment: dayOn(timeZone, quarter),
    },
    { table: kind.monthTable, first: 'month', of: monthOn(timeZone, quarter), ...days, ofMoment: monthOf(day) },
  ];
  // First, so that nothing is left whose greatest would stay behind.
  await tx.execute(
    sql`delete from ${sql.identifier(kind.table)} where quarter in (select quarter from ${list} as touched) and ${isNothing(kind)}`,
  );
  const hasGreatest = kind.measures.some(({ fold }) => fold === 'max');
  if (hasGreatest) {
    const [name, at] = [sql.identifier(fact.table), sql.identifier(fact.at)];
    const left = sql`(
      select ${columnList(fact.columns)}, 1 as sign from ${name}
      where ${sql.identifier(fact.mark)} and ${quarterOf(sql`${at}`)} in (select quarter from ${list} as touched)
        and ${at} >= (select min(quarter) from ${list} as touched)
        and ${at} < (select max(quarter) from ${list} as touched) + interval '15 minutes'
    )`;
    await tx.execute(setGreatest(kind, kind.table, 'quarter', contributions(kind, left, sql`now()`)));
  }
  // Each is emptied before a coarser one looks at it.
  for (const { table, first, of, finer, moment, ofMoment, around } of clocks) {
    if (table === null) continue;
    const touched = sql`(select ${of} from ${list} as touched)`;
    if (hasGreatest) {
      const kept = sql`(
        select *, ${ofMoment} as ${sql.identifier(first)} from ${sql.identifier(finer)}
        where ${ofMoment} in ${touched}
          and ${moment} > (select min(quarter) from ${list} as touched) - ${around}
          and ${moment} < (select max(quarter) from ${list} as touched) + ${around}
      ) as kept`;
      await tx.execute(setGreatest(kind, table, first, greatestOf(kind, first, kept)));
    }
    await tx.execute(
      sql`delete from ${sql.identifier(table)} where ${sql.identifier(first)} in ${touched} and ${isNothing(kind)}`,
    );
  }
  const all = ofAll(kind);
  if (all === null) return;
  const touchedDays = sql`(select ${dayOn(timeZone, quarter)} from ${list} as touched)`;
  await tx.execute(sql`delete from ${sql.identifier(all.dayTable)} where day in ${touchedDays} and ${isNothing(kind)}`);
}

/** A table of counts, and the finer one that it is made of. */
interface Clock {
  readonly table: string | null;
  readonly first: string;
  /** Of a quarter of an hour. */
  readonly of: SQL;
  readonly finer: string;
  readonly moment: SQL;
  /** The same of a row of the finer table. */
  readonly ofMoment: SQL;
  /** No further than this is a finer row from a quarter that falls under the same. */
  readonly around: SQL;
}

/** Of rows of a finer clock, the greatest under each key of a coarser one. */
function greatestOf(kind: CountKind, first: string, rows: SQL): SQL {
  const key = columnList([first, ...kind.dimensions]);
  const greatest = sql.join(
    kind.measures
      .filter(({ fold }) => fold === 'max')
      .map((measure) => sql`${folded(measure)} as ${sql.identifier(measure.column)}`),
    sql`, `,
  );
  return sql`select ${key}, ${greatest} from ${rows} group by ${key}`;
}

function setGreatest(kind: CountKind, table: string, first: string, fresh: SQL): SQL {
  const same = [first, ...kind.dimensions].map(
    (column) => sql`kept.${sql.identifier(column)} = fresh.${sql.identifier(column)}`,
  );
  const set = kind.measures
    .filter(({ fold }) => fold === 'max')
    .map(({ column }) => sql`${sql.identifier(column)} = fresh.${sql.identifier(column)}`);
  return sql`
    update ${sql.identifier(table)} as kept set ${sql.join(set, sql`, `)} from (${fresh}) as fresh
    where ${sql.join(same, sql` and `)}`;
}

function isNothing({ measures }: CountKind): SQL {
  return sql.join(
    measures.filter(({ fold }) => fold === 'sum').map(({ column }) => sql`${sql.identifier(column)} = 0`),
    sql` and `,
  );
}
