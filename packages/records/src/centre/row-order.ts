import type { Database, notReadyReasons, quickPhrases, wrapUpCodes } from '@patchbay/drizzle';
import { sql } from 'drizzle-orm';
import { notFound, type SubjectKind } from '../record-error.ts';

type OrderedTable = typeof notReadyReasons | typeof wrapUpCodes | typeof quickPhrases;

/**
 * Puts rows into this order; rows not named keep their order behind the named ones.
 * @returns the ids in order before and after
 * @throws RecordError `not_found`
 */
export async function placeInOrder(
  tx: Database,
  table: OrderedTable,
  kind: SubjectKind,
  ids: readonly string[],
): Promise<{ before: string[]; after: string[] }> {
  const rows = await tx.execute<{ id: string }>(sql`select id from ${table} order by position, id for update`);
  const before = [...rows].map(({ id }) => id);
  const unknown = ids.find((id) => !before.includes(id));
  if (unknown !== undefined) throw notFound(kind, unknown);
  const after = [...new Set([...ids, ...before])];
  for (const [at, id] of after.entries()) {
    await tx.execute(sql`update ${table} set position = ${at + 1} where id = ${id}`);
  }
  return { before, after };
}

/** The position behind all others. */
export async function lastPosition(tx: Database, table: OrderedTable): Promise<number> {
  const [row] = await tx.execute<{ last: number | null }>(sql`select max(position) as last from ${table}`);
  return (row?.last ?? 0) + 1;
}
