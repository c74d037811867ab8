import type { Database } from '@patchbay/drizzle';
import { type SQL, sql } from 'drizzle-orm';

/** Of one transaction: within a second, and nobody waits for it. */
const rowsMax = 2_000;

/**
 * Deletes the rows of a table of which a condition holds, a batch after another.
 * @param condition about the row under the name `gone`
 * @returns how many
 */
export async function deleteInBatches(db: Database, table: SQL, condition: SQL): Promise<number> {
  let deleted = 0;
  for (;;) {
    const [row] = await db.execute<{ count: number }>(sql`
      with deleted as (
        delete from ${table} where ctid = any(array(select gone.ctid from ${table} as gone where ${condition} limit ${rowsMax}))
        returning 1
      )
      select count(*)::int as count from deleted`);
    const count = row?.count ?? 0;
    deleted += count;
    if (count < rowsMax) return deleted;
  }
}
