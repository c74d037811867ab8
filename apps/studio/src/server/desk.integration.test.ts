import { type DeskCommand, deskReplyChannel, deskStream } from '@patchbay/records';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestStack } from '../../../../tools/stack/src/index.ts';
import { DeskLine, refusalError } from './desk';

describe('a command from the studio to the runtime', () => {
  let stack: Awaited<ReturnType<typeof startTestStack>>;
  let runtime: Redis;
  let line: DeskLine;
  const open: Redis[] = [];

  function connection(): Redis {
    const redis = new Redis(stack.redisUrl);
    open.push(redis);
    return redis;
  }

  beforeAll(async () => {
    stack = await startTestStack({ parts: ['redis'] });
    runtime = connection();
    line = new DeskLine(connection(), connection());
  });
  afterAll(async () => {
    for (const redis of open) redis.disconnect();
    await stack?.stop();
  });

  /** The next command on the stream. */
  async function nextCommand(after: string): Promise<DeskCommand> {
    const found = await connection().xread('BLOCK', 10_000, 'STREAMS', deskStream, after);
    return JSON.parse(found?.[0]?.[1][0]?.[1][1] ?? 'null');
  }

  it('gets its own reply, whatever else is answered meanwhile', async () => {
    const taken = nextCommand('0');
    const sent = line.send({ type: 'agent.ready', agentId: 'a1' }, { id: 'a1' });
    const command = await taken;
    expect(command).toMatchObject({ actorId: 'a1', action: { type: 'agent.ready', agentId: 'a1' } });
    await runtime.publish(deskReplyChannel, 'not json');
    await runtime.publish(deskReplyChannel, JSON.stringify({ id: 'another', ok: true }));
    await runtime.publish(
      deskReplyChannel,
      JSON.stringify({ id: command.id, ok: false, code: 'no_phone', message: 'a1 has no phone' }),
    );
    const reply = await sent;
    expect(reply).toEqual({ id: command.id, ok: false, code: 'no_phone', message: 'a1 has no phone' });
    if (!reply.ok) expect(refusalError(reply)).toMatchObject({ code: 'desk_no_phone', kind: 'CONFLICT' });
  });

  it('says so when no runtime takes it', async () => {
    await expect(line.send({ type: 'agent.sign_in', agentId: 'a2' }, { id: 'a2' })).rejects.toMatchObject({
      code: 'desk_no_answer',
      kind: 'SERVICE_UNAVAILABLE',
    });
  });

  it('says so when Redis is not there', async () => {
    const nowhere = () => {
      const redis = new Redis({ port: 1, host: '127.0.0.1', maxRetriesPerRequest: 0, retryStrategy: () => null });
      redis.on('error', () => undefined);
      open.push(redis);
      return redis;
    };
    const cut = new DeskLine(nowhere(), nowhere());
    await expect(cut.send({ type: 'agent.sign_in', agentId: 'a2' }, { id: 'a2' })).rejects.toMatchObject({
      code: 'desk_unreachable',
    });
  });
});
