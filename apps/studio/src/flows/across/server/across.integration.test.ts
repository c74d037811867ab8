import { listAudit } from '@patchbay/records';
import { describe, expect, it } from 'vitest';
import { apiForTests } from '@/http-api/testing/test-api';
import type { FlowMap } from './flow-map';
import type { PlannedFlow } from './plan-replacement';

const { request } = apiForTests();

const flowNamed = async (name: string): Promise<string> => {
  const { flows } = (await request('GET', '/flows/map')).body as FlowMap;
  return flows.find((flow) => flow.name.startsWith(name))?.id ?? '';
};
const search = async (text: string) => {
  const found = await request('GET', `/flows/search?text=${encodeURIComponent(text)}`);
  return (found.body as { flows: { id: string; places: { step: string; text: string }[] }[] }).flows;
};
const plan = async (replacement: unknown) =>
  ((await request('POST', '/flows/replace/plan', { replacement })).body as { flows: PlannedFlow[] }).flows;

describe('the demo centre over the HTTP API', () => {
  it('shows how calls go from flow to flow and into queues', async () => {
    const { flows, queues, ways } = (await request('GET', '/flows/map')).body as FlowMap;
    const nameOf = new Map([...flows, ...queues].map(({ id, name }) => [id, name.split(' ')[0]]));
    const said = ways.map(({ from, to, kind }) => `${nameOf.get(from)} ${kind} ${nameOf.get(to)}`);
    expect(said).toEqual(
      expect.arrayContaining([
        'Front sub_flow Order',
        'Front sub_flow Satisfaction',
        'Service waiting While',
        'Service queue Sales',
        'Sales overflow Service',
      ]),
    );
    expect(flows.find(({ name }) => name.startsWith('Front'))?.numbers).toEqual(['2000']);
  });

  it('tells where a flow is used, and by which numbers calls come there', async () => {
    const id = await flowNamed('Satisfaction');
    expect((await request('GET', `/flows/uses?kind=flow&id=${id}`)).body).toMatchObject({
      flows: [{ name: expect.stringContaining('Front desk'), published: true, numbers: ['2000'] }],
      queues: [],
    });
  });

  it('checks a draft with what it knows of the centre, and gives its figures', async () => {
    const id = await flowNamed('Service line');
    const { body } = await request('GET', `/flows/${id}/check`);
    expect(body).toMatchObject({ problems: [], figures: { longestToPerson: { keys: expect.any(Number) } } });
  });
});

describe('a replacement over the HTTP API', () => {
  it('is planned place by place, carried out at once, and written down', async () => {
    const before = await search('press star');
    expect(before).not.toEqual([]);
    const replacement = { kind: 'text', find: 'press star', put: 'press the star key' };
    const planned = await plan(replacement);
    expect(planned.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(planned.every(({ problems }) => problems.length === 0)).toBe(true);
    expect(await search('the star key')).toEqual([]);
    const flows = planned.map(({ id, revision }) => ({ id, revision }));
    expect(await request('POST', '/flows/replace', { replacement, flows })).toMatchObject({
      status: 200,
      body: { changed: planned.length },
    });
    expect((await search('the star key')).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    const { database } = await import('@/server/database');
    expect(await listAudit(database(), { action: 'flow.draft_replaced' })).toHaveLength(planned.length);
    // The same again is a plan of yesterday: the revisions are no longer those.
    const again = { kind: 'text', find: 'the star key', put: 'star' };
    expect(await request('POST', '/flows/replace', { replacement: again, flows })).toMatchObject({
      status: 409,
      body: { code: 'outdated' },
    });
    expect(await search('the star key')).not.toEqual([]);
  });

  it('keeps out a flow that it would break', async () => {
    const id = await flowNamed('Satisfaction');
    const replacement = { kind: 'reference', of: 'flow', from: id, to: 'nothing' };
    const planned = await plan(replacement);
    expect(planned).toMatchObject([{ problems: [{ code: 'flow_missing' }] }]);
    const flows = planned.map(({ id: flow, revision }) => ({ id: flow, revision }));
    expect(await request('POST', '/flows/replace', { replacement, flows })).toMatchObject({ status: 409 });
  });

  it('renames a variable where it is handed over and taken back', async () => {
    const id = await flowNamed('Satisfaction');
    const planned = await plan({ kind: 'variable', flowId: id, from: 'score', to: 'stars' });
    expect(planned.find((flow) => flow.id === id)?.places.map(({ after }) => after)).toContain('stars');
    expect(planned.flatMap(({ problems }) => problems)).toEqual([]);
  });
});
