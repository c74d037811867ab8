import { type Database, flows, flowVersions } from '@patchbay/drizzle';
import type { FlowVariable } from '@patchbay/flow-schema';
import { eq, isNull, sql } from 'drizzle-orm';

/** What other flows see of a published one, and which it enters: without reading whole documents. */
export interface FlowSurface {
  readonly id: string;
  /** Its inputs and outputs. */
  readonly variables: readonly FlowVariable[];
  /** Ids of the flows that it enters. */
  readonly enters: readonly string[];
  /** The names of exits by which it leaves the queue in which it is heard. */
  readonly exits: readonly string[];
}

/** Of every published flow that is not archived. */
export async function listFlowSurfaces(db: Database): Promise<FlowSurface[]> {
  return await db
    .select({
      id: flows.id,
      variables: sql<FlowVariable[]>`jsonb_path_query_array(
        ${flowVersions.document}, '$.variables[*] ? (@.role != "local")')`,
      enters: sql<string[]>`jsonb_path_query_array(
        ${flowVersions.document}, '$.nodes[*].config.**.flowId ? (@ != "")')`,
      exits: sql<string[]>`jsonb_path_query_array(
        ${flowVersions.document}, '$.nodes[*] ? (@.type == "leave_queue").config.exit')`,
    })
    .from(flows)
    .innerJoin(flowVersions, eq(flowVersions.hash, flows.publishedVersion))
    .where(isNull(flows.archivedAt));
}
