import { type DeskCommand, deskReplyChannel, deskStream, emptyQueueDay, floorHash } from '@patchbay/records';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type Stack, startTestStack } from '../../../../../tools/stack/src/index.ts';
import { MemoryLog } from '../memory/memory-log.ts';
import { RedisDeskCommands } from './redis-desk-commands.ts';
import { RedisFloorBoard } from './redis-floor-board.ts';

let stack: Stack;
let studio: Redis;
let ears: Redis;
const replies: unknown[] = [];

beforeAll(async () => {
  stack = await startTestStack({ parts: ['redis'] });
  studio = new Redis(stack.redisUrl);
  ears = new Redis(stack.redisUrl);
  ears.on('message', (_channel, text) => replies.push(JSON.parse(text)));
  await ears.subscribe(deskReplyChannel);
});

beforeEach(() => {
  replies.length = 0;
});

afterAll(async () => {
  studio?.disconnect();
  ears?.disconnect();
  await stack?.stop();
});

const commandOf = (id: string): DeskCommand => ({
  id,
  actorId: 'ada',
  at: Date.now(),
  action: { type: 'agent.ready', agentId: 'ann' },
});
const give = (command: DeskCommand, id = '*') => studio.xadd(deskStream, id, 'json', JSON.stringify(command));

function opened() {
  const taken: string[] = [];
  const commands = new RedisDeskCommands(stack.redisUrl, Buffer.alloc(32, 7).toString('base64'), new MemoryLog());
  commands.start(async ({ id }) => {
    taken.push(id);
    return { id, ok: true };
  });
  return { commands, taken };
}

test('a command is carried out once and answered, also when it was given a moment before', async () => {
  await give(commandOf('before'));
  const { commands, taken } = opened();
  await vi.waitFor(() => expect(taken).toEqual(['before']));
  await give(commandOf('now'));
  await vi.waitFor(() =>
    expect(replies).toEqual([
      { id: 'before', ok: true },
      { id: 'now', ok: true },
    ]),
  );
  await commands.stop();
  // Whoever comes next reads the same commands again.
  const next = opened();
  await vi.waitFor(() => expect(replies).toHaveLength(4));
  expect(next.taken).toEqual([]);
  await next.commands.stop();
});

test('a command that waited too long is refused', async () => {
  const { commands, taken } = opened();
  await give(commandOf('first'));
  await vi.waitFor(() => expect(taken).toContain('first'));
  await studio.del(deskStream);
  await commands.stop();
  await give(commandOf('old'), '1000-1');
  const next = opened();
  await give(commandOf('young'));
  await vi.waitFor(() => expect(next.taken).toEqual(['young']));
  await next.commands.stop();
});

test('the floor holds what was written last, and nothing else after it was written whole', async () => {
  const board = new RedisFloorBoard(stack.redisUrl, new MemoryLog());
  const ready = new Promise<void>((resolve) => board.onLost(resolve));
  await ready;
  const queue = {
    kind: 'queue',
    id: 'support',
    open: true,
    waiting: 1,
    longestSinceMs: 5,
    today: { ...emptyQueueDay, offered: 1 },
    agents: { signedIn: 0, ready: 0, busy: 0, wrappingUp: 0, notReady: 0 },
    expectedWaitMs: null,
  } as const;
  await studio.hset(floorHash, 'agent:gone', '{}');
  board.replace([queue]);
  await vi.waitFor(async () => expect(await studio.hkeys(floorHash)).toEqual(['queue:support']));
  board.write([{ ...queue, waiting: 2 }], []);
  await vi.waitFor(async () => expect(await studio.hget(floorHash, 'queue:support')).toContain('"waiting":2'));
  board.write([], ['queue:support']);
  await vi.waitFor(async () => expect(await studio.hkeys(floorHash)).toEqual([]));
  board.close();
});
