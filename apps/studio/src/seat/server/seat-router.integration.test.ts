import { randomUUID } from 'node:crypto';
import {
  agentQueues,
  agents,
  callSteps,
  calls,
  conversations,
  flowVersions,
  queues,
  sessions,
  sipEndpoints,
  users,
} from '@patchbay/drizzle';
import { type FlowDocument, versionHash } from '@patchbay/flow-schema';
import {
  type AgentLive,
  type ConversationLive,
  deskReplyChannel,
  deskStream,
  floorFieldName,
  floorHash,
} from '@patchbay/records';
import { type CopiedDatabase, copyDatabase } from '@patchbay/records/testing';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/server/context';
import { type Stack, startTestStack } from '../../../../../tools/stack/src/index.ts';

let copied: CopiedDatabase;
let stack: Stack;
let redis: Redis;
let caller: (actor: Actor) => Awaited<ReturnType<typeof makeCaller>>;

const mine: Actor = { id: 'me', name: 'Me', role: 'agent', via: 'session', mustChangePassword: false };
const theirs: Actor = { ...mine, id: 'them', name: 'Them' };

async function makeCaller(actor: Actor) {
  const [{ seatRouter }, { createCaller }, { database }] = await Promise.all([
    import('./seat-router'),
    import('@/server/trpc'),
    import('@/server/database'),
  ]);
  return createCaller(seatRouter)({ db: database(), actor, headers: new Headers() });
}

const formDocument: FlowDocument = {
  schemaVersion: 1,
  kind: 'voice',
  name: 'Form',
  description: '',
  languages: ['en-US'],
  variables: [
    { name: 'reason', type: 'text', role: 'local', sensitive: false, description: '' },
    { name: 'pin', type: 'text', role: 'local', sensitive: true, description: '' },
  ],
  nodes: [
    {
      id: 'form',
      type: 'agent_form',
      version: 1,
      name: '',
      config: {
        titleEn: 'About the call',
        titleZh: '本次来电',
        fields: [
          { variable: 'reason', labelEn: 'Reason', labelZh: '原因', kind: 'text', required: true },
          { variable: 'pin', labelEn: 'PIN', labelZh: '密码', kind: 'text' },
        ],
      },
    },
  ],
  edges: [],
  errorHandler: null,
  tests: [],
};

