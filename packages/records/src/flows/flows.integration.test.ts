import { flowPublications, flowVersions } from '@patchbay/drizzle';
import { versionHash } from '@patchbay/flow-schema';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { listAudit } from '../audit.ts';
import { bindNumber, findFlowOfNumber, listNumbers, unbindNumber } from '../numbers.ts';
import { publishPrompt, savePromptRevision } from '../prompts/prompt-revisions.ts';
import { createPrompt } from '../prompts/prompts.ts';
import { addPerson, documentNamed, layout, useDatabase } from '../testing/test-records.ts';
import { loadDraft, saveDraft } from './drafts.ts';
import { archiveFlow, createFlow, getFlow, listFlows, restoreFlow } from './flows.ts';
import { loadPinnedFlows } from './pins.ts';
import { publishFlow, republishFlow } from './publish.ts';
import { listPublications, loadPublication, loadVersion } from './versions.ts';

const at = useDatabase();

async function publish(flowId: string, actor: { id: string; name: string }, note = '') {
  const draft = await loadDraft(at.db, flowId);
  const result = await publishFlow(at.db, actor, {
    flowId,
    revision: draft.revision,
    hash: await versionHash(draft.document),
    note,
  });
  if (!result.published) throw new Error('the draft changed meanwhile');
  return result.publication;
}

describe('drafts', () => {
  it('are saved once from each revision; the second to save is handed the newer draft and who saved it', async () => {
    const [ada, bob] = [await addPerson(at.db), await addPerson(at.db)];
    const flow = await createFlow(at.db, ada, { document: documentNamed('Desk'), layout });
    const save = (actor: typeof ada, name: string) =>
      saveDraft(at.db, actor, { flowId: flow.id, revision: 1, document: documentNamed(name), layout });

    const results = await Promise.all([save(ada, 'By Ada'), save(bob, 'By Bob')]);

    const winner = results.findIndex((result) => result.saved);
    const [saved, refused] = winner === 0 ? results : [results[1], results[0]];
    expect(saved).toMatchObject({ saved: true, revision: 2 });
    expect(refused).toMatchObject({
      saved: false,
      current: { revision: 2, updatedBy: { name: (winner === 0 ? ada : bob).name } },
    });
    expect((await getFlow(at.db, flow.id)).name).toBe(winner === 0 ? 'By Ada' : 'By Bob');
  });

  it('write down what changed and by whom, and nothing for a moved box', async () => {
    const ada = await addPerson(at.db);
    const flow = await createFlow(at.db, ada, { document: documentNamed('Desk'), layout });
    await saveDraft(at.db, ada, { flowId: flow.id, revision: 1, document: documentNamed('Front'), layout });
    await saveDraft(at.db, ada, {
      flowId: flow.id,
      revision: 2,
      document: documentNamed('Front'),
      layout: { nodes: { a: { x: 1, y: 2 } } },
    });
    const entries = await listAudit(at.db, { subjectKind: 'flow', subjectId: flow.id, action: 'flow.draft_saved' });
    expect(entries).toMatchObject([
      { actorId: ada.id, before: { revision: 1, name: 'Desk' }, after: { revision: 2, name: 'Front' } },
    ]);
    expect((await loadDraft(at.db, flow.id)).revision).toBe(3);
  });
});

describe('publishing', () => {
  it('numbers publications without gap or repetition when several publish at once', async () => {
    const ada = await addPerson(at.db);
    const flow = await createFlow(at.db, ada, { document: documentNamed('Busy'), layout });
    await Promise.all(Array.from({ length: 8 }, () => publish(flow.id, ada)));
    const numbers = (await listPublications(at.db, flow.id)).map((one) => one.number);
    expect(numbers).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
  });

  it('refuses a draft that changed since it was checked', async () => {
    const ada = await addPerson(at.db);
    const flow = await createFlow(at.db, ada, { document: documentNamed('Stale'), layout });
    await saveDraft(at.db, ada, { flowId: flow.id, revision: 1, document: documentNamed('Newer'), layout });
    const result = await publishFlow(at.db, ada, {
      flowId: flow.id,
      revision: 1,
      hash: await versionHash(documentNamed('Stale')),
      note: '',
    });
    expect(result).toMatchObject({ published: false, current: { revision: 2 } });
    expect((await getFlow(at.db, flow.id)).publishedVersion).toBeNull();
  });

  it('goes back to an earlier version as a new publication', async () => {
    const ada = await addPerson(at.db);
    const flow = await createFlow(at.db, ada, { document: documentNamed('One'), layout });
    const first = await publish(flow.id, ada, 'first');
    await saveDraft(at.db, ada, { flowId: flow.id, revision: 1, document: documentNamed('Two'), layout });
    await publish(flow.id, ada, 'second');
    const back = await republishFlow(at.db, ada, { flowId: flow.id, number: 1, note: 'back' });
    expect(back).toMatchObject({ number: 3, version: first.version });
    expect((await getFlow(at.db, flow.id)).publishedVersion).toBe(first.version);
    expect((await loadPublication(at.db, flow.id, 2)).document.name).toBe('Two');
    expect((await loadVersion(at.db, first.version)).name).toBe('One');
    expect((await listFlows(at.db)).find((one) => one.id === flow.id)).toMatchObject({ publishedNumber: 3 });
  });

  it('leaves versions and publications that nobody can rewrite', async () => {
    const ada = await addPerson(at.db);
    const flow = await createFlow(at.db, ada, { document: documentNamed('Stone'), layout });
    const { version } = await publish(flow.id, ada);
    const changeVersion = at.db
      .update(flowVersions)
      .set({ document: documentNamed('Sand') })
      .where(eq(flowVersions.hash, version));
    await expect(changeVersion.execute()).rejects.toThrow();
    const changeNote = at.db.update(flowPublications).set({ note: 'x' }).where(eq(flowPublications.flowId, flow.id));
    await expect(changeNote.execute()).rejects.toThrow();
  });
});

