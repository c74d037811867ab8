import type { ScenarioReport } from '@patchbay/engine';
import type { FlowDocument, Scenario } from '@patchbay/flow-schema';
import { describe, expect, it } from 'vitest';
import { apiForTests } from '@/http-api/testing/test-api';

const api = apiForTests();
const request = async (method: string, path: string, body?: unknown) => {
  const { status, body: answer } = await api.request(method, path, body);
  return { status, body: answer as Record<string, unknown> };
};

const node = (id: string, type: string, config: object) => ({ id, type, version: 1, name: `The ${id}`, config });
const says = (text: string) => [{ kind: 'text', text: { 'en-US': text } }];
const scenario = (id: string, required: boolean, steps: readonly object[]): Partial<Scenario> => ({
  id,
  name: `Scenario ${id}`,
  required,
  startsAt: '2026-03-31T10:00:00Z',
  call: { direction: 'inbound', callerNumber: '+4930', callerName: '', calledNumber: '2000' },
  steps: steps as Scenario['steps'],
});
const goesThrough = [
  { step: 'hears', sound: { kind: 'speech', text: 'hello there' } },
  { step: 'press', keys: '1' },
  { step: 'ends', reason: 'hung_up' },
];
const wantsMore = [
  { step: 'press', keys: '1' },
  { step: 'hears', sound: { kind: 'speech', text: 'welcome back' } },
];

const flow = (scenarios: readonly Partial<Scenario>[]): FlowDocument =>
  ({
    schemaVersion: 1,
    kind: 'voice',
    name: 'Tested',
    languages: ['en-US'],
    variables: [],
    nodes: [
      node('start', 'start', {}),
      node('menu', 'menu', { prompt: says('Hello there, press 1.'), keys: [{ key: '1', label: 'On' }] }),
      node('bye', 'hang_up', { prompt: says('Goodbye.') }),
    ],
    edges: [
      { from: { node: 'start', port: 'next' }, to: 'menu' },
      ...['1', 'no_input', 'no_match'].map((port) => ({ from: { node: 'menu', port }, to: 'bye' })),
    ],
    scenarios,
  }) as unknown as FlowDocument;

async function imported(scenarios: readonly Partial<Scenario>[]): Promise<string> {
  const made = await request('POST', '/flows/import', { file: flow(scenarios), name: 'Tested' });
  expect(made.status).toBe(200);
  return String(made.body.id);
}

describe('scenarios over the HTTP API', () => {
  it('a required one that fails keeps the flow from being published, and says why in both languages', async () => {
    const id = await imported([scenario('good', true, goesThrough), scenario('bad', true, wantsMore)]);
    const refused = await request('POST', `/flows/${id}/publish`, {});
    expect(refused).toMatchObject({ status: 400, body: { code: 'flow_scenarios_fail' } });
    const reports = refused.body.scenarios as ScenarioReport[];
    expect(reports).toMatchObject([
      {
        id: 'bad',
        failure: {
          code: 'not_heard',
          step: 2,
          what: { en: 'The caller hears “welcome back”', zh: expect.stringContaining('welcome back') },
          expected: { en: '“welcome back” is heard' },
          got: { en: expect.stringContaining('heard “Goodbye.”'), zh: expect.stringContaining('听到') },
          place: { flowId: id, nodeId: 'bye' },
        },
      },
    ]);
    const versions = await request('GET', `/flows/${id}/versions`);
    expect(versions.body).toEqual([]);
  });

  it('one that is not required, and required ones that pass, do not', async () => {
    const id = await imported([scenario('good', true, goesThrough), scenario('bad', false, wantsMore)]);
    expect(await request('POST', `/flows/${id}/publish`, {})).toMatchObject({ status: 200, body: { number: 1 } });
  });

  it('are played on the draft: all, some by id, or others that are sent along', async () => {
    const id = await imported([scenario('good', true, goesThrough), scenario('bad', false, wantsMore)]);
    const all = await request('POST', `/flows/${id}/scenarios/run`, {});
    expect(all).toMatchObject({
      status: 200,
      body: {
        passed: false,
        scenarios: [
          { id: 'good', passed: true, failure: null },
          { id: 'bad', passed: false },
        ],
        coverage: { covered: 2, total: 4 },
      },
    });
    const one = await request('POST', `/flows/${id}/scenarios/run`, { ids: ['good'] });
    expect(one.body).toMatchObject({ passed: true, scenarios: [{ id: 'good' }] });
    const other = scenario('mine', false, [{ step: 'leaves', node: 'menu', port: 'no_input' }]);
    const sent = await request('POST', `/flows/${id}/scenarios/run`, { scenarios: [other] });
    expect(sent.body).toMatchObject({ passed: true, scenarios: [{ id: 'mine' }] });
    const unknown = await request('POST', `/flows/${id}/scenarios/run`, { ids: ['nothing'] });
    expect(unknown).toMatchObject({ status: 404, body: { code: 'scenario_unknown', ids: ['nothing'] } });
  });
});
