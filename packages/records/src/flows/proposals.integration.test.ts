import { flowProposals, users } from '@patchbay/drizzle';
import { versionHash } from '@patchbay/flow-schema';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../audit.ts';
import { listAudit } from '../audit.ts';
import { addPerson, documentNamed, layout, useDatabase } from '../testing/test-records.ts';
import { loadDraft, saveDraft } from './drafts.ts';
import { createFlow, getFlow } from './flows.ts';
import { listProposals, loadProposal } from './proposal-list.ts';
import { approveProposal, proposeFlow, refuseProposal, withdrawProposal } from './proposals.ts';
import { publishFlow, republishFlow } from './publish.ts';
import { listPublications } from './versions.ts';

const at = useDatabase();

type Person = Actor & { id: string };

async function propose(flowId: string, actor: Person, note = '') {
  const draft = await loadDraft(at.db, flowId);
  const hash = versionHash(draft.document);
  const result = await proposeFlow(at.db, actor, { flowId, revision: draft.revision, hash, note });
  if (!result.proposed) throw new Error('the draft changed meanwhile');
  return result.proposal;
}

async function edit(flowId: string, actor: Person, name: string) {
  const { revision } = await loadDraft(at.db, flowId);
  await saveDraft(at.db, actor, { flowId, revision, document: documentNamed(name), layout });
}

async function two() {
  const [ada, bob] = [await addPerson(at.db), await addPerson(at.db)];
  const flow = await createFlow(at.db, ada, { document: documentNamed('One'), layout });
  return { ada, bob, flow };
}

describe('a proposal', () => {
  it('publishes exactly what was proposed, whatever became of the draft', async () => {
    const { ada, bob, flow } = await two();
    const proposal = await propose(flow.id, ada, 'greets earlier');
    await edit(flow.id, ada, 'Two');
    expect(await loadProposal(at.db, proposal.id)).toMatchObject({
      flowName: 'Two',
      document: { name: 'One' },
      revision: 1,
      draftRevision: 2,
      proposedByName: ada.name,
    });
    const published = await approveProposal(at.db, bob, { id: proposal.id, published: null, comment: 'fine' });
    expect(published).toMatchObject({ number: 1, version: versionHash(documentNamed('One')) });
    expect((await getFlow(at.db, flow.id)).publishedVersion).toBe(published.version);
    expect(await listPublications(at.db, flow.id)).toMatchObject([
      {
        note: 'greets earlier',
        publishedByName: bob.name,
        proposedByName: ada.name,
        approvalComment: 'fine',
        restoredFrom: null,
      },
    ]);
    expect(await listProposals(at.db, { flowId: flow.id, open: true })).toEqual([]);
    const audit = await listAudit(at.db, { subjectId: flow.id });
    expect(audit.map(({ action, actorId }) => [action, actorId])).toEqual([
      ['flow.published', bob.id],
      ['flow.draft_saved', ada.id],
      ['flow.proposed', ada.id],
      ['flow.created', ada.id],
    ]);
  });

  it('is decided by another person only', async () => {
    const { ada, bob, flow } = await two();
    const { id } = await propose(flow.id, ada);
    await expect(approveProposal(at.db, ada, { id, published: null, comment: '' })).rejects.toMatchObject({
      code: 'own_proposal',
    });
    await expect(refuseProposal(at.db, ada, { id, comment: '' })).rejects.toMatchObject({ code: 'own_proposal' });
    expect((await getFlow(at.db, flow.id)).publishedVersion).toBeNull();
    await refuseProposal(at.db, bob, { id, comment: 'the price is wrong' });
    expect(await loadProposal(at.db, id)).toMatchObject({
      state: 'refused',
      decidedByName: bob.name,
      comment: 'the price is wrong',
    });
    await expect(approveProposal(at.db, bob, { id, published: null, comment: '' })).rejects.toMatchObject({
      code: 'proposal_closed',
    });
  });

  it('is decided once where several decide at the same time', async () => {
    const { ada, bob, flow } = await two();
    const cleo = await addPerson(at.db);
    const { id } = await propose(flow.id, ada);
    const done = await Promise.allSettled([
      approveProposal(at.db, bob, { id, published: null, comment: '' }),
      approveProposal(at.db, cleo, { id, published: null, comment: '' }),
      refuseProposal(at.db, cleo, { id, comment: '' }),
      withdrawProposal(at.db, ada, id),
    ]);
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await listPublications(at.db, flow.id)).length).toBeLessThan(2);
  });

  it('is replaced by a newer one of the same flow, whoever makes it', async () => {
    const { ada, bob, flow } = await two();
    const first = await propose(flow.id, ada);
    await edit(flow.id, bob, 'Two');
    const second = await propose(flow.id, bob);
    expect(await listProposals(at.db, { flowId: flow.id })).toMatchObject([
      { id: second.id, state: 'open', proposedById: bob.id },
      { id: first.id, state: 'replaced' },
    ]);
    await expect(approveProposal(at.db, bob, { id: first.id, published: null, comment: '' })).rejects.toMatchObject({
      code: 'proposal_closed',
    });
    await withdrawProposal(at.db, bob, second.id);
    expect(await listProposals(at.db, { flowId: flow.id, open: true })).toEqual([]);
  });

  it('is looked at anew when another version went out since', async () => {
    const { ada, bob, flow } = await two();
    const { id } = await propose(flow.id, ada);
    await edit(flow.id, bob, 'Urgent');
    const hash = versionHash(documentNamed('Urgent'));
    await publishFlow(at.db, bob, { flowId: flow.id, revision: 2, hash, note: '' });
    await expect(approveProposal(at.db, bob, { id, published: null, comment: '' })).rejects.toMatchObject({
      code: 'outdated',
    });
    expect(await approveProposal(at.db, bob, { id, published: hash, comment: '' })).toMatchObject({ number: 2 });
  });

  it('is not made of a draft that was saved since it was checked', async () => {
    const { ada, bob, flow } = await two();
    const hash = versionHash(documentNamed('One'));
    await edit(flow.id, bob, 'Two');
    expect(await proposeFlow(at.db, ada, { flowId: flow.id, revision: 1, hash, note: '' })).toMatchObject({
      proposed: false,
      current: { revision: 2 },
    });
  });

  it('keeps what was proposed, and outlives who proposed it', async () => {
    const { ada, bob, flow } = await two();
    const { id } = await propose(flow.id, ada, 'as it is');
    const rewrite = at.db.update(flowProposals).set({ note: 'other' }).where(eq(flowProposals.id, id));
    await expect(rewrite.execute()).rejects.toThrow();
    await at.db.update(flowProposals).set({ comment: '' }).where(eq(flowProposals.id, id));
    await approveProposal(at.db, bob, { id, published: null, comment: '' });
    await at.db.delete(users).where(eq(users.id, ada.id));
    expect(await listPublications(at.db, flow.id)).toMatchObject([{ note: 'as it is', proposedByName: null }]);
  });
});

describe('the history', () => {
  it('says which version somebody went back to', async () => {
    const { ada, flow } = await two();
    const publish = async () => {
      const { revision, document } = await loadDraft(at.db, flow.id);
      await publishFlow(at.db, ada, { flowId: flow.id, revision, hash: versionHash(document), note: '' });
    };
    await publish();
    await publish();
    await edit(flow.id, ada, 'Two');
    await publish();
    await republishFlow(at.db, ada, { flowId: flow.id, number: 1, note: 'back' });
    expect((await listPublications(at.db, flow.id)).map(({ restoredFrom }) => restoredFrom)).toEqual([
      2,
      null,
      null,
      null,
    ]);
  });
});
