import { changesChannel, type LiveMessage, liveChannel } from '@patchbay/records';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Stack, startTestStack } from '../../../../../tools/stack/src/index.ts';
import { MemoryLog } from '../memory/memory-log.ts';
import { MemoryMeters } from '../memory/memory-meters.ts';
import { RedisLiveBus } from './redis-live-bus.ts';

let stack: Stack;
const started: LiveMessage = { type: 'call.started', callId: 'r1', flowId: 'f', version: 'v', at: 1 };

beforeAll(async () => {
  stack = await startTestStack({ parts: ['redis'] });
});

afterAll(async () => {
  await stack?.stop();
});

function open(url: string) {
  const log = new MemoryLog();
  const meters = new MemoryMeters();
  const bus = new RedisLiveBus(url, log, meters);
  const changes: unknown[] = [];
  bus.onChange((change) => changes.push(change));
  return { bus, log, meters, changes };
}

test('news reach whoever listens, and changes reach us', async () => {
  const { bus, changes } = open(stack.redisUrl);
  const other = new Redis(stack.redisUrl);
  const listener = new Redis(stack.redisUrl);
  const news: unknown[] = [];
  listener.on('message', (_channel: string, text: string) => news.push(JSON.parse(text)));
  await listener.subscribe(liveChannel);
  await vi.waitUntil(() => bus.connected && changes.length === 1);
  expect(changes).toEqual([{ kind: 'resubscribed' }]);
  bus.publish(started);
  await other.publish(changesChannel, 'no JSON');
  await other.publish(changesChannel, JSON.stringify({ kind: 'trunk', id: 't1' }));
  await vi.waitUntil(() => news.length === 1 && changes.length === 2);
  expect(news).toEqual([started]);
  expect(changes[1]).toEqual({ kind: 'trunk', id: 't1' });
  await bus.close();
  other.disconnect();
  listener.disconnect();
});

test('L1: where Redis does not answer, publishing returns at once, counts, and warns once', async () => {
  // Port 9 (discard) of this machine has no Redis.
  const { bus, log, meters } = open('redis://127.0.0.1:9');
  await vi.waitUntil(() => log.lines.length > 0);
  bus.publish(started);
  bus.publish(started);
  expect(bus.connected).toBe(false);
  expect(meters.counts.get('live_dropped_total')).toBe(2);
  expect(log.lines).toHaveLength(1);
  await bus.close();
});
