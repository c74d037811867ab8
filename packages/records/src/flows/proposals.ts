import { randomUUID } from 'node:crypto';
import { type Database, flowProposals, flowVersions } from '@patchbay/drizzle';
import { and, eq } from 'drizzle-orm';
import { type Actor, audited, auditedEach } from '../audit.ts';
import { notFound, RecordError } from '../record-error.ts';
import { type FlowDraft, loadDraft } from './drafts.ts';
import { type Flow, lockFlow } from './flows.ts';
import { addPublication, type Publication, refuseArchived } from './publish.ts';
import type { RolloutPlan } from './rollouts/begin-rollout.ts';

export type Proposal = typeof flowProposals.$inferSelect;

/** Not the installation: that two people look at a change is the point. */
type Person = Actor & { readonly id: string };

export type ProposeResult =
  | { readonly proposed: true; readonly proposal: Proposal }
  | { readonly proposed: false; readonly current: FlowDraft };

/**
 * Asks another person to publish the draft at `revision`. The caller has checked the document and passes its hash; when
 * somebody saved since, nothing is proposed and the newer draft is handed back. A proposal of the same flow that is still
 * open is replaced: the newer draft holds what that one held.
 * @throws RecordError `not_found`, `archived`
 */
export async function proposeFlow(
  db: Database,
  actor: Person,
  input: { flowId: string; revision: number; hash: string; note: string },
): Promise<ProposeResult> {
  const { flowId, hash, note, revision } = input;
  const subject = { kind: 'flow', id: flowId } as const;
  return await auditedEach<ProposeResult>(db, actor, async (tx) => {
    const flow = await lockFlow(tx, flowId);
    refuseArchived(flow);
    const draft = await loadDraft(tx, flowId);
    if (draft.revision !== revision) return { result: { proposed: false, current: draft }, changes: [] };
    const replaced = await tx
      .update(flowProposals)
      .set({ state: 'replaced', decidedAt: new Date(), decidedBy: actor.id })
      .where(and(eq(flowProposals.flowId, flowId), eq(flowProposals.state, 'open')))
      .returning();
    await tx.insert(flowVersions).values({ hash, document: draft.document }).onConflictDoNothing();
    const [proposal] = await tx
      .insert(flowProposals)
      .values({
        id: randomUUID(),
        flowId,
        version: hash,
        layout: draft.layout,
        revision,
        base: flow.publishedVersion,
        note,
        proposedBy: actor.id,
      })
      .returning();
    if (!proposal) throw notFound('flow', flowId);
    return {
      result: { proposed: true, proposal },
      changes: [
        ...replaced.map(({ id, version }) => ({
          action: 'flow.proposal_replaced',
          subject,
          before: { proposal: id, version },
          after: null,
        })),
        {
          action: 'flow.proposed',
          subject,
          before: { version: flow.publishedVersion },
          after: { proposal: proposal.id, version: hash, revision, note },
        },
      ],
    };
  });
}

/**
 * Publishes exactly what was proposed; with a roll-out, to some callers first. The caller has checked that document once more,
 * since what it uses may have changed.
 * @param input.published what the person saw it compared with; null for nothing
 * @throws RecordError `not_found`, `archived`, `proposal_closed`, `own_proposal`, `outdated`, `rollout_pointless`
 */
