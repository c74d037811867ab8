import { type SQL, sql } from 'drizzle-orm';
import { columnList } from './count-kind.ts';

/** The rows of a fact, as far as counts are made of them. */
export interface FactRows {
  readonly table: string;
  readonly columns: readonly string[];
}

/** What facts were and are that changed after they were counted, as rows of the fact with their `sign`. */
export function correctedFacts({ table, columns }: FactRows, corrections: SQL): SQL {
  const fact = sql.identifier(table);
  return sql`
    select ${columnList(columns)}, -1 as sign from ${corrections} as c, json_populate_record(null::${fact}, c.before) as fact
    where c.before is not null
    union all
    select ${columnList(columns)}, 1 as sign from ${corrections} as c, json_populate_record(null::${fact}, c.after) as fact
    where c.after is not null`;
}
