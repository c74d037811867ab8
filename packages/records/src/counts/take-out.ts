import { countCorrections, type Database } from '@patchbay/drizzle';
import { type SQL, sql } from 'drizzle-orm';
import { columnList } from './count-kind.ts';
import { holdCounting } from './counting.ts';
import { facts } from './facts.ts';

/**
 * Takes facts that are about to be deleted out of the counts of reports, as if they had never been: a deletion alone leaves counts as they are.
 * Nobody counts until the transaction ends.
 * @param which the condition on each table; tables without one keep all of theirs
 */
export async function takeOutOfCounts(tx: Database, which: Readonly<Record<string, SQL>>): Promise<void> {
  await holdCounting(tx);
  for (const { table, mark, columns } of facts) {
    const condition = which[table];
    if (condition === undefined) continue;
    await tx.execute(sql`
      insert into ${countCorrections} (fact, before)
      select ${table}, row_to_json(gone) from (
        select ${columnList(columns)} from ${sql.identifier(table)} where ${sql.identifier(mark)} and ${condition}
      ) as gone`);
  }
}
