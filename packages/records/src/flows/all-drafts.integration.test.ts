import type { FlowDocument } from '@patchbay/flow-schema';
import { describe, expect, it } from 'vitest';
import { listAudit } from '../audit.ts';
import { findCentreUses } from '../centre/centre-uses.ts';
import { addPerson, documentNamed, layout, useDatabase } from '../testing/test-records.ts';
import { listDrafts, saveDrafts } from './all-drafts.ts';
import { loadDraft, saveDraft } from './drafts.ts';
import { createFlow, getFlow } from './flows.ts';

const at = useDatabase();

const saying = (name: string, promptId: string): FlowDocument =>
  documentNamed(name, [
    { id: 'say', type: 'say', version: 1, name: 'Hello', config: { prompt: [{ kind: 'prompt', promptId }] } },
  ]);

async function twoFlows(promptId: string) {
  const ada = await addPerson(at.db);
  const first = await createFlow(at.db, ada, { document: saying('First', promptId), layout });
  const second = await createFlow(at.db, ada, { document: saying('Second', promptId), layout });
  return { ada, first, second };
}

describe('all drafts', () => {
  it('are sieved by a text, with quotes and in whatever case', async () => {
    const { first } = await twoFlows('sieved');
    await createFlow(at.db, await addPerson(at.db), { document: documentNamed('Says "Hi"\tthere'), layout });
    expect((await listDrafts(at.db, 'SIEVED')).map(({ id }) => id)).toContain(first.id);
    expect((await listDrafts(at.db, '"hi"\tTHERE')).map(({ document }) => document.name)).toEqual(['Says "Hi"\tthere']);
    expect(await listDrafts(at.db, '100% of nothing')).toEqual([]);
  });

  it('are saved at once, each with its entry in the audit log', async () => {
    const { ada, first, second } = await twoFlows('old');
    await saveDrafts(at.db, ada, [
      { id: first.id, revision: 1, document: saying('First', 'new') },
      { id: second.id, revision: 1, document: saying('Renamed', 'new') },
    ]);
    expect(await loadDraft(at.db, first.id)).toMatchObject({ revision: 2, updatedBy: { id: ada.id } });
    expect((await getFlow(at.db, second.id)).name).toBe('Renamed');
    const entries = await listAudit(at.db, { actorId: ada.id ?? '', action: 'flow.draft_replaced' });
    expect(entries).toHaveLength(2);
    expect(entries.map(({ after }) => after)).toEqual(
      expect.arrayContaining([expect.objectContaining({ revision: 2, name: 'Renamed' })]),
    );
    expect((await findCentreUses(at.db, 'prompt', 'new')).flows).toMatchObject([
      { id: first.id, steps: ['Hello'], published: false },
      { id: second.id, steps: ['Hello'], published: false },
    ]);
  });

  it('stay as they are, all of them, where one was saved meanwhile', async () => {
    const { ada, first, second } = await twoFlows('kept');
    await saveDraft(at.db, ada, { flowId: second.id, revision: 1, document: saying('Saved by Bob', 'kept'), layout });
    const both = [
      { id: first.id, revision: 1, document: saying('First', 'lost') },
      { id: second.id, revision: 1, document: saying('Second', 'lost') },
    ];
    await expect(saveDrafts(at.db, ada, both)).rejects.toMatchObject({ code: 'outdated' });
    expect(await listDrafts(at.db, 'lost')).toEqual([]);
    expect((await loadDraft(at.db, first.id)).revision).toBe(1);
  });
});
