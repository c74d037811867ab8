import { accounts, apiKeys, calls, flows, numbers, prompts, users } from '@patchbay/drizzle';
import { seed } from '@patchbay/drizzle/seed';
import { beforeAll, describe, expect, it } from 'vitest';
import { removeDemoData } from './demo-data.ts';
import { loadDraft, saveDraft } from './flows/drafts.ts';
import { loadPinnedFlows } from './flows/pins.ts';
import { listNumbers } from './numbers.ts';
import { getSetting } from './settings.ts';
import { useDatabase } from './testing/test-records.ts';

const at = useDatabase();
const options = {
  home: '/nowhere',
  admin: { email: 'Owner@Example.test', password: 'a long password' },
  apiKey: `pb_${'k'.repeat(43)}`,
};

describe('a seeded database', () => {
  beforeAll(async () => {
    await Promise.all([seed(at.databaseUrl, options), seed(at.databaseUrl, options)]);
  });

  it('has one owner with a key, however often and by how many it is seeded', async () => {
    await seed(at.databaseUrl, { ...options, admin: { email: 'other@example.test', password: 'x' }, apiKey: 'pb_y' });
    expect(await at.db.select().from(users)).toMatchObject([{ email: 'owner@example.test', role: 'admin' }]);
    expect(await at.db.$count(apiKeys)).toBe(1);
    expect(JSON.stringify(await at.db.select().from(accounts))).not.toContain(options.admin.password);
    expect(JSON.stringify(await at.db.select().from(apiKeys))).not.toContain(options.apiKey);
  });

  it('answers 2000, 2001 and 2002 with published flows that lack nothing', async () => {
    const bound = await listNumbers(at.db);
    expect(bound.map((one) => one.number)).toEqual(['2000', '2001', '2002']);
    for (const { flowId, published } of bound) {
      expect(published).toBe(true);
      expect((await loadPinnedFlows(at.db, flowId)).missing).toEqual({ flowIds: [], promptIds: [] });
    }
  });

  it('loses its demonstration data but for what somebody made their own, and what that uses', async () => {
    const actor = { id: null, name: 'Test' };
    const draft = await loadDraft(at.db, 'demo-front-desk');
    const document = { ...draft.document, name: 'Our desk' };
    await saveDraft(at.db, actor, { ...draft, document });

    const removed = await removeDemoData(at.db, actor);

    expect(removed?.calls).toBeGreaterThan(100);
    expect(removed?.flows).toEqual([expect.stringContaining('Service desk')]);
    expect(removed?.keptFlows).toHaveLength(3);
    expect(await at.db.$count(calls)).toBe(0);
    expect((await at.db.select().from(flows)).map((flow) => flow.id).sort()).toEqual([
      'demo-front-desk',
      'demo-order-status',
      'demo-satisfaction',
    ]);
    expect((await at.db.select().from(prompts)).map((prompt) => prompt.id).sort()).toEqual([
      'demo-goodbye',
      'demo-welcome',
    ]);
    expect((await at.db.select().from(numbers)).map((row) => row.number).sort()).toEqual(['2000', '2001']);
    expect(await getSetting(at.db, 'demo.data')).toBeNull();
    expect(await removeDemoData(at.db, actor)).toBeNull();
    await seed(at.databaseUrl, options);
    expect(await at.db.$count(calls)).toBe(0);
  });
});
