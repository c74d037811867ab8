import { type Database, savedReports } from '@patchbay/drizzle';
import type { JsonObject } from '@patchbay/flow-schema';
import { reportDefinitionSchema, reportViewSchema, type SavedReport } from '@patchbay/reports';
import { and, eq, or } from 'drizzle-orm';

type Row = typeof savedReports.$inferSelect;

/** A kept report as one person reads it; null where there is none for them, or it means nothing any more. */
export async function readSavedReport(
  db: Database,
  id: string,
  readerId: string | null,
): Promise<Pick<SavedReport, 'name' | 'definition' | 'view'> | null> {
  const shared = eq(savedReports.sharing, 'everyone');
  const readable = readerId === null ? shared : or(shared, eq(savedReports.ownerId, readerId));
  const [row] = await db
    .select()
    .from(savedReports)
    .where(and(eq(savedReports.id, id), readable));
  return row === undefined ? null : told(row, '');
}

/** What an export of it asks for. */
export function requestOfReport({ definition, view }: { definition: unknown; view: unknown }): JsonObject {
  return { kind: 'report', definition: definition as JsonObject, view: view as JsonObject };
}

/** Null for one whose definition means nothing any more. */
export function told(row: Row, ownerName: string): SavedReport | null {
  const definition = reportDefinitionSchema.safeParse(row.definition);
  const view = reportViewSchema.safeParse(row.view);
  if (!definition.success || !view.success) return null;
  const { id, name, about, base, sharing, ownerId, createdAt, updatedAt } = row;
  return {
    id,
    name,
    about,
    base,
    sharing,
    ownerId,
    ownerName,
    definition: definition.data,
    view: view.data,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}