export async function approveProposal(
  db: Database,
  actor: Person,
  input: { id: string; published: string | null; comment: string; rollout?: RolloutPlan | undefined },
): Promise<Publication> {
  const { rollout } = input;
  const { flowId } = await getProposal(db, input.id);
  const subject = { kind: 'flow', id: flowId } as const;
  const action = rollout ? 'flow.rollout_started' : 'flow.published';
  return await audited(db, actor, { action, subject }, async (tx) => {
    const { flow, proposal } = await lockOpenProposal(tx, input.id);
    refuseArchived(flow);
    refuseOwn(proposal, actor);
    if (flow.publishedVersion !== input.published) {
      throw new RecordError(
        'outdated',
        {
          en: 'Another version was published meanwhile. Look at what would change now, then decide.',
          zh: '期间已发布了其他版本。请先查看现在的改动，再作决定。',
        },
        `flow ${flowId} is at ${flow.publishedVersion}, not ${input.published}`,
      );
    }
    await decide(tx, actor, proposal, 'approved', input.comment);
    const { version, layout, note } = proposal;
    const proposalId = proposal.id;
    const publication = await addPublication(tx, actor, { flow, version, layout, note, proposalId, rollout });
    return {
      result: publication,
      before: { version: flow.publishedVersion },
      after: {
        version,
        number: publication.number,
        note,
        proposal: proposal.id,
        proposedBy: proposal.proposedBy,
        comment: input.comment,
        ...rollout,
      },
    };
  });
}

/** Says no, and why. @throws RecordError `not_found`, `proposal_closed`, `own_proposal` */
export async function refuseProposal(
  db: Database,
  actor: Person,
  input: { id: string; comment: string },
): Promise<void> {
  const { flowId } = await getProposal(db, input.id);
  const subject = { kind: 'flow', id: flowId } as const;
  await audited(db, actor, { action: 'flow.proposal_refused', subject }, async (tx) => {
    const { proposal } = await lockOpenProposal(tx, input.id);
    refuseOwn(proposal, actor);
    await decide(tx, actor, proposal, 'refused', input.comment);
    const { id, version, proposedBy } = proposal;
    return { result: undefined, before: { proposal: id, version, proposedBy }, after: { comment: input.comment } };
  });
}

/** Takes a proposal back; anyone who may propose may do so. @throws RecordError `not_found`, `proposal_closed` */
export async function withdrawProposal(db: Database, actor: Person, id: string): Promise<void> {
  const { flowId } = await getProposal(db, id);
  const subject = { kind: 'flow', id: flowId } as const;
  await audited(db, actor, { action: 'flow.proposal_withdrawn', subject }, async (tx) => {
    const { proposal } = await lockOpenProposal(tx, id);
    await decide(tx, actor, proposal, 'withdrawn', '');
    const { version, proposedBy } = proposal;
    return { result: undefined, before: { proposal: id, version, proposedBy }, after: null };
  });
}

async function getProposal(db: Database, id: string): Promise<Proposal> {
  const [proposal] = await db.select().from(flowProposals).where(eq(flowProposals.id, id));
  if (!proposal) throw notFound('proposal', id);
  return proposal;
}

/** The flow is locked first, as by everyone who publishes: two people deciding at once do so one after the other. */
async function lockOpenProposal(tx: Database, id: string): Promise<{ flow: Flow; proposal: Proposal }> {
  const { flowId } = await getProposal(tx, id);
  const flow = await lockFlow(tx, flowId);
  const proposal = await getProposal(tx, id);
  if (proposal.state !== 'open') {
    throw new RecordError(
      'proposal_closed',
      {
        en: 'This proposal is no longer open: it was decided, withdrawn or replaced by a newer one.',
        zh: '此提案已关闭：已作决定、已撤回或已被更新的提案取代。',
      },
      `proposal ${id} is ${proposal.state}`,
    );
  }
  return { flow, proposal };
}

function refuseOwn(proposal: Proposal, actor: Person): void {
  if (proposal.proposedBy !== actor.id) return;
  throw new RecordError(
    'own_proposal',
    {
      en: 'You proposed this yourself. Another person has to decide.',
      zh: '此提案由您本人提出，须由他人决定。',
    },
    `proposal ${proposal.id} is by ${actor.id}`,
  );
}

async function decide(
  tx: Database,
  actor: Person,
  proposal: Proposal,
  state: Exclude<Proposal['state'], 'open' | 'replaced'>,
  comment: string,
): Promise<void> {
  await tx
    .update(flowProposals)
    .set({ state, comment, decidedBy: actor.id, decidedAt: new Date() })
    .where(eq(flowProposals.id, proposal.id));
}