describe('numbers', () => {
  it('lead to one flow; binding twice names the flow that has it', async () => {
    const ada = await addPerson(at.db);
    const desk = await createFlow(at.db, ada, { document: documentNamed('Desk A'), layout });
    const other = await createFlow(at.db, ada, { document: documentNamed('Desk B'), layout });
    await bindNumber(at.db, ada, { number: '4100', flowId: desk.id });
    await expect(bindNumber(at.db, ada, { number: '4100', flowId: other.id })).rejects.toMatchObject({
      code: 'number_taken',
      publicText: { en: expect.stringContaining('"Desk A"'), zh: expect.stringContaining('Desk A') },
    });
    expect(await findFlowOfNumber(at.db, '4100')).toMatchObject({ flowId: desk.id, publishedVersion: null });
    await unbindNumber(at.db, ada, '4100');
    expect(await findFlowOfNumber(at.db, '4100')).toBeNull();
    expect((await listNumbers(at.db)).map((one) => one.number)).not.toContain('4100');
  });

  it.each(['', 'a b', 'x;y', '+', 'flow-1', '１２３', 'a'.repeat(65)])('refuse "%s"', async (number) => {
    const ada = await addPerson(at.db);
    const flow = await createFlow(at.db, ada, { document: documentNamed('Any'), layout });
    await expect(bindNumber(at.db, ada, { number, flowId: flow.id })).rejects.toMatchObject({ code: 'number_invalid' });
  });

  it('keep their flow from being archived', async () => {
    const ada = await addPerson(at.db);
    const flow = await createFlow(at.db, ada, { document: documentNamed('Held'), layout });
    await bindNumber(at.db, ada, { number: '4200', flowId: flow.id });
    await expect(archiveFlow(at.db, ada, flow.id)).rejects.toMatchObject({ code: 'in_use' });
    await unbindNumber(at.db, ada, '4200');
    await archiveFlow(at.db, ada, flow.id);
    await expect(bindNumber(at.db, ada, { number: '4200', flowId: flow.id })).rejects.toMatchObject({
      code: 'archived',
    });
    await restoreFlow(at.db, ada, flow.id);
    expect((await getFlow(at.db, flow.id)).archivedAt).toBeNull();
  });
});

describe('pins', () => {
  const subFlow = (id: string, flowId: string) => ({ id, type: 'sub_flow', version: 1, name: id, config: { flowId } });
  const says = (id: string, promptId: string) => ({
    id,
    type: 'play',
    version: 1,
    name: id,
    config: { prompt: [{ kind: 'prompt', promptId }] },
  });

  it('hold every sub-flow within reach, cycles too, and every published prompt, and name what is missing', async () => {
    const ada = await addPerson(at.db);
    const { prompt, revision } = await createPrompt(at.db, ada, {
      name: 'Hello',
      content: { 'en-US': { text: 'Hi' } },
    });
    const { prompt: unpublished } = await createPrompt(at.db, ada, { name: 'Soon', content: {} });
    await publishPrompt(at.db, ada, { promptId: prompt.id, revisionId: revision.id });
    const create = async (id: string, nodes: ReturnType<typeof says>[] | ReturnType<typeof subFlow>[]) => {
      await createFlow(at.db, ada, { id, document: documentNamed(id, [...nodes]), layout });
      return (await publish(id, ada)).version;
    };
    const root = await create('pin-root', [subFlow('s1', 'pin-middle'), subFlow('s2', 'pin-nowhere')]);
    const middle = await create('pin-middle', [subFlow('s1', 'pin-leaf'), subFlow('s2', 'pin-root')]);
    const leaf = await create('pin-leaf', [says('p1', prompt.id), says('p2', unpublished.id)]);

    const pinned = await loadPinnedFlows(at.db, 'pin-root');

    expect(pinned.pins).toEqual({
      flows: { 'pin-root': root, 'pin-middle': middle, 'pin-leaf': leaf },
      prompts: { [prompt.id]: revision.id },
    });
    expect(pinned.documents.get(leaf)?.name).toBe('pin-leaf');
    expect(pinned.missing).toEqual({ flowIds: ['pin-nowhere'], promptIds: [unpublished.id] });

    const newer = await savePromptRevision(at.db, ada, { promptId: prompt.id, content: { 'en-US': { text: 'Hey' } } });
    await publishPrompt(at.db, ada, { promptId: prompt.id, revisionId: newer.id });
    expect((await loadPinnedFlows(at.db, 'pin-root')).pins.prompts).toEqual({ [prompt.id]: newer.id });
  });

  it('are refused for a flow that is not published', async () => {
    const ada = await addPerson(at.db);
    const flow = await createFlow(at.db, ada, { document: documentNamed('Unpublished'), layout });
    await expect(loadPinnedFlows(at.db, flow.id)).rejects.toMatchObject({ code: 'not_published' });
  });
});
