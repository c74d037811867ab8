import { type Database, lookupTableRevisions, lookupTables } from '@patchbay/drizzle';
import type { TableColumn } from '@patchbay/flow-schema';
import { and, asc, eq, isNull } from 'drizzle-orm';

/** A table that a flow may name. */
export interface TableOption {
  readonly id: string;
  readonly name: string;
  /** Of the published revision; of the draft where there is none. */
  readonly columns: readonly TableColumn[];
  readonly keyColumn: string;
  readonly published: boolean;
}

/** Tables that are not archived, by name, without looking at a row. */
export async function listTableOptions(db: Database): Promise<TableOption[]> {
  const rows = await db
    .select({
      id: lookupTables.id,
      name: lookupTables.name,
      draft: lookupTables.shape,
      published: lookupTableRevisions.shape,
    })
    .from(lookupTables)
    .leftJoin(
      lookupTableRevisions,
      and(eq(lookupTableRevisions.tableId, lookupTables.id), eq(lookupTableRevisions.number, lookupTables.published)),
    )
    .where(isNull(lookupTables.archivedAt))
    .orderBy(asc(lookupTables.name));
  return rows.map(({ id, name, draft, published }) => ({
    id,
    name,
    ...(published ?? draft),
    published: published !== null,
  }));
}
