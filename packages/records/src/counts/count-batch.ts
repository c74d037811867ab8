import { countCorrections } from '@patchbay/drizzle';
import { type SQL, sql } from 'drizzle-orm';
import { correctedFacts } from './corrected-facts.ts';
import { columnList } from './count-kind.ts';
import type { Counting } from './counting.ts';
import { countKinds, type Fact, type KindId, kindOf } from './facts.ts';
import { mend } from './mend.ts';
import { addingTo } from './put-counts.ts';

/** Of one transaction: read and stored well within a second. */
const factsMax = 500;
const correctionsMax = 500;

/**
 * Counts some facts that are over and are not counted yet, and puts right those that changed since they were. Marking, counting and the
 * roll-ups are one statement over the same rows: each is what it was when it was marked, and a change that waits for the mark is
 * noted by its trigger.
 * @returns how many were counted, or counted anew
 * @param more further parts of the `with` that read `source`, the facts with their `sign`, or `marked`, those counted for the first time
 */
export async function countBatch(counting: Counting, fact: Fact, more: readonly SQL[] = []): Promise<number> {
  const { table, mark, at, over, columns, kinds } = fact;
  const [name, marked] = [sql.identifier(table), sql.identifier(mark)];
  const own = sql.join(
    columns.map((column) => sql`${name}.${sql.identifier(column)}`),
    sql`, `,
  );
  const parts = [
    // Rows that somebody writes at the moment are left for later: nothing here ever waits for a row, so nothing waits in a circle.
    sql`chosen as materialized (
      select id from ${name} where not ${marked} and ${over}
      order by ${sql.identifier(at)} limit ${factsMax} for no key update skip locked
    )`,
    sql`marked as (
      update ${name} set ${marked} = true from chosen where ${name}.id = chosen.id returning ${own}
    )`,
    sql`undone as (
      delete from ${countCorrections} where id in (
        select id from ${countCorrections} where fact = ${table} order by id limit ${correctionsMax} for update skip locked
      ) returning before, after
    )`,
    sql`source as materialized (
      select ${columnList(columns)}, 1 as sign from marked union all ${correctedFacts(fact, sql`undone`)}
    )`,
    ...kinds.flatMap((kind) => addingTo(kindOf(fact, kind), sql`source`, counting)),
    ...more,
  ];
  const touched = kinds.map(
    (kind) => sql`(
      select json_agg(distinct quarter) from ${sql.identifier(`${countKinds[kind].table}_delta`)} where exists (select from undone)
    ) as ${sql.identifier(kind)}`,
  );
  const [done] = await counting.tx.execute<Done>(sql`
    with ${sql.join(parts, sql`, `)}
    select (select count(*) from marked)::int as marked, (select count(*) from undone)::int as undone, ${sql.join(touched, sql`, `)}`);
  for (const kind of kinds) await mend(counting, fact, countKinds[kind], done?.[kind] ?? []);
  return (done?.marked ?? 0) + (done?.undone ?? 0);
}

interface Done extends Partial<Record<KindId, string[] | null>> {
  readonly [column: string]: unknown;
  readonly marked: number;
  readonly undone: number;
}
