import { type Connection, connect, flows, flowVersions, numbers, prompts, rollouts } from '@patchbay/drizzle';
import type { FlowDocument, JsonObject } from '@patchbay/flow-schema';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Stack, startTestStack } from '../../../../../tools/stack/src/index.ts';
import { PostgresFlowSource } from './postgres-flow-source.ts';

let stack: Stack;
let connection: Connection;

beforeAll(async () => {
  stack = await startTestStack({ parts: ['postgres'], migrate: true });
  connection = connect(stack.databaseUrl, { max: 2 });
});

afterAll(async () => {
  await connection?.close();
  await stack?.stop();
});

/** Makes what is published of a flow a document that names a sub-flow and a prompt. */
async function publish(flowId: string, version: string, subFlowId = '', promptId = ''): Promise<void> {
  const node = (id: string, type: string, config: JsonObject) => ({ id, type, version: 1, name: id, config });
  const document: FlowDocument = {
    schemaVersion: 1,
    kind: 'voice',
    name: version,
    description: '',
    languages: ['en-US'],
    variables: [],
    nodes: [
      node('sub', 'sub_flow', { flowId: subFlowId }),
      node('say', 'say', { prompt: [{ kind: 'prompt', promptId }] }),
    ],
    edges: [],
    errorHandler: null,
    tests: [],
  };
  const { db } = connection;
  await db.insert(flowVersions).values({ hash: version, document });
  await db
    .insert(flows)
    .values({ id: flowId, name: flowId, kind: 'voice', publishedVersion: version })
    .onConflictDoUpdate({ target: flows.id, set: { publishedVersion: version } });
}

const hash = (name: string) => `${name}-0123456789abcdef`;

test('what was published a moment ago is what the next call gets, however far down it stands', async () => {
  const { db } = connection;
  const source = new PostgresFlowSource(connection);
  const pinsNow = async () => {
    const found = await source.byNumber('2000', { callerNumber: '', callId: 'c' });
    return found.found ? found.pins : found.reason;
  };
  expect(await pinsNow()).toBe('unknown_number');
  await publish('root', hash('a'), 'sub', 'greeting');
  await db.insert(numbers).values({ number: '2000', flowId: 'root' });
  const alone = { flows: { root: hash('a') }, prompts: {} };
  expect(await pinsNow()).toEqual(alone);
  expect(await pinsNow()).toEqual(alone);

  await publish('sub', hash('b'));
  expect(await pinsNow()).toEqual({ flows: { root: hash('a'), sub: hash('b') }, prompts: {} });
  await db.insert(prompts).values({ id: 'greeting', name: 'Greeting', publishedRevision: 'r1' });
  expect(await pinsNow()).toMatchObject({ prompts: { greeting: 'r1' } });
  await db.update(prompts).set({ publishedRevision: 'r2' }).where(eq(prompts.id, 'greeting'));
  expect(await pinsNow()).toMatchObject({ prompts: { greeting: 'r2' } });
  await publish('sub', hash('c'));
  expect(await pinsNow()).toMatchObject({ flows: { sub: hash('c') } });
  await publish('root', hash('d'));
  expect(await pinsNow()).toEqual({ flows: { root: hash('d') }, prompts: {} });
  expect(source.document(hash('d')).name).toBe(hash('d'));

  await publish('other', hash('e'));
  await db.update(numbers).set({ flowId: 'other' }).where(eq(numbers.number, '2000'));
  expect(await pinsNow()).toEqual({ flows: { other: hash('e') }, prompts: {} });
  await db.update(flows).set({ archivedAt: new Date() }).where(eq(flows.id, 'other'));
  expect(await pinsNow()).toBe('unknown_number');
  await db.delete(numbers).where(eq(numbers.number, '2000'));
  expect(await pinsNow()).toBe('unknown_number');
});

test('a caller whom a roll-out has chosen gets its version until it is over, and everyone else the old one', async () => {
  const { db } = connection;
  await publish('leaf', hash('leaf-new'));
  await publish('leaf', hash('leaf-old'));
  await publish('tree', hash('tree-new'), 'leaf');
  await publish('tree', hash('tree-old'));
  await db.insert(numbers).values({ number: '3000', flowId: 'tree' });
  const source = new PostgresFlowSource(connection);
  const flowsFor = async (callerNumber: string) => {
    const found = await source.byNumber('3000', { callerNumber, callId: 'c' });
    return found.found ? found.pins.flows : found.reason;
  };
  const begin = async (flowId: string, patterns: string[]) => {
    await db.insert(rollouts).values({
      id: `rollout-${flowId}`,
      flowId,
      version: hash(`${flowId}-new`),
      number: 2,
      baseVersion: hash(`${flowId}-old`),
      baseNumber: 1,
      audience: { kind: 'numbers', patterns },
      homeCountry: 'DE',
    });
  };
  const everyone = { tree: hash('tree-old') };
  expect(await flowsFor('1001')).toEqual(everyone);
  await begin('tree', ['10*']);
  const chosen = { tree: hash('tree-new'), leaf: hash('leaf-old') };
  for (const caller of ['1001', '2001', '1002', '2002', '1001']) {
    expect(await flowsFor(caller)).toEqual(caller.startsWith('10') ? chosen : everyone);
  }
  expect(source.document(hash('tree-new')).name).toBe(hash('tree-new'));

  await begin('leaf', ['1001', '2001']);
  for (const caller of ['1001', '2001', '1002', '2002', '1001']) {
    const leaf = hash(caller === '1001' ? 'leaf-new' : 'leaf-old');
    expect(await flowsFor(caller)).toEqual(caller.startsWith('10') ? { ...chosen, leaf } : everyone);
  }

  const audience = { kind: 'numbers' as const, patterns: ['2002'] };
  await db
    .update(rollouts)
    .set({ audience, countedSince: new Date(Date.now() + 1_000) })
    .where(eq(rollouts.flowId, 'tree'));
  expect(await flowsFor('1001')).toEqual(everyone);
  expect(await flowsFor('2002')).toEqual(chosen);

  await db.update(rollouts).set({ endedAt: new Date(), ending: 'back' });
  for (const caller of ['1001', '2001', '2002']) expect(await flowsFor(caller)).toEqual(everyone);
});
