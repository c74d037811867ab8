import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { Sql } from 'postgres';
import type { RowWriter } from './row-writer.ts';

/** Stores what was added since the last time. @returns how many rows */
export async function copyRows(sql: Sql, writer: RowWriter): Promise<number> {
  const { count, table, columns } = writer;
  if (count === 0) return 0;
  const names = columns.map((column) => `"${column}"`).join(', ');
  const stream = await sql.unsafe(`copy "${table}" (${names}) from stdin`).writable();
  for (const piece of writer.take()) {
    if (!stream.write(piece)) await once(stream, 'drain');
  }
  stream.end();
  await finished(stream);
  return count;
}

/** What is looked up for each row as it is stored, and is quicker to make for all at once. @returns what makes it again */
export async function putAside(sql: Sql, tables: readonly string[]): Promise<string[]> {
  const references = await sql<{ table: string; name: string; definition: string }[]>`
    select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and conparentid = 0 and conrelid::regclass::text in ${sql([...tables])}`;
  for (const { table, name } of references) await sql.unsafe(`alter table ${table} drop constraint ${name}`);
  const found = await sql<{ name: string; definition: string }[]>`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i join pg_class c on c.oid = i.indrelid
    where c.relname in ${sql([...tables])} and not i.indisunique and not i.indisexclusion`;
  for (const { name } of found) await sql.unsafe(`drop index ${name}`);
  return [
    ...found.map(({ definition }) => definition.replace(' ON ONLY ', ' ON ')),
    ...references.map(({ table, name, definition }) => `alter table ${table} add constraint ${name} ${definition}`),
  ];
}

/** Makes again what was put aside. @param say is told how far it is */
export async function makeAgain(
  sql: Sql,
  definitions: readonly string[],
  say: (progress: string) => void,
): Promise<void> {
  for (const [at, definition] of definitions.entries()) {
    say(`index or reference ${at + 1} of ${definitions.length}`);
    await sql.begin(async (tx) => {
      await tx`set local maintenance_work_mem = '512MB'`;
      await tx.unsafe(definition);
    });
  }
}
