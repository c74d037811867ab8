import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestStack } from '../../../../../../tools/stack/src/index.ts';
import { presenceTiming } from '../presence-timing';
import { PresenceBoard } from './presence-board';

describe('who has a draft open', () => {
  let stack: Awaited<ReturnType<typeof startTestStack>>;
  let redis: Redis;
  let now = 0;

  beforeAll(async () => {
    stack = await startTestStack({ parts: ['redis'] });
    redis = new Redis(stack.redisUrl);
  });
  afterAll(async () => {
    redis?.disconnect();
    await stack?.stop();
  });

  const board = () => new PresenceBoard(redis, () => now);
  const tab = (name: string, ...nodes: string[]) => ({ tab: `tab-${name}`, userId: `user-${name}`, name, nodes });

  it('is known by flow, with what each has selected last', async () => {
    await board().here('one', tab('Max', 'menu'));
    await board().here('one', tab('Li'));
    await board().here('other', tab('Ana'));
    await board().here('one', tab('Max', 'end'));
    expect(await board().list('one')).toEqual([tab('Li'), tab('Max', 'end')]);
  });

  it('forgets who did not say for long that they are there, and the flow once all are gone', async () => {
    await board().here('quiet', tab('Max'));
    now += presenceTiming.goneAfterMs - 1;
    await board().here('quiet', tab('Li'));
    expect((await board().list('quiet')).map(({ name }) => name)).toEqual(['Li', 'Max']);
    now += 1;
    expect((await board().list('quiet')).map(({ name }) => name)).toEqual(['Li']);
    expect(await redis.pttl('patchbay:presence:quiet')).toBeGreaterThan(0);
  });

  it('lets nobody send another away', async () => {
    await board().here('mine', tab('Max'));
    expect(await board().left('mine', 'tab-Max', 'user-Li')).toBe(false);
    expect(await board().left('mine', 'tab-Max', 'user-Max')).toBe(true);
    expect(await board().list('mine')).toEqual([]);
  });

  it('ignores what another release wrote', async () => {
    await redis.hset('patchbay:presence:old', 'tab-1', 'not json', 'tab-2', '{"who":"Max"}');
    expect(await board().list('old')).toEqual([]);
    expect(await redis.exists('patchbay:presence:old')).toBe(0);
  });
});
