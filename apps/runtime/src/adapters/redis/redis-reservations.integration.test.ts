import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Stack, startTestStack } from '../../../../../tools/stack/src/index.ts';
import { describeReservations } from '../../ports/testing/reservations-conformance.ts';
import { MemoryLog } from '../memory/memory-log.ts';
import { RedisReservations } from './redis-reservations.ts';

let stack: Stack;
let direct: Redis;
const opened: RedisReservations[] = [];

beforeAll(async () => {
  stack = await startTestStack({ parts: ['redis'] });
  direct = new Redis(stack.redisUrl);
});

afterAll(async () => {
  await Promise.all(opened.map((each) => each.close()));
  direct?.disconnect();
  await stack?.stop();
});

async function connected(): Promise<RedisReservations> {
  const reservations = new RedisReservations(stack.redisUrl, new MemoryLog());
  opened.push(reservations);
  const probe = { lease: `probe-${opened.length}`, holder: 'me', epoch: 1 };
  await vi.waitUntil(async () => (await reservations.adopt(probe, [])) === 'adopted');
  return reservations;
}

describeReservations('Redis', async () => ({
  reservations: await connected(),
  another: connected,
  flush: async () => {
    await direct.flushall();
  },
  expire: async (group) => {
    const keys = await direct.keys(`patchbay:reservations:{${group}}*`);
    expect(keys.length).toBeGreaterThan(0);
    for (const key of keys) {
      expect(await direct.pttl(key), `${key} runs out`).toBeGreaterThan(0);
      await direct.pexpire(key, 0);
    }
  },
}));

const fence = { lease: 'outage', holder: 'me', epoch: 1 };
const match = (offerId: string, contactId: string, agentId: string) => ({ offerId, contactId, agentIds: [agentId] });

test('scripts that were thrown away are found again', async () => {
  const reservations = await connected();
  await reservations.adopt(fence, [match('1', 'a', 'ann')]);
  await direct.script('FLUSH');
  expect(await reservations.reserve(fence, [match('2', 'b', 'bob')])).toEqual(['lost']);
  expect(await reservations.adopt(fence, [match('1', 'a', 'ann')])).toBe('adopted');
  expect(await reservations.reserve(fence, [match('2', 'b', 'ann')])).toEqual(['agent_taken']);
});

test('a Redis that hangs is away after one deadline, and what it missed is noticed', async () => {
  const reservations = await connected();
  await reservations.adopt(fence, []);
  await direct.client('PAUSE', 3_000, 'ALL');
  expect(await reservations.reserve(fence, [match('1', 'a', 'ann')])).toEqual(['away']);
  expect(await reservations.reserve(fence, [match('1', 'a', 'ann')])).toEqual(['away']);
  expect(await reservations.adopt(fence, [])).toBe('away');
  await vi.waitUntil(async () => (await reservations.reserve(fence, [match('1', 'a', 'ann')]))[0] === 'lost', 10_000);
  expect(await reservations.adopt(fence, [match('1', 'a', 'ann')])).toBe('adopted');
});

test('where no Redis answers, nothing is thrown and one warning is given', async () => {
  // Port 9 (discard) of this machine has no Redis.
  const log = new MemoryLog();
  const reservations = new RedisReservations('redis://127.0.0.1:9', log);
  opened.push(reservations);
  await vi.waitUntil(() => log.lines.length > 0);
  expect(await reservations.adopt(fence, [])).toBe('away');
  expect(await reservations.reserve(fence, [match('1', 'a', 'ann')])).toEqual(['away']);
  expect(await reservations.release(fence, [match('1', 'a', 'ann')])).toBe('away');
  expect(log.lines).toHaveLength(1);
});
