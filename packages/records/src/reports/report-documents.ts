import { type Database, flowVersions } from '@patchbay/drizzle';
import type { FlowDocument } from '@patchbay/flow-schema';
import { inArray, sql } from 'drizzle-orm';

/** Documents of versions, by hash. A version never changes. */
export async function loadDocuments(
  db: Database,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, FlowDocument>> {
  if (hashes.length === 0) return new Map();
  const rows = await db
    .select()
    .from(flowVersions)
    .where(inArray(flowVersions.hash, [...hashes]));
  return new Map(rows.map(({ hash, document }) => [hash, document]));
}

/**
 * Which versions have one of the nodes, the latest publication last: what a node is called is what it was called last.
 * @param flowIds of these flows only; of all where none is given
 */
export async function versionsWithNodes(
  db: Database,
  nodeIds: readonly string[],
  flowIds: readonly string[],
): Promise<FlowDocument[]> {
  if (nodeIds.length === 0) return [];
  const rows = await db.execute<{ document: FlowDocument }>(sql`
    select v.document from flow_version as v
    join (select version, max(published_at) as at from flow_publication
      ${flowIds.length === 0 ? sql`` : sql`where flow_id in ${flowIds}`} group by version) as p on p.version = v.hash
    where exists (select from jsonb_array_elements(v.document -> 'nodes') as node where node ->> 'id' in ${nodeIds})
    order by p.at`);
  return rows.map(({ document }) => document);
}
