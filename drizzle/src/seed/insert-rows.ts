import { getTableColumns, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Database } from '../connect.ts';

/** Of one statement: some megabytes of JSON. */
const rowsMax = 5_000;

/**
 * Many rows of one table in few statements. Each goes as one JSON text: to bind every value by itself takes three times as long.
 * All rows have the same keys as the first; what none has gets its default.
 */
export async function insertRows<Table extends PgTable>(
  tx: Database,
  table: Table,
  rows: readonly Table['$inferInsert'][],
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.entries(getTableColumns(table)).filter(([key]) => key in first);
  const names = sql.join(
    columns.map(([, column]) => sql.identifier(column.name)),
    sql`, `,
  );
  for (let at = 0; at < rows.length; at += rowsMax) {
    const part = rows
      .slice(at, at + rowsMax)
      .map((row) => Object.fromEntries(columns.map(([key, column]) => [column.name, Reflect.get(row, key) ?? null])));
    await tx.execute(sql`
      insert into ${table} (${names})
      select ${names} from json_populate_recordset(null::${table}, ${JSON.stringify(part)}::json)`);
  }
}
