import { type Database, flowPublications, flows, flowVersions, rollouts } from '@patchbay/drizzle';
import type { FlowDocument, ScreenSource } from '@patchbay/flow-schema';
import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm';

/** A version that screens follow from, without its document. */
export type SourceVersion = Omit<ScreenSource, 'document'>;

/**
 * Every version that was ever published, by flow in the order of their names, the newest of a flow first. A version that was
 * published several times is there once. Flows that were archived have only past versions.
 */
export async function listSourceVersions(db: Database): Promise<SourceVersion[]> {
  const rows = await db
    .select({
      flowId: flowPublications.flowId,
      version: flowPublications.version,
      published: flows.publishedVersion,
      archivedAt: flows.archivedAt,
      trial: rollouts.version,
    })
    .from(flowPublications)
    .innerJoin(flows, eq(flows.id, flowPublications.flowId))
    .leftJoin(rollouts, and(eq(rollouts.flowId, flows.id), isNull(rollouts.endedAt)))
    .orderBy(asc(flows.name), asc(flows.id), desc(flowPublications.number));
  const known = new Set<string>();
  return rows.flatMap(({ flowId, version, published, archivedAt, trial }) => {
    const name = `${flowId}/${version}`;
    if (known.has(name)) return [];
    known.add(name);
    const live = version === published ? 'published' : version === trial ? 'trial' : 'past';
    return [{ flowId, version, standing: archivedAt === null ? live : 'past' }];
  });
}

/** The documents of versions by their hash, without what no screen follows from: edges and scenarios. */
export async function loadSourceDocuments(db: Database, hashes: readonly string[]): Promise<Map<string, FlowDocument>> {
  if (hashes.length === 0) return new Map();
  const rows = await db
    .select({
      hash: flowVersions.hash,
      document: sql<FlowDocument>`${flowVersions.document} - 'scenarios' - 'tests' || '{"edges": [], "tests": []}'`,
    })
    .from(flowVersions)
    .where(inArray(flowVersions.hash, [...hashes]));
  return new Map(rows.map(({ hash, document }) => [hash, document]));
}
