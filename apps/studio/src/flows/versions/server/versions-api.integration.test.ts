import { type FlowChange, type FlowDocument, versionHash } from '@patchbay/flow-schema';
import { getFlow, listAudit, loadDraft, saveDraft, setSetting } from '@patchbay/records';
import { beforeAll, describe, expect, it } from 'vitest';
import { apiForTests } from '@/http-api/testing/test-api';
import type { database } from '@/server/database';

const { request } = apiForTests();
const ada = { id: 'test-ada', name: 'Ada' };
let db: ReturnType<typeof database>;
/** Of another designer. */
let bobKey: string;

beforeAll(async () => {
  db = (await import('@/server/database')).database();
  const { auth } = await import('@/auth/auth');
  const { users } = await import('@patchbay/drizzle');
  await db.insert(users).values({ id: 'test-bob', name: 'Bob', email: 'bob@example.test', role: 'designer' });
  await db.insert(users).values({ id: ada.id, name: ada.name, email: 'ada@example.test', role: 'designer' });
  bobKey = (await auth().api.createApiKey({ body: { name: 'Bob', userId: 'test-bob' } })).key;
});

/** A flow that greets and hangs up, published once. */
async function publishedFlow(name: string): Promise<string> {
  const node = (id: string, type: string, config = {}) => ({ id, type, version: 1, name: id, config });
  const says = [{ kind: 'text', text: { 'en-US': 'Welcome' } }];
  const document = {
    schemaVersion: 1,
    kind: 'voice',
    name,
    languages: ['en-US'],
    variables: [],
    nodes: [node('start', 'start'), node('greet', 'say', { prompt: says }), node('bye', 'hang_up')],
    edges: [
      { from: { node: 'start', port: 'next' }, to: 'greet' },
      { from: { node: 'greet', port: 'next' }, to: 'bye' },
    ],
  };
  const made = await request('POST', '/flows/import', { file: document, name });
  const { id } = made.body as { id: string };
  await request('POST', `/flows/${id}/publish`, { note: 'first' });
  return id;
}

async function edit(flowId: string, change: (document: FlowDocument) => FlowDocument): Promise<void> {
  const { document, layout, revision } = await loadDraft(db, flowId);
  await saveDraft(db, ada, { flowId, revision, document: change(document), layout });
}

const greetWith = (text: string) => (document: FlowDocument) => ({
  ...document,
  nodes: document.nodes.map((node) =>
    node.id === 'greet'
      ? { ...node, config: { ...node.config, prompt: [{ kind: 'text', text: { 'en-US': text } }] } }
      : node,
  ),
});

describe('versions over the HTTP API', () => {
  it('are read, compared in words and as data, and brought back into the draft', async () => {
    const id = await publishedFlow('Compared');
    await edit(id, greetWith('Good morning'));
    const diff = await request('GET', `/flows/${id}/diff`);
    expect(diff).toMatchObject({
      status: 200,
      body: {
        from: 1,
        to: 'draft',
        changes: [
          { part: 'heard', act: 'changed', title: 'greet', details: [{ before: 'Welcome', after: 'Good morning' }] },
        ],
        differences: [{ kind: 'node_changed' }],
      },
    });
    await request('POST', `/flows/${id}/publish`, { note: 'second' });
    const chinese = await request('GET', `/flows/${id}/diff?from=2&to=1&locale=zh`);
    expect((chinese.body as { changes: FlowChange[] }).changes[0]?.details[0]?.label).toContain('美国英语');
    expect(await request('GET', `/flows/${id}/versions/1`)).toMatchObject({
      status: 200,
      body: { number: 1, note: 'first', flow: { name: 'Compared' }, layout: { nodes: {} } },
    });
    expect(await request('POST', `/flows/${id}/versions/1/restore`)).toMatchObject({ status: 200 });
    expect((await request('GET', `/flows/${id}/diff?from=1&to=draft`)).body).toMatchObject({ changes: [] });
    await request('POST', `/flows/${id}/publish`, { note: 'back' });
    expect((await request('GET', `/flows/${id}/versions`)).body).toMatchObject([
      { number: 3, restoredFrom: 1, note: 'back', current: true },
      { number: 2 },
      { number: 1 },
    ]);
  });

  it('say what is wrong with a side that does not exist', async () => {
    const id = await publishedFlow('Sides');
    expect(await request('GET', `/flows/${id}/diff?from=9`)).toMatchObject({
      status: 404,
      body: { code: 'not_found' },
    });
    expect(await request('GET', `/flows/${id}/diff?from=yesterday`)).toMatchObject({ status: 400 });
    expect(await request('POST', `/flows/${id}/versions/1/restore`, { revision: 99 })).toMatchObject({
      status: 409,
      body: { code: 'outdated' },
    });
  });
});

