import {
  accounts,
  agentCounts,
  agentDays,
  agentQueues,
  agentSkills,
  agents,
  apiKeys,
  callCounts,
  callDays,
  calls,
  conversations,
  customers,
  flows,
  numbers,
  openItems,
  planCounts,
  presenceDays,
  prompts,
  queueCounts,
  queueHours,
  queues,
  satisfactionCounts,
  skills,
  teams,
  users,
} from '@patchbay/drizzle';
import { seed } from '@patchbay/drizzle/seed';
import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { countFacts } from './counts/count-facts.ts';
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
  agents: [{ email: 'mei@demo.patchbay.local', password: 'another long one' }],
};

describe('a seeded database', () => {
  beforeAll(async () => {
    await Promise.all([seed(at.databaseUrl, options), seed(at.databaseUrl, options)]);
  });

  it('has one owner with a key, however often and by how many it is seeded', async () => {
    await seed(at.databaseUrl, { ...options, admin: { email: 'other@example.test', password: 'x' }, apiKey: 'pb_y' });
    const people = await at.db.select().from(users);
    expect(people.filter((one) => one.role === 'admin')).toMatchObject([{ email: 'owner@example.test' }]);
    expect(await at.db.$count(apiKeys)).toBe(1);
    expect(JSON.stringify(await at.db.select().from(accounts))).not.toContain(options.admin.password);
    expect(JSON.stringify(await at.db.select().from(apiKeys))).not.toContain(options.apiKey);
  });

  it('has agents with skills and queues, of whom those sign in that were given a password', async () => {
    const people = (await at.db.select().from(users)).filter((one) => one.role !== 'admin');
    expect(people.map((one) => one.role).sort()).toEqual([...Array(8).fill('agent'), 'supervisor']);
    const logins = await at.db
      .select({ email: users.email })
      .from(accounts)
      .innerJoin(users, eq(users.id, accounts.userId));
    expect(logins.map((one) => one.email).sort()).toEqual(['mei@demo.patchbay.local', 'owner@example.test']);
    expect(await at.db.$count(agents)).toBe(9);
    expect(await at.db.$count(queues)).toBe(4);
    const served = await at.db.selectDistinct({ queueId: agentQueues.queueId }).from(agentQueues);
    expect(served).toHaveLength(4);
  });

  it('answers 2000 to 2003 with published flows that lack nothing', async () => {
    const bound = await listNumbers(at.db);
    expect(bound.map((one) => one.number)).toEqual(['2000', '2001', '2002', '2003']);
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

    while ((await countFacts(at.db)) > 0);
    const countTables = [
      callCounts,
      callDays,
      queueCounts,
      queueHours,
      agentCounts,
      agentDays,
      satisfactionCounts,
      planCounts,
      presenceDays,
    ];
    for (const table of countTables) expect(await at.db.$count(table)).toBeGreaterThan(0);

    const removed = await removeDemoData(at.db, actor);
    while ((await countFacts(at.db)) > 0);

    expect(removed?.calls).toBeGreaterThan(100);
    expect(removed).toMatchObject({ people: 9, queues: 4 });
    for (const table of [
      ...countTables,
      agents,
      agentQueues,
      agentSkills,
      queues,
      skills,
      teams,
      customers,
      openItems,
      conversations,
    ]) {
      expect(await at.db.$count(table)).toBe(0);
    }
    expect((await at.db.select().from(users)).map((one) => one.role)).toEqual(['admin']);
    expect(removed?.flows).toHaveLength(3);
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
