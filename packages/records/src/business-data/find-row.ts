import { type Database, lookupRows, lookupTableRevisions, lookupTables } from '@patchbay/drizzle';
import { type JsonObject, rowValues } from '@patchbay/flow-schema';
import { and, eq } from 'drizzle-orm';
import { notFound, RecordError } from '../record-error.ts';
import { keysOfTable } from './lookup-key.ts';
import { inRevision } from './lookup-revisions.ts';

/**
 * The row of the published table that has this key, by column id; null where none has. Archived tables still answer: a flow that
 * was published with one goes on.
 * @throws RecordError `not_found`, `not_published`
 */
export async function findTableRow(db: Database, tableId: string, key: string): Promise<JsonObject | null> {
  const [table] = await db
    .select({ published: lookupTables.published, shape: lookupTableRevisions.shape })
    .from(lookupTables)
    .leftJoin(
      lookupTableRevisions,
      and(eq(lookupTableRevisions.tableId, lookupTables.id), eq(lookupTableRevisions.number, lookupTables.published)),
    )
    .where(eq(lookupTables.id, tableId));
  if (!table) throw notFound('table', tableId);
  const { published, shape } = table;
  if (published === null || shape === null) {
    throw new RecordError(
      'not_published',
      { en: 'This table is not published.', zh: '此数据表尚未发布。' },
      `table ${tableId} has no published revision`,
    );
  }
  const wanted = (await keysOfTable(db, { shape }))(key);
  if (wanted === null) return null;
  const [row] = await db
    .select({ cells: lookupRows.cells })
    .from(lookupRows)
    .where(and(inRevision(tableId, published), eq(lookupRows.key, wanted)))
    .limit(1);
  return row ? rowValues(shape, row.cells) : null;
}
