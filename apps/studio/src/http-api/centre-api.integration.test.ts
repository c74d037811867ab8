import { floorHash, listAudit, type QueueLive } from '@patchbay/records';
import { emptyQueueDay } from '@patchbay/reports';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiForTests } from './testing/test-api';

const api = apiForTests();
const { request } = api;
let redis: Redis;

beforeAll(() => {
  redis = new Redis(api.stack.redisUrl);
});
afterAll(() => redis?.disconnect());

describe('queues over the HTTP API', () => {
  it('are listed, made, changed and taken out of use', async () => {
    const made = await request('POST', '/queues', {
      name: 'Returns',
      strategy: 'round_robin',
      rings: [{ afterMs: 0, wants: { all: [{ skill: 'demo-skill-english', levelMin: 3 }] } }],
    });
    expect(made).toMatchObject({ status: 200, body: { name: 'Returns', strategy: 'round_robin', wrapUpMs: 30_000 } });
    const { id } = made.body as { id: string };
    expect(await request('PATCH', `/queues/${id}`, { wrapUpMs: 0 })).toMatchObject({
      status: 200,
      body: { strategy: 'round_robin', wrapUpMs: 0 },
    });
    const names = async (path: string) =>
      ((await request('GET', path)).body as { name: string }[]).map((one) => one.name);
    expect(await names('/queues')).toContain('Returns');
    expect(await request('DELETE', `/queues/${id}`)).toMatchObject({ status: 200 });
    expect(await names('/queues')).not.toContain('Returns');
    expect(await names('/queues?archived=true')).toContain('Returns');
  });

  it('say where a value does not fit', async () => {
    const refused = await request('PATCH', '/queues/demo-queue-service', {
      overflow: [{ when: 'waited', afterMs: 60_000, action: { kind: 'queue', queueId: 'demo-queue-service' } }],
    });
    expect(refused).toMatchObject({
      status: 400,
      body: { code: 'value_invalid', errors: [{ path: 'overflow.0.action.queueId' }] },
    });
    expect(await request('GET', '/queues/nothing')).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });

  it('tell what goes on in them', async () => {
    const live: QueueLive = {
      kind: 'queue',
      id: 'demo-queue-service',
      open: true,
      waiting: 1,
      longestSinceMs: 1_000,
      today: { ...emptyQueueDay, offered: 4, answered: 3, answeredInTime: 2 },
      agents: { signedIn: 2, ready: 0, busy: 2, wrappingUp: 0, notReady: 0 },
      expectedWaitMs: 20_000,
    };
    const before = await request('GET', '/queues/demo-queue-service/live');
    expect(before).toMatchObject({ status: 200, body: { open: true, waiting: 0, contacts: [] } });
    await redis.hset(floorHash, 'queue:demo-queue-service', JSON.stringify(live));
    const { kind: _, ...told } = live;
    expect(await request('GET', '/queues/demo-queue-service/live')).toMatchObject({ status: 200, body: told });
  });
});

describe('agents over the HTTP API', () => {
  it('are listed by queue, changed, and left as they are where a field does not fit', async () => {
    const billing = (await request('GET', '/agents?queueId=demo-queue-billing')).body as { name: string }[];
    expect(billing.map(({ name }) => name)).toEqual(['Lucia Rossi', 'Nina Novak', 'Tom Becker']);
    expect(
      await request('PATCH', '/agents/demo-person-tom', { skills: [{ skillId: 'demo-skill-billing', level: 8 }] }),
    ).toMatchObject({ status: 200, body: { extension: '302', skills: [{ skillId: 'demo-skill-billing', level: 8 }] } });
    expect(await request('PATCH', '/agents/demo-person-tom', { extension: '301' })).toMatchObject({
      status: 409,
      body: { code: 'name_taken' },
    });
  });

  it('have a state, which needs a reason to be not ready and a runtime to be changed', async () => {
    expect(await request('GET', '/agents/demo-person-mei/state')).toMatchObject({
      status: 200,
      body: { status: 'signed_out', phone: 'away' },
    });
    expect(await request('PUT', '/agents/demo-person-mei/state', { status: 'not_ready' })).toMatchObject({
      status: 400,
      body: { code: 'reason_missing' },
    });
    const { database } = await import('@/server/database');
    const audits = await listAudit(database(), { subjectId: 'demo-person-mei' });
    expect(audits).toEqual([]);
  });
});
