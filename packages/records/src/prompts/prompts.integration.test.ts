import { versionHash } from '@patchbay/flow-schema';
import { beforeEach, describe, expect, it } from 'vitest';
import { listAudit } from '../audit.ts';
import { createAnnouncement } from '../business-data/announcements.ts';
import { createFlow } from '../flows/flows.ts';
import { publishFlow } from '../flows/publish.ts';
import { addPerson, useDatabase } from '../testing/test-records.ts';
import { addAudio } from './audio.ts';
import { importRecordings, undoImportedRecordings } from './import-recordings.ts';
import { listPromptPublications, listPromptRevisions, publishPrompt, savePromptRevision } from './prompt-revisions.ts';
import { createPrompt, getPrompt, movePrompts, setPromptArchived } from './prompts.ts';

const at = useDatabase();
let ada: Awaited<ReturnType<typeof addPerson>>;

beforeEach(async () => {
  ada = await addPerson(at.db);
});

let sounds = 0;
async function sound(): Promise<string> {
  sounds += 1;
  const id = `sound-${sounds}`;
  await addAudio(at.db, ada, { id, name: id, language: null, source: 'upload', durationMs: 900, path: `audio/${id}` });
  return id;
}

describe('a prompt of the library', () => {
  it('tells its publications, and refuses to go out where callers would hear nothing', async () => {
    const { prompt, revision } = await createPrompt(at.db, ada, {
      name: 'Welcome',
      content: { 'en-US': { text: ' ' } },
    });
    const publish = (revisionId: string) => publishPrompt(at.db, ada, { promptId: prompt.id, revisionId });
    await expect(publish(revision.id)).rejects.toMatchObject({ code: 'value_invalid', fields: [{ field: 'en-US' }] });
    const broken = await savePromptRevision(at.db, ada, {
      promptId: prompt.id,
      content: { 'en-US': { text: 'Hello {{ name as gold }}' } },
    });
    await expect(publish(broken.id)).rejects.toMatchObject({ code: 'value_invalid' });
    const good = await savePromptRevision(at.db, ada, {
      promptId: prompt.id,
      content: { 'en-US': { text: 'Hello {{ name }}' } },
    });
    await publish(good.id);
    expect(await listPromptPublications(at.db, prompt.id)).toMatchObject([{ number: 3, by: ada.name }]);
    expect((await listPromptRevisions(at.db, prompt.id)).map(({ number }) => number)).toEqual([3, 2, 1]);
  });

  it('stays as it was where what is around it refuses the publication', async () => {
    const { prompt, revision } = await createPrompt(at.db, ada, { name: 'Guarded', content: { en: { text: 'a' } } });
    const refusing = publishPrompt(at.db, ada, {
      promptId: prompt.id,
      revisionId: revision.id,
      guard: async (_tx, change) => {
        expect(change).toEqual({ promptId: prompt.id, before: null, after: { en: { text: 'a' } } });
        throw new Error('no');
      },
    });
    await expect(refusing).rejects.toThrow('no');
    expect((await getPrompt(at.db, prompt.id)).publishedRevision).toBeNull();
  });

  it('loses no work of somebody who saved meanwhile', async () => {
    const { prompt, revision } = await createPrompt(at.db, ada, { name: 'Shared', content: { en: { text: 'a' } } });
    const save = (text: string) =>
      savePromptRevision(at.db, ada, { promptId: prompt.id, content: { en: { text } }, basedOn: revision.id });
    await save('b');
    await expect(save('c')).rejects.toMatchObject({ code: 'outdated' });
    expect((await getPrompt(at.db, prompt.id)).latest.content).toEqual({ en: { text: 'b' } });
  });

  it('takes no recording that does not exist', async () => {
    await expect(
      createPrompt(at.db, ada, { name: 'Gone', content: { en: { text: 'a', wordsAudio: { a: 'nowhere' } } } }),
    ).rejects.toMatchObject({ code: 'value_invalid' });
  });

  it('is not archived while a published flow plays it, and moves to another folder with an entry each', async () => {
    const { prompt } = await createPrompt(at.db, ada, { name: 'Played', content: { en: { text: 'a' } } });
    const config = { prompt: [{ kind: 'prompt', promptId: prompt.id }] };
    const document = {
      schemaVersion: 1 as const,
      kind: 'voice' as const,
      name: 'Plays it',
      description: '',
      languages: ['en'],
      variables: [],
      nodes: [{ id: 's', type: 'say', version: 1, name: 'Say it', config }],
      edges: [],
      errorHandler: null,
      tests: [],
    };
    const flow = await createFlow(at.db, ada, { document, layout: { nodes: {} } });
    await setPromptArchived(at.db, ada, prompt.id, true);
    await setPromptArchived(at.db, ada, prompt.id, false);
    await publishFlow(at.db, ada, { flowId: flow.id, revision: 1, hash: versionHash(document), note: '' });
    await expect(setPromptArchived(at.db, ada, prompt.id, true)).rejects.toMatchObject({
      code: 'in_use',
      publicText: { en: expect.stringContaining('Plays it') },
    });
    await movePrompts(at.db, ada, [prompt.id], 'Billing');
    await movePrompts(at.db, ada, [prompt.id], 'Billing');
    expect((await getPrompt(at.db, prompt.id)).folder).toBe('Billing');
    expect(await listAudit(at.db, { action: 'prompt.moved', subjectId: prompt.id })).toHaveLength(1);
  });
});

