import { randomUUID } from 'node:crypto';
import { type Database, flowPublications, flows, flowVersions } from '@patchbay/drizzle';
import type { FlowLayout } from '@patchbay/flow-schema';
import { eq, max } from 'drizzle-orm';
import { type Actor, audited } from '../audit.ts';
import { notFound, RecordError } from '../record-error.ts';
import { type FlowDraft, loadDraft } from './drafts.ts';
import { type Flow, lockFlow } from './flows.ts';
import { beginRollout, type RolloutPlan } from './rollouts/begin-rollout.ts';
import { endRunningRollout } from './rollouts/end-rollout.ts';

export interface Publication {
  readonly id: string;
  readonly flowId: string;
  readonly version: string;
  readonly number: number;
  readonly publishedAt: Date;
}

export type PublishResult =
  | { readonly published: true; readonly publication: Publication }
  | { readonly published: false; readonly current: FlowDraft };

/**
 * Makes the draft at `revision` the version that new calls get; with a roll-out, only those of its audience. Calls under way
 * keep theirs. The caller has checked the document and passes its hash; when somebody saved since, nothing is published and
 * the newer draft is handed back.
 * @throws RecordError `not_found`, `archived`, `rollout_pointless`, `number_invalid`
 */
export async function publishFlow(
  db: Database,
  actor: Actor,
  input: { flowId: string; revision: number; hash: string; note: string; rollout?: RolloutPlan | undefined },
): Promise<PublishResult> {
  const { flowId, hash, note, rollout } = input;
  const subject = { kind: 'flow', id: flowId } as const;
  const action = rollout ? 'flow.rollout_started' : 'flow.published';
  return await audited<PublishResult>(db, actor, { action, subject }, async (tx) => {
    const flow = await lockFlow(tx, flowId);
    refuseArchived(flow);
    const draft = await loadDraft(tx, flowId);
    if (draft.revision !== input.revision) return { result: { published: false, current: draft }, unchanged: true };
    await tx.insert(flowVersions).values({ hash, document: draft.document }).onConflictDoNothing();
    const publication = await addPublication(tx, actor, { flow, version: hash, layout: draft.layout, note, rollout });
    return {
      result: { published: true, publication },
      before: { version: flow.publishedVersion },
      after: { version: hash, number: publication.number, note, ...rollout },
    };
  });
}

/**
 * Goes back to what was published under an earlier number, as a new publication with the next number.
 * @throws RecordError `not_found`, `archived`
 */
export async function republishFlow(
  db: Database,
  actor: Actor,
  input: { flowId: string; number: number; note: string },
): Promise<Publication> {
  const { flowId, note } = input;
  const subject = { kind: 'flow', id: flowId } as const;
  return await audited(db, actor, { action: 'flow.republished', subject }, async (tx) => {
    const flow = await lockFlow(tx, flowId);
    refuseArchived(flow);
    const publications = await tx.select().from(flowPublications).where(eq(flowPublications.flowId, flowId));
    const earlier = publications.find((one) => one.number === input.number);
    if (!earlier) throw notFound('version', `${flowId}#${input.number}`);
    const publication = await addPublication(tx, actor, {
      flow,
      version: earlier.version,
      layout: earlier.layout,
      note,
    });
    return {
      result: publication,
      before: { version: flow.publishedVersion },
      after: { version: earlier.version, number: publication.number, from: earlier.number, note },
    };
  });
}

/**
 * Makes a version the one that new calls get; with a roll-out, only those of its audience. A roll-out that ran is over with
 * it. The flow is locked, so numbers neither repeat nor skip.
 * @throws RecordError `rollout_pointless`, `number_invalid`
 */
export async function addPublication(
  tx: Database,
  actor: Actor,
  input: {
    flow: Flow;
    version: string;
    layout: FlowLayout;
    note: string;
    proposalId?: string;
    rollout?: RolloutPlan | undefined;
  },
): Promise<Publication> {
  const { flow, version, layout, note, proposalId = null, rollout } = input;
  await endRunningRollout(tx, actor, flow.id, 'superseded');
  const numbersOf = eq(flowPublications.flowId, flow.id);
  const [last] = await tx
    .select({ number: max(flowPublications.number) })
    .from(flowPublications)
    .where(numbersOf);
  const publication = {
    id: randomUUID(),
    flowId: flow.id,
    version,
    number: (last?.number ?? 0) + 1,
    publishedAt: new Date(),
  };
  await tx.insert(flowPublications).values({ ...publication, layout, note, proposalId, publishedBy: actor.id });
  if (rollout) await beginRollout(tx, actor, { publication, flow, plan: rollout });
  else await tx.update(flows).set({ publishedVersion: version }).where(eq(flows.id, flow.id));
  return publication;
}

/** @throws RecordError `archived` */
export function refuseArchived(flow: Flow): void {
  if (flow.archivedAt === null) return;
  throw new RecordError(
    'archived',
    { en: 'This flow is archived. Restore it before publishing.', zh: '此流程已归档，请先恢复再发布。' },
    `flow ${flow.id} is archived`,
  );
}
