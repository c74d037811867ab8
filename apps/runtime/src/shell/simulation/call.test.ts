import { expect, test } from 'vitest';
import type { Journal } from '../../ports/journal.ts';
import { allFlows } from './flows.ts';
import { SimulatedWorld } from './simulated-world.ts';

async function serving(options: Partial<ConstructorParameters<typeof SimulatedWorld>[0]> = {}) {
  const world = new SimulatedWorld({ flows: allFlows, ...options });
  const life = world.begin();
  await world.pass(300);
  return { world, life };
}

const heard = (...texts: string[]) => texts.map((text) => `/media/speech/${text}`);

test('M1: a caller is answered, presses a key, hears the rest and is hung up', async () => {
  const { world } = await serving();
  const caller = world.exchange.call({ calledNumber: '2000' });
  await world.pass(200);
  expect(caller.heard).toEqual(heard('menu'));
  caller.press('1');
  await world.pass(100);
  expect(caller.heard).toEqual(heard('menu', 'bye'));
  await world.pass(2_000);
  expect(world.exchange.inventory()).toEqual({ channels: [], bridges: [] });
  expect(world.log.lines.filter(({ level }) => level === 'error' || level === 'warn')).toEqual([]);
  expect(world.store.stored('run-1')).toMatchObject({ run: { status: 'ended' }, call: { endReason: 'hung_up' } });
});

test('M2, J2: while the store is away no command leaves; afterwards the call goes on and nothing is lost', async () => {
  let away = false;
  const journal = (store: Journal): Journal => ({
    append: async (fence, writes) => {
      if (away) throw new Error('The store is away.');
      await store.append(fence, writes);
    },
    liveRuns: (lease) => store.liveRuns(lease),
    abandon: (fence, runIds, at) => store.abandon(fence, runIds, at),
    endedChannels: (ids) => store.endedChannels(ids),
    entries: (runId) => store.entries(runId),
  });
  const { world, life } = await serving({ journal });
  const caller = world.exchange.call({ calledNumber: '2000' });
  await world.pass(200);
  away = true;
  caller.press('1');
  await world.pass(20_000);
  expect(caller.heard).toEqual(heard('menu'));
  expect(caller.state).toBe('up');
  expect(life.shell.status().storeAnswers).toBe(false);
  away = false;
  await world.pass(1_500);
  expect(caller.heard).toEqual(heard('menu', 'bye'));
  expect(life.shell.status().storeAnswers).toBe(true);
});

test('M3: the same key told twice is one key', async () => {
  const { world } = await serving({ faults: { event: ({ type }) => (type === 'digit' ? 'double' : 'pass') } });
  const caller = world.exchange.call({ calledNumber: '5000' });
  await world.pass(1_500);
  for (const key of '1234') {
    caller.press(key);
    await world.pass(100);
  }
  expect(caller.heard).toEqual(heard('pin', 'thanks'));
});

test('M4, J5: the keys of a secret stand in no event, command or step in clear', async () => {
  const { world } = await serving();
  const caller = world.exchange.call({ calledNumber: '5000' });
  await world.pass(1_500);
  for (const key of '7391') {
    caller.press(key);
    await world.pass(100);
  }
  const keys = (await world.store.entries('run-1'))
    .map(({ event }) => event)
    .filter(({ type }) => type === 'dtmf.received');
  expect(keys).toEqual([...'7391'].map((key) => ({ type: 'dtmf.received', digit: { $sensitive: key } })));
});

test('A2: a flow is reached by its id from a seat, and not from outside', async () => {
  const { world } = await serving();
  const seat = world.exchange.call({ calledNumber: 'flow-flow-menu', side: 'seat' });
  const outside = world.exchange.call({ calledNumber: 'flow-flow-menu', side: 'outside' });
  await world.pass(500);
  expect(seat.heard).toEqual(heard('menu'));
  expect(outside.heard).toEqual(heard('The number you have dialled is not in service.'));
});

test('A3: a number that no flow answers is told so and hung up; the number stands in the log under pii only', async () => {
  const { world } = await serving();
  const caller = world.exchange.call({ calledNumber: '9999', callerNumber: '+4930123' });
  await world.pass(5_000);
  expect(caller.heard).toHaveLength(2);
  expect(world.exchange.inventory().channels).toEqual([]);
  expect(world.store.runIds()).toEqual([]);
  const [line] = world.log.lines.filter(({ level }) => level === 'warn');
  expect(line?.fields).toMatchObject({ reason: 'unknown_number', pii: { callerNumber: '+4930123' } });
});

test('L1: screens are told of the start, each step and the end, and of no caller', async () => {
  const { world } = await serving();
  const caller = world.exchange.call({ calledNumber: '2000', callerNumber: '+4930123' });
  await world.pass(200);
  caller.press('1');
  await world.pass(3_000);
  const { published } = world.live;
  expect(published.at(0)).toMatchObject({ type: 'call.started', callId: 'run-1', flowId: 'flow-menu' });
  expect(published.at(-1)).toMatchObject({ type: 'call.ended', reason: 'hung_up' });
  const nodes = published.flatMap((one) => (one.type === 'call.step' && one.port === null ? [one.nodeId] : []));
  expect(nodes).toEqual(['start', 'choose', 'bye', 'end']);
  expect(JSON.stringify(published)).not.toContain('4930123');
});

test('a supervisor ends a call from the studio', async () => {
  const { world } = await serving();
  const caller = world.exchange.call({ calledNumber: '2000' });
  await world.pass(200);
  world.live.change({ kind: 'call.hangup', callId: 'run-1' });
  await world.pass(200);
  expect(world.exchange.inventory().channels).toEqual([]);
  expect(world.store.stored('run-1')?.run.end?.reason).toBe('cancelled');
  expect(caller.heard).toEqual(heard('menu'));
});

test('a person takes a call out of a node it is stuck in: it has failed there, and the caller hears so', async () => {
  const { world } = await serving();
  const caller = world.exchange.call({ calledNumber: '2000' });
  await world.pass(200);
  world.live.change({ kind: 'call.unstick', callId: 'run-1', depth: 3 });
  await world.pass(200);
  expect(world.store.stored('run-1')?.run.status).toBe('running');
  world.live.change({ kind: 'call.unstick', callId: 'run-1', depth: 0 });
  await world.pass(40_000);
  expect(world.store.stored('run-1')?.run.end).toMatchObject({ reason: 'failed', failure: { code: 'abandoned' } });
  expect(caller.heard).toHaveLength(heard('menu').length + 1);
  expect(world.exchange.inventory().channels).toEqual([]);
});
