import { type Database, flows, flowVersions, prompts, rollouts } from '@patchbay/drizzle';
import type { FlowDocument, Json } from '@patchbay/flow-schema';
import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { RecordError } from '../record-error.ts';
import { isChosen, type RolloutCaller } from './rollouts/rollout-caller.ts';
import type { Rollout } from './rollouts/rollout-row.ts';
import { loadVersion } from './versions.ts';

export interface PinnedFlows {
  /** What a run keeps from its first to its last step, whatever is published meanwhile. */
  readonly pins: {
    /** Flow id to version hash: the flow itself and every sub-flow it can reach. */
    readonly flows: Readonly<Record<string, string>>;
    /** Prompt id to revision id. */
    readonly prompts: Readonly<Record<string, string>>;
  };
  /** By version hash. */
  readonly documents: ReadonlyMap<string, FlowDocument>;
  /** Ids that a flow names but that are not published (any more): the nodes that use them will fail. */
  readonly missing: { readonly flowIds: readonly string[]; readonly promptIds: readonly string[] };
  /** What everyone gets of the pinned flows, by flow id; a caller chosen by a roll-out is pinned to another version. */
  readonly published: Readonly<Record<string, string>>;
  /** The running roll-outs of the pinned flows. */
  readonly rollouts: readonly Rollout[];
}

/**
 * The published version of a flow, of every sub-flow it can reach, and the published revision of every prompt these use,
 * all as of one moment. Where a roll-out of one of these flows runs and has chosen the caller, its version instead.
 * @param caller null for nobody in particular: what everyone gets
 * @throws RecordError `not_published`
 */
export async function loadPinnedFlows(
  db: Database,
  flowId: string,
  caller: RolloutCaller | null = null,
): Promise<PinnedFlows> {
  return await db.transaction((tx) => collectPins(tx, flowId, caller), {
    isolationLevel: 'repeatable read',
    accessMode: 'read only',
  });
}

async function collectPins(tx: Database, rootId: string, caller: RolloutCaller | null): Promise<PinnedFlows> {
  const flowPins: Record<string, string> = {};
  const published: Record<string, string> = {};
  const running: Rollout[] = [];
  const documents = new Map<string, FlowDocument>();
  const missingFlows: string[] = [];
  const promptIds = new Set<string>();

  // Level by level, so that a deep tree costs one query a level and a cycle ends.
  let wanted = [rootId];
  const seen = new Set(wanted);
  while (wanted.length > 0) {
    const rows = await tx
      .select({ id: flows.id, hash: flowVersions.hash, document: flowVersions.document, rollout: rollouts })
      .from(flows)
      .innerJoin(flowVersions, eq(flowVersions.hash, flows.publishedVersion))
      .leftJoin(rollouts, and(eq(rollouts.flowId, flows.id), isNull(rollouts.endedAt)))
      .where(and(inArray(flows.id, wanted), isNull(flows.archivedAt)));
    const found = new Set(rows.map((row) => row.id));
    missingFlows.push(...wanted.filter((id) => !found.has(id)));
    wanted = [];
    for (const row of rows) {
      const { id, rollout } = row;
      if (rollout) running.push(rollout);
      const isTried = caller !== null && rollout !== null && isChosen(rollout, caller);
      const hash = isTried ? rollout.version : row.hash;
      const document = isTried ? await loadVersion(tx, hash) : row.document;
      published[id] = row.hash;
      flowPins[id] = hash;
      documents.set(hash, document);
      const references = findReferences(document);
      for (const promptId of references.promptIds) promptIds.add(promptId);
      for (const subFlowId of references.flowIds) {
        if (!seen.has(subFlowId)) {
          seen.add(subFlowId);
          wanted.push(subFlowId);
        }
      }
    }
  }
  if (flowPins[rootId] === undefined) {
    throw new RecordError(
      'not_published',
      { en: 'This flow is not published.', zh: '此流程尚未发布。' },
      `flow ${rootId} has no published version or is archived`,
    );
  }

  const promptPins: Record<string, string> = {};
  if (promptIds.size > 0) {
    const rows = await tx
      .select({ id: prompts.id, revision: prompts.publishedRevision })
      .from(prompts)
      .where(and(inArray(prompts.id, [...promptIds]), isNotNull(prompts.publishedRevision)));
    for (const row of rows) if (row.revision !== null) promptPins[row.id] = row.revision;
  }
  return {
    pins: { flows: flowPins, prompts: promptPins },
    documents,
    missing: { flowIds: missingFlows, promptIds: [...promptIds].filter((id) => !(id in promptPins)) },
    published,
    rollouts: running,
  };
}

/** The flows and prompts that a document names. */
export function findReferences(document: FlowDocument): { flowIds: string[]; promptIds: string[] } {
  const flowIds = new Set<string>();
  const promptIds = new Set<string>();
  for (const node of document.nodes) {
    collectFlowIds(node.config, flowIds);
    collectPromptIds(node.config, promptIds);
  }
  return { flowIds: [...flowIds], promptIds: [...promptIds] };
}

/** A flow that is entered is named by a field `flowId`, of the node itself or of a part of it such as what is heard while waiting. */
function collectFlowIds(value: Json, into: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) collectFlowIds(item, into);
    return;
  }
  for (const [name, item] of Object.entries(value)) {
    if (name === 'values' && value.kind === 'prompt') continue;
    if (name === 'flowId' && typeof item === 'string' && item !== '') into.add(item);
    else collectFlowIds(item, into);
  }
}

/** Prompt content may stand in any field of any node type; a part of it looks the same everywhere. */
function collectPromptIds(value: Json, into: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) collectPromptIds(item, into);
    return;
  }
  if (value.kind === 'prompt' && typeof value.promptId === 'string') into.add(value.promptId);
  for (const item of Object.values(value)) collectPromptIds(item, into);
}