describe('what agents ask of the studio', () => {
  beforeAll(async () => {
    copied = await copyDatabase();
    stack = await startTestStack({ parts: ['postgres', 'redis'], databaseUrl: copied.databaseUrl });
    Object.assign(process.env, {
      DATABASE_URL: stack.databaseUrl,
      REDIS_URL: stack.redisUrl,
      PATCHBAY_HOME: stack.home,
      PATCHBAY_SECRET: Buffer.alloc(32, 7).toString('base64'),
    });
    redis = new Redis(stack.redisUrl);
    const { database } = await import('@/server/database');
    const db = database();
    for (const { id, name } of [mine, theirs]) {
      await db.insert(users).values({ id, name, email: `${id}@example.test` });
      await db.insert(agents).values({ userId: id });
    }
    await db.insert(queues).values({ id: 'q', name: 'Queue', wrapUpRequired: true });
    await db.insert(agentQueues).values({ userId: 'me', queueId: 'q' });
    const version = versionHash(formDocument);
    await db.insert(flowVersions).values({ hash: version, document: formDocument });
    for (const [id, agentId] of [
      ['call-me', 'me'],
      ['call-them', 'them'],
    ] as const) {
      const call = {
        id,
        direction: 'inbound',
        callerNumber: '+4930',
        calledNumber: '2000',
        startedAt: new Date(),
      } as const;
      await db.insert(calls).values({ ...call, flowId: 'f', version });
      await db.insert(conversations).values({
        id: `${id}.0`,
        callId: id,
        agentId,
        queueId: 'q',
        direction: 'inbound',
        offeredAt: new Date(),
        answeredAt: new Date(),
      });
    }
    await db.insert(callSteps).values({
      callId: 'call-me',
      index: 0,
      at: new Date(),
      flowId: 'f',
      version,
      nodeId: 'form',
      kind: 'node.entered',
    });
    for (const { id } of [mine, theirs]) {
      await db
        .insert(sessions)
        .values({ id: `s-${id}`, token: randomUUID(), userId: id, expiresAt: new Date(Date.now() + 9e6) });
      await db.insert(sipEndpoints).values({
        id: `seat-${id}`,
        kind: 'seat',
        userId: id,
        sessionId: `s-${id}`,
        passwordSealed: '',
        expiresAt: new Date(Date.now() + 9e6),
      });
    }
    const callers = new Map([
      [mine, await makeCaller(mine)],
      [theirs, await makeCaller(theirs)],
    ]);
    caller = (actor) => {
      const found = callers.get(actor);
      if (found === undefined) throw new Error('nobody of this test');
      return found;
    };
    await answerEverything();
  });
  afterAll(async () => {
    redis?.disconnect();
    for (const one of runtime) one.disconnect();
    await stack?.stop();
    await copied?.drop();
  });

  const runtime: Redis[] = [];
  const taken: { actorId: string; action: Record<string, unknown> }[] = [];

  /** A runtime that does whatever it is told. */
  async function answerEverything(): Promise<void> {
    const reader = new Redis(stack.redisUrl);
    runtime.push(reader);
    let after = '0';
    const next = async (): Promise<void> => {
      const found = await reader.xread('BLOCK', 0, 'STREAMS', deskStream, after);
      for (const [id, fields] of found?.[0]?.[1] ?? []) {
        after = id;
        const command = JSON.parse(fields[1] ?? 'null');
        taken.push(command);
        await redis.publish(deskReplyChannel, JSON.stringify({ id: command.id, ok: true }));
      }
      return await next();
    };
    next().catch(() => undefined);
  }

  const put = (field: AgentLive | ConversationLive) =>
    redis.hset(floorHash, floorFieldName(field), JSON.stringify(field));
  const code = (promise: Promise<unknown>) =>
    promise.then(
      () => 'done',
      (error: { cause?: { code?: string }; code?: string }) => error.cause?.code ?? error.code,
    );

  it('lets them act on their own conversation, whoever they say they are', async () => {
    const hold = { type: 'call.hold', conversationId: 'call-me.0' } as const;
    expect(await code(caller(mine).act(hold))).toBe('done');
    expect(await code(caller(theirs).act(hold))).toBe('not_found');
    expect(await code(caller(mine).act({ ...hold, conversationId: 'no-such.0' }))).toBe('not_found');
    const forged = { type: 'agent.ready', agentId: 'them' } as unknown as { type: 'agent.ready' };
    await caller(mine).act(forged);
    expect(taken.at(-1)).toMatchObject({ actorId: 'me', action: { type: 'agent.ready', agentId: 'me' } });
    const floor = { type: 'floor.hangup', callId: 'call-them' } as unknown as { type: 'agent.ready' };
    expect(await code(caller(mine).act(floor))).toBe('BAD_REQUEST');
    const strange = {
      type: 'call.transfer',
      conversationId: 'call-me.0',
      target: { kind: 'number', number: 'sip:x@y' },
    };
    expect(await code(caller(mine).act(strange as never))).toBe('BAD_REQUEST');
  });

  it('believes the floor, where a conversation has gone to somebody else', async () => {
    const live = {
      kind: 'conversation',
      part: 'agent',
      colleague: null,
      callId: 'call-me',
      queueId: 'q',
      direction: 'inbound',
      state: 'talking',
    } as const;
    const rest = { sinceMs: 1, answeredAtMs: 1, recording: 'off', consult: null, supervisors: [], why: null } as const;
    await put({ ...live, ...rest, id: 'call-me.0', agentId: 'them' });
    expect(await code(caller(mine).act({ type: 'call.resume', conversationId: 'call-me.0' }))).toBe('not_found');
    expect(await code(caller(theirs).act({ type: 'call.resume', conversationId: 'call-me.0' }))).toBe('done');
    await redis.hdel(floorHash, 'conversation:call-me.0');
  });

  it('shows and keeps only what belongs to a call of theirs', async () => {
    expect(await code(caller(mine).callDetails({ callId: 'call-me' }))).toBe('done');
    expect(await code(caller(mine).callDetails({ callId: 'call-them' }))).toBe('not_found');
    const note = { id: randomUUID(), text: 'Hello' };
    expect(await code(caller(mine).saveNote({ ...note, callId: 'call-them' }))).toBe('not_found');
    expect(await code(caller(mine).saveNote({ ...note, callId: 'call-me' }))).toBe('done');
    expect(await code(caller(theirs).saveNote({ ...note, callId: 'call-them', text: 'Mine' }))).toBe('not_found');
    const item = { title: 'Do it', dueAt: null };
    expect(await code(caller(mine).addOpenItem({ ...item, callId: 'call-them' }))).toBe('not_found');
    expect(await code(caller(mine).wrapUp({ conversationId: 'call-them.0', codeId: 'x' }))).toBe('not_found');
    expect(await code(caller(mine).phone({ endpointId: 'seat-them' }))).toBe('not_found');
    expect(await code(caller(mine).phone({ endpointId: 'seat-me' }))).toBe('done');
  });

  it('shows a call that rings at them, before anything is written down', async () => {
    await put({
      kind: 'agent',
      id: 'me',
      status: 'ringing',
      reason: null,
      sinceMs: 1,
      callId: 'call-them',
      conversationId: null,
      queueId: 'q',
      phone: 'ready',
      wrapUpUntilMs: null,
    });
    expect(await code(caller(mine).callDetails({ callId: 'call-them' }))).toBe('done');
    await redis.hdel(floorHash, 'agent:me');
    expect(await code(caller(mine).callDetails({ callId: 'call-them' }))).toBe('not_found');
  });

  it('takes a form as its flow describes it, and seals what is secret on the way to the runtime', async () => {
    const form = { callId: 'call-me', flowId: 'f', nodeId: 'form' };
    expect(await code(caller(mine).fillForm({ ...form, values: {} }))).toBe('form_invalid');
    expect(await code(caller(mine).fillForm({ ...form, values: { reason: 7 } }))).toBe('form_invalid');
    expect(await code(caller(mine).fillForm({ ...form, nodeId: 'other', values: { reason: 'x' } }))).toBe('not_found');
    expect(await code(caller(theirs).fillForm({ ...form, values: { reason: 'x' } }))).toBe('not_found');
    await caller(mine).fillForm({ ...form, values: { reason: 'order', pin: '4711', unknown: 'dropped' } });
    expect(taken.at(-1)?.action).toMatchObject({
      type: 'form.fill',
      values: { reason: 'order', pin: { $sealed: expect.any(String) } },
    });
    expect(JSON.stringify(taken)).not.toContain('4711');
    const { forms } = await caller(mine).callDetails({ callId: 'call-me' });
    expect(forms).toMatchObject([{ answer: { reason: 'order', pin: '••••' } }]);
  });

  it('ends no after-call work before the code that the queue wants', async () => {
    await put({
      kind: 'agent',
      id: 'me',
      status: 'after_call_work',
      reason: null,
      sinceMs: 1,
      callId: 'call-me',
      conversationId: 'call-me.0',
      queueId: 'q',
      phone: 'ready',
      wrapUpUntilMs: null,
    });
    expect(await code(caller(mine).act({ type: 'agent.finish_wrap_up' }))).toBe('wrap_up_code_missing');
  });
});
