import { type SQL, sql } from 'drizzle-orm';
import { type CountKind, columnList, contributions, dayOn, folded, hourOn, quarterOf } from './count-kind.ts';
import type { Counting } from './counting.ts';
import type { Fact } from './facts.ts';

/**
 * What adding up alone does not put right after facts were taken out: the greatest of what is left, and keys under which nothing is left.
 * @param quarters ISO times of the quarters of an hour in which something was taken out
 */
export async function mend(
  counting: Counting,
  fact: Fact,
  kind: CountKind,
  quarters: readonly string[],
): Promise<void> {
  if (quarters.length === 0) return;
  const { tx, timeZone } = counting;
  const list = sql`(select value::timestamptz as quarter from json_array_elements_text(${JSON.stringify(quarters)}::json))`;
  const clocks: readonly (readonly [table: string | null, first: string, of: (at: SQL) => SQL])[] = [
    [kind.hourTable, 'hour', (at) => hourOn(timeZone, at)],
    [kind.dayTable, 'day', (at) => dayOn(timeZone, at)],
  ];
  // First, so that nothing is left whose greatest would stay behind.
  await tx.execute(
    sql`delete from ${sql.identifier(kind.table)} where quarter in (select quarter from ${list} as touched) and ${isNothing(kind)}`,
  );
  if (kind.measures.some(({ fold }) => fold === 'max')) {
    const [name, at] = [sql.identifier(fact.table), sql.identifier(fact.at)];
    const left = sql`(
      select ${columnList(fact.columns)}, 1 as sign from ${name}
      where ${sql.identifier(fact.mark)} and ${quarterOf(sql`${at}`)} in (select quarter from ${list} as touched)
        and ${at} >= (select min(quarter) from ${list} as touched)
        and ${at} < (select max(quarter) from ${list} as touched) + interval '15 minutes'
    )`;
    await tx.execute(setGreatest(kind, kind.table, 'quarter', contributions(kind, left, sql`now()`)));
    for (const [table, first, of] of clocks) {
      if (table === null) continue;
      const quartersOf = sql`(
        select *, ${of(sql`quarter`)} as ${sql.identifier(first)} from ${sql.identifier(kind.table)}
        where ${of(sql`quarter`)} in (select ${of(sql`quarter`)} from ${list} as touched)
          and quarter > (select min(quarter) from ${list} as touched) - interval '2 days'
          and quarter < (select max(quarter) from ${list} as touched) + interval '2 days'
      ) as kept`;
      const key = columnList([first, ...kind.dimensions]);
      const greatest = sql.join(
        kind.measures
          .filter(({ fold }) => fold === 'max')
          .map((measure) => sql`${folded(measure)} as ${sql.identifier(measure.column)}`),
        sql`, `,
      );
      await tx.execute(
        setGreatest(kind, table, first, sql`select ${key}, ${greatest} from ${quartersOf} group by ${key}`),
      );
    }
  }
  for (const [table, first, of] of clocks) {
    if (table === null) continue;
    await tx.execute(sql`
      delete from ${sql.identifier(table)}
      where ${sql.identifier(first)} in (select ${of(sql`quarter`)} from ${list} as touched) and ${isNothing(kind)}`);
  }
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
