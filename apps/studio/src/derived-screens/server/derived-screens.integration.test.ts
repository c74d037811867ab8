import { type Connection, calls, connect, formAnswers, queues, satisfactionAnswers, users } from '@patchbay/drizzle';
import { type DerivedReport, type FlowDocument, versionHash } from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import {
  appendCallSteps,
  bindNumber,
  countFacts,
  createFlow,
  loadDraft,
  publishFlow,
  runReport,
  saveDraft,
} from '@patchbay/records';
import { type CopiedDatabase, copyDatabase } from '@patchbay/records/testing';
import { readyOfDerived } from '@patchbay/reports';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/server/context';
import { arrangedReports } from './arranged';
import { derivedScreensRouter } from './derived-screens-router';

const installation = { id: null, name: 'Test' };
const layout = { nodes: {} };
const supervisor: Actor = {
  id: 'sofia',
  name: 'Sofia',
  role: 'supervisor',
  via: 'session',
  mustChangePassword: false,
};
const agent: Actor = { ...supervisor, id: 'mei', role: 'agent' };

function asking(...questions: string[]): FlowDocument {
  const node = (id: string, type: string, config = {}) => ({ id, type, version: 1, name: '', config });
  return {
    schemaVersion: 1,
    kind: 'voice',
    name: 'Parcels',
    description: '',
    languages: ['en-US'],
    variables: [],
    nodes: [
      node('start', 'start'),
      node('line', 'queue', { queueId: 'sales' }),
      ...questions.map((question) => node(question.toLowerCase(), 'ask_satisfaction', { question })),
    ],
    edges: [],
    errorHandler: null,
    tests: [],
  };
}

