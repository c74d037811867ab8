import {
  calls,
  type Database,
  flowDrafts,
  flowPublications,
  flows,
  flowVersions,
  numbers,
  promptRevisions,
  prompts,
  settings,
} from '@patchbay/drizzle';
import type { FlowDocument } from '@patchbay/flow-schema';
import { eq, inArray, like, sql } from 'drizzle-orm';
import { type Actor, audited } from './audit.ts';
import { takeOutOfCounts } from './counts/take-out.ts';
import { removeDemoCentre } from './demo-centre.ts';
import { findReferences } from './flows/pins.ts';
import { getSetting } from './settings.ts';

export interface RemovedDemoData {
  readonly calls: number;
  readonly flows: readonly string[];
  /** Names of flows that stay, because somebody has worked on them or a flow that stays uses them. */
  readonly keptFlows: readonly string[];
  readonly people: number;
  readonly queues: number;
}

/**
 * Removes the demonstration data: its calls, people, queues and customers, and its flows and prompts unless somebody has made
 * them their own.
 * Null where there is none (any more).
 */
export async function removeDemoData(db: Database, actor: Actor): Promise<RemovedDemoData | null> {
  const subject = { kind: 'setting', id: 'demo.data' } as const;
  return await audited<RemovedDemoData | null>(db, actor, { action: 'demo_data.removed', subject }, async (tx) => {
    await tx.select().from(settings).where(eq(settings.key, 'demo.data')).for('update');
    const demo = await getSetting(tx, 'demo.data');
    if (demo === null) return { result: null, unchanged: true };

    const kept = await findKept(tx, demo);
    const goneFlows = demo.flowIds.filter((id) => !kept.flowIds.has(id));
    const gonePrompts = demo.promptIds.filter((id) => !kept.promptIds.has(id));
    const names = await tx
      .select({ id: flows.id, name: flows.name })
      .from(flows)
      .where(inArray(flows.id, demo.flowIds));
    const ofCalls = `${demo.callIdPrefix.replace(/[\\%_]/g, '\\$&')}%`;
    const ofDemo = sql`call_id like ${ofCalls}`;
    await takeOutOfCounts(tx, {
      call: sql`id like ${ofCalls}`,
      ...(demo.centrePrefix === null
        ? {}
        : { queue_visit: ofDemo, conversation: ofDemo, satisfaction_answer: ofDemo, form_answer: ofDemo }),
    });
    const goneCalls = await tx.delete(calls).where(like(calls.id, ofCalls)).returning({ id: calls.id });
    if (goneFlows.length > 0) {
      await tx.delete(numbers).where(inArray(numbers.flowId, goneFlows));
      await tx.delete(flows).where(inArray(flows.id, goneFlows));
    }
    if (gonePrompts.length > 0) await tx.delete(prompts).where(inArray(prompts.id, gonePrompts));
    const { centrePrefix, callIdPrefix } = demo;
    const centre =
      centrePrefix === null
        ? { people: 0, queues: 0 }
        : await removeDemoCentre(tx, { centrePrefix, callIdPrefix }, await documentsOf(tx));
    await tx.delete(settings).where(eq(settings.key, 'demo.data'));

    const result: RemovedDemoData = {
      ...centre,
      calls: goneCalls.length,
      flows: names.filter(({ id }) => goneFlows.includes(id)).map(({ name }) => name),
      keptFlows: names.filter(({ id }) => kept.flowIds.has(id)).map(({ name }) => name),
    };
    return { result, before: demo, after: result };
  });
}

/** What every flow that is there says now, and what it said when it was last published. */
async function documentsOf(tx: Database): Promise<FlowDocument[]> {
  const rows = await tx
    .select({ draft: flowDrafts.document, published: flowVersions.document })
    .from(flows)
    .innerJoin(flowDrafts, eq(flowDrafts.flowId, flows.id))
    .leftJoin(flowVersions, eq(flowVersions.hash, flows.publishedVersion));
  return rows.flatMap(({ draft, published }) => (published === null ? [draft] : [draft, published]));
}

/** What is changed, what is not of the demo, and all that these use. */
async function findKept(
  tx: Database,
  demo: { flowIds: readonly string[]; promptIds: readonly string[] },
): Promise<{ flowIds: ReadonlySet<string>; promptIds: ReadonlySet<string> }> {
  const rows = await tx
    .select({
      id: flows.id,
      revision: flowDrafts.revision,
      draft: flowDrafts.document,
      published: flowVersions.document,
      publications: tx.$count(flowPublications, eq(flowPublications.flowId, flows.id)),
    })
    .from(flows)
    .innerJoin(flowDrafts, eq(flowDrafts.flowId, flows.id))
    .leftJoin(flowVersions, eq(flowVersions.hash, flows.publishedVersion));
  const changed = rows.filter((row) => row.revision > 1 || row.publications > 1 || !demo.flowIds.includes(row.id));
  const flowIds = new Set(changed.map((row) => row.id));
  const promptIds = new Set(await changedPrompts(tx, demo.promptIds));
  for (const id of flowIds) {
    const row = rows.find((one) => one.id === id);
    const documents = [row?.draft, row?.published].filter((one): one is FlowDocument => one != null);
    for (const document of documents) {
      const references = findReferences(document);
      // A set that grows while it is walked is walked to its new end.
      for (const reference of references.flowIds) flowIds.add(reference);
      for (const reference of references.promptIds) promptIds.add(reference);
    }
  }
  return { flowIds, promptIds };
}

async function changedPrompts(tx: Database, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .select({ promptId: promptRevisions.promptId, number: promptRevisions.number })
    .from(promptRevisions)
    .where(inArray(promptRevisions.promptId, [...ids]));
  return rows.filter((row) => row.number > 1).map((row) => row.promptId);
}
