import { type DeskReply, deskReplyChannel, deskStream, type FloorField, floorHash } from '@patchbay/records';
import { Redis } from 'ioredis';
import { afterAll, beforeAll } from 'vitest';
import { type Stack, startTestStack } from '../../../../../tools/stack/src/index.ts';
import { describeDeskCommands } from '../../ports/testing/desk-commands-conformance.ts';
import { describeFloorBoard } from '../../ports/testing/floor-board-conformance.ts';
import { MemoryLog } from '../memory/memory-log.ts';
import { RedisDeskCommands } from './redis-desk-commands.ts';
import { RedisFloorBoard } from './redis-floor-board.ts';

let stack: Stack;
let redis: Redis;
let ears: Redis;
let replies: DeskReply[] = [];

beforeAll(async () => {
  stack = await startTestStack({ parts: ['redis'] });
  redis = new Redis(stack.redisUrl);
  ears = new Redis(stack.redisUrl);
  ears.on('message', (_channel, text) => replies.push(JSON.parse(text)));
  await ears.subscribe(deskReplyChannel);
});

afterAll(async () => {
  redis?.disconnect();
  ears?.disconnect();
  await stack?.stop();
});

describeDeskCommands('Redis', async () => {
  await redis.flushall();
  replies = [];
  const heard = replies;
  return {
    open: () => new RedisDeskCommands(stack.redisUrl, Buffer.alloc(32, 7).toString('base64'), new MemoryLog()),
    give: async (command, agoMs = 0) => {
      const id = agoMs === 0 ? '*' : `${Date.now() - agoMs}-*`;
      await redis.xadd(deskStream, id, 'json', JSON.stringify(command));
    },
    replies: () => heard,
  };
});

describeFloorBoard('Redis', async () => {
  await redis.flushall();
  const board = new RedisFloorBoard(stack.redisUrl, new MemoryLog());
  await new Promise<void>((resolve) => board.onLost(resolve));
  board.onLost(() => undefined);
  return {
    board,
    read: async () => {
      const fields = await redis.hgetall(floorHash);
      return Object.fromEntries(Object.entries(fields).map(([name, json]) => [name, JSON.parse(json) as FloorField]));
    },
    lose: async () => {
      await redis.flushall();
    },
  };
});