describe('screens that follow from what is published', () => {
  let copied: CopiedDatabase;
  let connection: Connection;

  beforeAll(async () => {
    copied = await copyDatabase();
    connection = connect(copied.databaseUrl, { max: 4 });
    const { db } = connection;
    for (const { id, name, role } of [supervisor, agent]) {
      await db.insert(users).values({ id, name, email: `${id}@example.test`, role });
    }
    await db.insert(queues).values([
      { id: 'sales', name: 'Sales' },
      { id: 'service', name: 'Service' },
    ]);
    await createFlow(db, installation, { id: 'parcels', document: asking(), layout });
    await bindNumber(db, installation, { number: '2000', flowId: 'parcels' });
  });
  afterAll(async () => {
    await connection?.close();
    await copied?.drop();
  });

  async function publish(document: FlowDocument) {
    const { db } = connection;
    const { revision } = await loadDraft(db, 'parcels');
    await saveDraft(db, installation, { flowId: 'parcels', revision, document, layout });
    const draft = await loadDraft(db, 'parcels');
    const hash = versionHash(document);
    await publishFlow(db, installation, { flowId: 'parcels', revision: draft.revision, hash, note: '' });
  }
  const as = async (actor: Actor) => {
    const { createCaller } = await import('@/server/trpc');
    return createCaller(derivedScreensRouter)({ db: connection.db, actor, headers: new Headers() });
  };
  const questions = async () =>
    (await arrangedReports(connection.db, supervisor)).flatMap(({ item }) =>
      item.kind === 'satisfaction' ? [[item.question, item.live] as const] : [],
    );
  const tiles = async () => (await (await as(supervisor)).floor()).tiles.map(({ tile }) => tile.key);

  it('has a report and a tile for a question from its publication on, and keeps the report once it is gone', async () => {
    expect(await questions()).toEqual([]);
    await publish(asking('Delivery'));
    expect(await questions()).toEqual([['Delivery', true]]);
    expect(await tiles()).toEqual(['queue/sales', 'queue/service', 'parcels/calls', 'parcels/delivery/score/Delivery']);
    await publish(asking('Speed'));
    expect(await questions()).toEqual([
      ['Speed', true],
      ['Delivery', false],
    ]);
    expect(await tiles()).not.toContain('parcels/delivery/score/Delivery');
  });

  it('holds what callers answered, before it is counted and after, also once nobody is asked any more', async () => {
    const { db } = connection;
    await publish(asking('Delivery'));
    const startedAt = new Date();
    const call = {
      id: 'asked',
      direction: 'inbound',
      callerNumber: '1',
      calledNumber: '2000',
      flowId: 'parcels',
    } as const;
    await db.insert(calls).values({ ...call, startedAt, endedAt: startedAt, endReason: 'completed' });
    await db.insert(satisfactionAnswers).values({
      id: 'asked.1',
      callId: 'asked',
      flowId: 'parcels',
      nodeId: 'delivery',
      question: 'Delivery',
      score: 4,
      scoreMax: 5,
      at: startedAt,
    });
    const average = async () => {
      const report = (await arrangedReports(db, supervisor)).find(({ item }) => item.title.en === 'Delivery');
      const [ready] = readyOfDerived(report === undefined ? [] : [report.item]);
      if (ready === undefined) throw new Error('there is no report of the question');
      const { definition, view } = ready;
      const result = await runReport(db, definition, view, { nowMs: Date.now(), registry: nodeTypes });
      return result.totals.values.average_score;
    };
    expect(await average()).toBe(4);
    await countFacts(db);
    expect(await average()).toBe(4);
    await publish(asking());
    expect(await average()).toBe(4);
  });

  it('calls what agents chose as the form calls it, and ways out as their node does', async () => {
    const { db } = connection;
    const option = (value: string, labelEn: string, labelZh: string) => ({ value, labelEn, labelZh });
    const choice = { variable: 'reason', kind: 'choice', options: [option('late', 'Late', '延误')], disposition: true };
    const document = asking('Delivery');
    const form = { id: 'form', type: 'agent_form', version: 1, name: 'Enquiry' };
    const fields = [choice, { variable: 'insured', kind: 'yes_no', labelEn: 'Insured' }].map((field) => ({
      labelEn: '',
      labelZh: '',
      options: [],
      pattern: '',
      hintEn: '',
      hintZh: '',
      required: false,
      disposition: false,
      ...field,
    }));
    const config = { titleEn: 'Enquiry', titleZh: '', fields };
    await publish({ ...document, nodes: [...document.nodes, { ...form, config }] });
    await db.insert(formAnswers).values({
      id: 'filled',
      callId: 'asked',
      flowId: 'parcels',
      version: 'v',
      nodeId: 'form',
      agentId: agent.id,
      values: { reason: 'late', insured: true },
      choices: ['reason'],
    });
    const derived = (await arrangedReports(db, supervisor)).map(({ item }) => item);
    const named = async (of: (item: DerivedReport) => boolean) => {
      const [ready] = readyOfDerived(derived.filter(of));
      if (ready === undefined) throw new Error('there is no such report');
      const result = await runReport(db, ready.definition, ready.view, { nowMs: Date.now(), registry: nodeTypes });
      const [by] = ready.definition.dimensions;
      return result.rows.map(({ key: [value = ''] }) => result.names[by ?? 'time']?.[value]);
    };
    const field = (variable: string) => named((item) => item.kind === 'form_field' && item.variable === variable);
    expect(await field('reason')).toEqual([{ text: { en: 'Late', zh: '延误' }, gone: false }]);
    expect(await field('insured')).toEqual([{ text: { en: 'Yes', zh: '是' }, gone: false }]);
    const way = { callId: 'asked', depth: 0, flowId: 'parcels', version: 'v', nodeId: 'delivery', detail: {} };
    const at = new Date();
    await appendCallSteps(db, [
      { ...way, at, index: 0, kind: 'node.entered', port: null },
      { ...way, at, index: 1, kind: 'node.left', port: 'answered' },
    ]);
    await db.update(calls).set({ trafficCounted: false }).where(eq(calls.id, 'asked'));
    const ways = await named((item) => item.kind === 'funnel' && item.nodeId === 'delivery');
    expect(ways).toEqual([{ text: { en: 'Answered', zh: '已评价' }, gone: false }]);
  });

  it('shows what somebody arranged, also after the next publish', async () => {
    const own = await as(supervisor);
    const arrangement = {
      order: ['parcels/calls', 'queue/service'],
      hidden: { 'queue/sales': true },
      names: { 'parcels/calls': { en: 'Parcels today', zh: '' } },
    };
    await own.saveForRole({ surface: 'floor', role: 'supervisor', arrangement });
    await publish(asking('Speed', 'Delivery'));
    const shown = (await own.floor()).tiles;
    expect(shown.map(({ tile }) => tile.key)).toEqual([
      'parcels/calls',
      'parcels/speed/score/Speed',
      'parcels/delivery/score/Delivery',
      'queue/service',
    ]);
    expect(shown[0]?.name).toEqual({ en: 'Parcels today', zh: 'Parcels today' });
    await own.saveOwn({ surface: 'floor', arrangement: { ...arrangement, hidden: { 'queue/sales': false } } });
    expect(await tiles()).toContain('queue/sales');
  });

  it('is arranged by those who see it, and for roles by those who may', async () => {
    const theirs = await as(agent);
    expect((await theirs.items({ surface: 'seat' })).items).toEqual([]);
    await expect(theirs.items({ surface: 'floor' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(theirs.saveOwn({ surface: 'reports', arrangement: null })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const forAll = theirs.saveForRole({ surface: 'seat', role: 'agent', arrangement: null });
    await expect(forAll).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
