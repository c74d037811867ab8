import { getFlow, loadDraft, saveDraft, setSetting } from '@patchbay/records';
import { beforeAll, expect, it } from 'vitest';
import { apiForTests } from '@/http-api/testing/test-api';
import type { database } from '@/server/database';

const { request } = apiForTests();
const flowId = 'demo-front-desk';
const ada = { id: 'test-ada', name: 'Ada' };
let db: ReturnType<typeof database>;
/** Of a person who reads flows and publishes none. */
let readerKey: string;
/** Of another designer. */
let bobKey: string;

beforeAll(async () => {
  db = (await import('@/server/database')).database();
  const { auth } = await import('@/auth/auth');
  const { users } = await import('@patchbay/drizzle');
  const keyOf = async (id: string, role: 'business' | 'designer') => {
    await db.insert(users).values({ id, name: id, email: `${id}@example.test`, role });
    return (await auth().api.createApiKey({ body: { name: id, userId: id } })).key;
  };
  readerKey = await keyOf('test-reader', 'business');
  bobKey = await keyOf('test-bob', 'designer');
  await keyOf(ada.id, 'designer');
});

const share = { audience: { kind: 'share', percent: 10 }, guard: null };

async function editDraft(description: string): Promise<void> {
  const { document, layout, revision } = await loadDraft(db, flowId);
  await saveDraft(db, ada, { flowId, revision, document: { ...document, description }, layout });
}

async function tryOut(description: string): Promise<{ id: string; number: number }> {
  await editDraft(description);
  expect(await request('POST', `/flows/${flowId}/publish`, { rollout: share })).toMatchObject({ status: 200 });
  const [running] = (await request('GET', `/flows/${flowId}/rollouts`)).body as { id: string; number: number }[];
  if (!running) throw new Error('no roll-out runs');
  return running;
}

it('sends a version to some callers first, changes who they are, sends it to all, and takes it back', async () => {
  const before = (await getFlow(db, flowId)).publishedVersion;
  const { id, number } = await tryOut('second');
  expect((await getFlow(db, flowId)).publishedVersion).toBe(before);
  expect(await request('GET', '/rollouts')).toMatchObject({
    status: 200,
    body: [{ id, flowId, number, baseVersion: before, ending: null, audience: share.audience }],
  });
  const numbers = { kind: 'numbers', patterns: ['+49 30 901820', '0049171*'] };
  expect(await request('PUT', `/rollouts/${id}`, { audience: numbers, guard: null })).toMatchObject({ status: 200 });
  expect((await request('GET', `/flows/${flowId}/rollouts`)).body).toMatchObject([
    {
      id,
      audience: { kind: 'numbers', patterns: ['+4930901820', '+49171*'] },
      figures: { old: { ended: 0 }, new: { ended: 0 } },
      reversible: false,
    },
  ]);
  const wrong = { audience: { kind: 'numbers', patterns: ['nobody!'] }, guard: null };
  expect(await request('PUT', `/rollouts/${id}`, wrong)).toMatchObject({
    status: 400,
    body: { code: 'number_invalid' },
  });
  expect(
    await request('PUT', `/rollouts/${id}`, { audience: { kind: 'share', percent: 100 }, guard: null }),
  ).toMatchObject({ status: 400 });

  expect(await request('POST', `/rollouts/${id}/to-all`)).toMatchObject({ status: 200 });
  expect((await getFlow(db, flowId)).publishedVersion).not.toBe(before);
  expect((await request('GET', `/flows/${flowId}/versions`)).body).toMatchObject([
    { number, current: true, rollout: 'to_all' },
    { current: false, rollout: null },
  ]);
  expect(await request('POST', `/rollouts/${id}/to-all`)).toMatchObject({
    status: 409,
    body: { code: 'rollout_ended' },
  });
  expect(await request('POST', `/rollouts/${id}/back`)).toMatchObject({ status: 200 });
  expect((await getFlow(db, flowId)).publishedVersion).toBe(before);
  expect(await request('POST', `/rollouts/${id}/back`)).toMatchObject({
    status: 409,
    body: { code: 'published_since' },
  });
});

it('is read by whoever reads flows, and steered only by whoever publishes them', async () => {
  const { id } = await tryOut('third');
  expect(await request('GET', '/rollouts', undefined, readerKey)).toMatchObject({ status: 200, body: [{ id }] });
  for (const way of ['to-all', 'back']) {
    expect(await request('POST', `/rollouts/${id}/${way}`, undefined, readerKey)).toMatchObject({ status: 403 });
  }
  expect(await request('PUT', `/rollouts/${id}`, share, readerKey)).toMatchObject({ status: 403 });
  expect(await request('POST', `/rollouts/${id}/back`)).toMatchObject({ status: 200 });
  expect((await request('GET', '/rollouts')).body).toEqual([]);
});

it('goes out as whoever approves it says, where another person has to approve', async () => {
  await setSetting(db, ada, 'flows.publishNeedsApproval', true);
  await editDraft('fourth');
  const before = (await getFlow(db, flowId)).publishedVersion;
  const proposed = await request('POST', `/flows/${flowId}/publish`, {});
  expect(proposed).toMatchObject({ status: 200, body: { published: false } });
  const { proposalId } = proposed.body as { proposalId: string };
  const approved = await request('POST', `/proposals/${proposalId}/approve`, { comment: '', rollout: share }, bobKey);
  expect(approved).toMatchObject({ status: 200 });
  expect((await getFlow(db, flowId)).publishedVersion).toBe(before);
  expect((await request('GET', '/rollouts')).body).toMatchObject([{ flowId, startedByName: 'test-bob' }]);
});