describe('publishing where another person has to approve', () => {
  const propose = async (name: string) => {
    await setSetting(db, ada, 'flows.publishNeedsApproval', false);
    const id = await publishedFlow(name);
    await setSetting(db, ada, 'flows.publishNeedsApproval', true);
    await edit(id, greetWith('Good morning'));
    const answer = await request('POST', `/flows/${id}/publish`, { note: 'greets warmer' });
    return { id, answer, proposalId: (answer.body as { proposalId: string }).proposalId };
  };

  it('makes a proposal of it, which its own proposer cannot approve, and publishes exactly that', async () => {
    const { id, answer, proposalId } = await propose('Approved');
    expect(answer).toMatchObject({ status: 200, body: { published: false, number: null } });
    const proposed = (await loadDraft(db, id)).document;
    const before = (await getFlow(db, id)).publishedVersion;
    expect((await request('GET', '/proposals?open=true')).body).toMatchObject([
      { id: proposalId, flowName: 'Approved', note: 'greets warmer', state: 'open' },
    ]);
    expect(await request('POST', `/proposals/${proposalId}/approve`)).toMatchObject({
      status: 403,
      body: { code: 'own_proposal' },
    });
    expect((await getFlow(db, id)).publishedVersion).toBe(before);
    await edit(id, greetWith('Something else'));
    expect(await request('POST', `/proposals/${proposalId}/approve`, { comment: 'nice' }, bobKey)).toMatchObject({
      status: 200,
      body: { number: 2, version: versionHash(proposed) },
    });
    expect((await getFlow(db, id)).publishedVersion).toBe(versionHash(proposed));
    const [entry] = await listAudit(db, { subjectId: id, action: 'flow.published' });
    expect(entry).toMatchObject({ actorId: 'test-bob', after: { proposal: proposalId, comment: 'nice' } });
  });

  it('refuses a draft with problems, and approves what was proposed while the draft has some', async () => {
    const { id, proposalId } = await propose('Checked');
    const unfit = { code: 'flow_has_problems' };
    await edit(id, (document) => ({ ...document, edges: [] }));
    expect(await request('POST', `/flows/${id}/publish`)).toMatchObject({ status: 400, body: unfit });
    expect(await request('POST', `/proposals/${proposalId}/approve`, {}, bobKey)).toMatchObject({ status: 200 });
  });

  it('takes a no only with a reason, and a proposal back from who made it', async () => {
    const { proposalId } = await propose('Refused');
    expect(await request('POST', `/proposals/${proposalId}/refuse`, { comment: ' ' }, bobKey)).toMatchObject({
      status: 400,
    });
    expect(await request('POST', `/proposals/${proposalId}/refuse`, { comment: 'too warm' }, bobKey)).toMatchObject({
      status: 200,
    });
    expect(await request('POST', `/proposals/${proposalId}/withdraw`)).toMatchObject({
      status: 409,
      body: { code: 'proposal_closed' },
    });
    const second = await propose('Withdrawn');
    expect(await request('POST', `/proposals/${second.proposalId}/withdraw`)).toMatchObject({ status: 200 });
    expect(await request('GET', '/proposals?open=true')).toMatchObject({ status: 200, body: [] });
  });
});
