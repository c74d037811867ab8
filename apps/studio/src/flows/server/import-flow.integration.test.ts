import { versionHash } from '@patchbay/flow-schema';
import { listAudit, listCentreOptions, listFlows, loadDraft } from '@patchbay/records';
import { beforeAll, describe, expect, it } from 'vitest';
import { apiForTests } from '@/http-api/testing/test-api';
import type { database } from '@/server/database';

const { request } = apiForTests();
let db: ReturnType<typeof database>;
const post = async (path: string, body: unknown) => {
  const answer = await request('POST', path, body);
  return { status: answer.status, body: answer.body as Record<string, unknown> };
};

beforeAll(async () => {
  db = (await import('@/server/database')).database();
});

const source = {
  initial_state: 'Trigger',
  states: [
    { name: 'Trigger', type: 'trigger', transitions: [{ event: 'incomingCall', next: 'hi' }], properties: {} },
    {
      name: 'hi',
      type: 'say-play',
      transitions: [{ event: 'audioComplete', next: 'odd' }],
      properties: { say: 'Hello' },
    },
    { name: 'odd', type: 'mystery', transitions: [], properties: { what: 'ever' } },
  ],
};
const counted = async () => ({
  flows: (await listFlows(db)).length,
  audit: (await listAudit(db, { subjectKind: 'flow' })).length,
});

describe('importing over the HTTP API', () => {
  it('writes a draft and one audit entry, and says what became of every step', async () => {
    const before = await counted();
    const made = await post('/flows/import', { text: JSON.stringify(source), name: 'From elsewhere' });
    expect(made).toMatchObject({
      status: 200,
      body: { report: { format: 'twilio_studio', steps: [{}, {}, { outcome: 'noted' }] } },
    });
    const draft = await loadDraft(db, String(made.body.id));
    expect(draft.document).toMatchObject({
      name: 'From elsewhere',
      nodes: [{ type: 'start' }, { type: 'say' }, { type: 'note' }],
    });
    expect(Object.keys(draft.layout.nodes)).toHaveLength(3);
    expect(await counted()).toEqual({ flows: before.flows + 1, audit: before.audit + 1 });
  });

  it('reports without writing', async () => {
    const before = await counted();
    const told = await post('/flows/import/report', { file: source, locale: 'zh' });
    expect(told).toMatchObject({
      status: 200,
      body: { flow: { nodes: [{}, {}, {}] }, report: { format: 'twilio_studio' } },
    });
    expect(await counted()).toEqual(before);
  });

  it.each([
    ['no JSON', { text: '{"states": [' }, 'flow_not_json'],
    ['a hostile key', { text: '{"states": [{"__proto__": 1}]}' }, 'flow_forbidden_key'],
    ['nothing known', { file: { a: 1 } }, 'format_unknown'],
    ['no file at all', {}, 'format_unknown'],
  ])('refuses %s with its place and writes nothing', async (_, body, code) => {
    const before = await counted();
    expect(await post('/flows/import', body)).toMatchObject({
      status: 400,
      body: { code: 'flow_unreadable', problems: [{ code }] },
    });
    expect(await counted()).toEqual(before);
  });

  it('takes back what it gave: an export imported again is the same version', async () => {
    const made = await post('/flows', {
      name: 'Desk',
      languages: ['en-US', 'zh-CN'],
      template: 'front_desk',
      queueId: 'demo-queue-service',
    });
    expect(made.status).toBe(200);
    const { document, layout } = await loadDraft(db, String(made.body.id));
    const again = await post('/flows/import', { file: { flow: document, layout } });
    const draft = await loadDraft(db, String(again.body.id));
    expect(versionHash(draft.document)).toBe(versionHash(document));
    expect(draft.layout).toEqual(layout);
  });

  it('sends the calls of a template to the first queue where none is named', async () => {
    const made = await post('/flows', { name: 'Desk', languages: ['en-US'], template: 'front_desk' });
    const { document } = await loadDraft(db, String(made.body.id));
    const queue = document.nodes.find(({ type }) => type === 'queue');
    expect((await listCentreOptions(db)).queues[0]?.id).toBe(queue?.config.queueId);
  });

  it('begins from no template that is not there', async () => {
    expect(await post('/flows', { name: 'X', languages: ['en-US'], template: 'nothing' })).toMatchObject({
      status: 400,
      body: { code: 'template_unknown' },
    });
  });
});