describe('a prompt that an announcement plays', () => {
  it('is not archived, and comes to read out no values', async () => {
    const { prompt, revision } = await createPrompt(at.db, ada, { name: 'Snow', content: { en: { text: 'Closed' } } });
    await publishPrompt(at.db, ada, { promptId: prompt.id, revisionId: revision.id });
    const announcement = { name: 'Snow day', says: {}, closes: true, startsAt: null, endsAt: null } as const;
    await createAnnouncement(at.db, ada, { ...announcement, promptId: prompt.id, concerns: { kind: 'all' } });
    const refused = { code: 'in_use', publicText: { en: expect.stringContaining('Snow day') } };
    await expect(setPromptArchived(at.db, ada, prompt.id, true)).rejects.toMatchObject(refused);
    const asking = await savePromptRevision(at.db, ada, {
      promptId: prompt.id,
      content: { en: { text: 'Closed until {{ day as date }}' } },
    });
    const publishing = publishPrompt(at.db, ada, { promptId: prompt.id, revisionId: asking.id });
    await expect(publishing).rejects.toMatchObject(refused);
  });
});

describe('recordings that are imported', () => {
  const newest = async (id: string) => (await getPrompt(at.db, id)).latest;

  it('become one draft a prompt, beside its texts, and can be taken back', async () => {
    const { prompt, revision } = await createPrompt(at.db, ada, {
      name: 'Balance',
      content: { 'en-US': { text: 'You have {{ sum as money }}' }, 'zh-CN': { text: '您好' } },
    });
    const [whole, words, fresh] = [await sound(), await sound(), await sound()];
    const old = { id: prompt.id, basedOn: revision.id };
    const imported = await importRecordings(at.db, ada, [
      { prompt: old, language: 'zh-CN', words: null, audioId: whole },
      { prompt: { newName: 'Fresh' }, language: 'en-US', words: null, audioId: fresh },
      { prompt: old, language: 'en-US', words: 'You have', audioId: words },
    ]);
    expect(imported.map(({ before }) => before)).toEqual([revision.id, null]);
    expect(await newest(prompt.id)).toMatchObject({
      number: 2,
      content: {
        'en-US': { text: 'You have {{ sum as money }}', wordsAudio: { 'You have': words } },
        'zh-CN': { text: '您好', audioId: whole },
      },
    });
    const made = imported[1]?.promptId ?? '';
    expect((await newest(made)).content).toEqual({ 'en-US': { audioId: fresh } });

    await undoImportedRecordings(at.db, ada, imported);
    expect(await newest(prompt.id)).toMatchObject({ number: 3, content: revision.content });
    expect((await getPrompt(at.db, made)).archivedAt).not.toBeNull();
    await expect(undoImportedRecordings(at.db, ada, imported)).rejects.toMatchObject({ code: 'outdated' });
  });

  it('are put in all or none', async () => {
    const { prompt, revision } = await createPrompt(at.db, ada, { name: 'First', content: { en: { text: 'a' } } });
    const other = await createPrompt(at.db, ada, { name: 'Second', content: { en: { text: 'a' } } });
    await savePromptRevision(at.db, ada, { promptId: other.prompt.id, content: { en: { text: 'b' } } });
    const audioId = await sound();
    const importing = importRecordings(at.db, ada, [
      { prompt: { id: prompt.id, basedOn: revision.id }, language: 'en', words: null, audioId },
      { prompt: { id: other.prompt.id, basedOn: other.revision.id }, language: 'en', words: null, audioId },
    ]);
    await expect(importing).rejects.toMatchObject({
      code: 'outdated',
      publicText: { en: expect.stringContaining('Second') },
    });
    expect((await newest(prompt.id)).number).toBe(1);
  });
});
