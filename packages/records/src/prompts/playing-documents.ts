import { type Database, flows, flowVersions, rollouts } from '@patchbay/drizzle';
import type { FlowDocument } from '@patchbay/flow-schema';
import { and, asc, eq, isNull, or } from 'drizzle-orm';

/** A version that callers can get now. */
export interface PlayingDocument {
  readonly flowId: string;
  readonly name: string;
  readonly document: FlowDocument;
}

/** The published versions of flows that are not archived, and those that are being tried on some callers. */
export async function listPlayingDocuments(db: Database): Promise<PlayingDocument[]> {
  return await db
    .select({ flowId: flows.id, name: flows.name, document: flowVersions.document })
    .from(flows)
    .leftJoin(rollouts, and(eq(rollouts.flowId, flows.id), isNull(rollouts.endedAt)))
    .innerJoin(flowVersions, or(eq(flowVersions.hash, flows.publishedVersion), eq(flowVersions.hash, rollouts.version)))
    .where(isNull(flows.archivedAt))
    .orderBy(asc(flows.name));
}
