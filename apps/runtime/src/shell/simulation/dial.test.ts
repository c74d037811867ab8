import { describe, expect, test } from 'vitest';
import type { FarEnd } from '../../adapters/simulated-telephony/simulated-types.ts';
import type { DialPlan } from '../../ports/dial-plan.ts';
import { allFlows } from './flows.ts';
import { SimulatedWorld } from './simulated-world.ts';

const endpoint = 'PJSIP/+4930901820@trunk-1';

async function transferred(farEnd: FarEnd | null, options: { dialPlan?: DialPlan } = {}) {
  const world = new SimulatedWorld({ flows: allFlows, ...options });
  if (farEnd) world.exchange.setFarEnd(endpoint, farEnd);
  const life = world.begin();
  await world.pass(300);
  const caller = world.exchange.call({ calledNumber: '3000' });
  await world.pass(100);
  const [leg] = world.exchange.inventory().channels.filter(({ arrival }) => !arrival);
  return { world, life, caller, legId: leg?.id ?? '' };
}

const words = (caller: { heard: readonly string[] }) => caller.heard.map((path) => path.replace('/media/speech/', ''));

test('D2, D3: the caller hears ringing, talks, and goes on when the far end leaves', async () => {
  const { world, caller, legId } = await transferred({ kind: 'answer', afterMs: 3_000 });
  expect(world.exchange.channel(caller.channelId).ringingIndicated).toBe(true);
  await world.pass(3_500);
  expect(world.exchange.channel(caller.channelId).ringingIndicated).toBe(false);
  expect(caller.joinedWith).toBe(legId);
  world.exchange.farEnd(legId).hangUp();
  await world.pass(500);
  expect(words(caller)).toEqual(['talked']);
  expect(world.exchange.inventory().bridges).toEqual([]);
});

test('D2: when the caller first reached a person is kept with the call; ringing alone does not count', async () => {
  const { world } = await transferred({ kind: 'answer', afterMs: 3_000 });
  await world.pass(2_000);
  expect(world.store.stored('run-1')?.call).toMatchObject({ personAt: null });
  await world.pass(2_000);
  expect(world.store.stored('run-1')?.call?.personAt).toBeGreaterThan(0);
});

test.each([
  [{ kind: 'refuse', cause: 17 }, 'busy'],
  [{ kind: 'refuse', cause: 21 }, 'busy'],
  [{ kind: 'refuse', cause: 1 }, 'failed'],
  [{ kind: 'offline' }, 'nobody'],
  [null, 'failed'],
] as const)('D3: %j is heard as %s', async (farEnd, outcome) => {
  const { world, caller } = await transferred(farEnd);
  await world.pass(500);
  expect(words(caller)).toEqual([outcome]);
});

test('D3: nobody answers within the ring time', async () => {
  const { world, caller } = await transferred({ kind: 'ring' });
  await world.pass(19_000);
  expect(words(caller)).toEqual([]);
  await world.pass(1_500);
  expect(words(caller)).toEqual(['nobody']);
  expect(world.exchange.inventory().channels).toHaveLength(1);
});

test('D1: what the dial plan refuses is never dialled', async () => {
  const dialPlan: DialPlan = { route: async () => ({ ok: false, outcome: 'refused', message: 'No rule allows it.' }) };
  const { world, caller, legId } = await transferred({ kind: 'answer', afterMs: 10 }, { dialPlan });
  await world.pass(500);
  expect(legId).toBe('');
  expect(words(caller)).toEqual(['failed']);
});

test.each([
  ['ringing', 1_000],
  ['talking', 5_000],
] as const)('D4: a caller who leaves while %s takes the far end along', async (_state, afterMs) => {
  const { world, caller } = await transferred({ kind: 'answer', afterMs: 3_000 });
  await world.pass(afterMs);
  caller.hangUp();
  await world.pass(100);
  expect(world.exchange.inventory()).toEqual({ channels: [], bridges: [] });
});

test.each([
  ['ringing', 1_000],
  ['talking', 5_000],
] as const)('T3: a restart while %s leaves both where they are', async (_state, afterMs) => {
  const { world, life, caller, legId } = await transferred({ kind: 'answer', afterMs: 3_000 });
  await world.pass(afterMs);
  life.kill();
  await world.pass(500);
  world.begin();
  await world.pass(4_000);
  expect(caller.joinedWith).toBe(legId);
  world.exchange.farEnd(legId).hangUp();
  await world.pass(500);
  expect(words(caller)).toEqual(['talked']);
});

test('T3: a far end that left while nobody listened is noticed', async () => {
  const { world, life, caller, legId } = await transferred({ kind: 'answer', afterMs: 1_000 });
  await world.pass(2_000);
  life.kill();
  world.exchange.farEnd(legId).hangUp();
  await world.pass(500);
  world.begin();
  await world.pass(1_000);
  expect(words(caller)).toEqual(['talked']);
});

describe('D5: of two ways', () => {
  const second = 'PJSIP/+4930901820@trunk-2';
  const callerId = { name: '', number: '2000' };
  const dialPlan: DialPlan = {
    route: async () => ({
      ok: true,
      ways: [
        { endpoint, callerId },
        { endpoint: second, callerId },
      ],
    }),
  };

  async function called(first: FarEnd | null) {
    const world = new SimulatedWorld({ flows: allFlows, dialPlan });
    if (first) world.exchange.setFarEnd(endpoint, first);
    world.exchange.setFarEnd(second, { kind: 'answer', afterMs: 1_000 });
    const life = world.begin();
    await world.pass(300);
    const caller = world.exchange.call({ calledNumber: '3000' });
    await world.pass(2_000);
    return { world, life, caller };
  }

  test.each<[string, FarEnd | null]>([
    ['is unknown', null],
    ['is offline', { kind: 'offline' }],
    ...[34, 38, 41, 42, 58].map((code): [string, FarEnd] => [`ends with ${code}`, { kind: 'refuse', cause: code }]),
  ])('the second is taken when the first %s', async (_, first) => {
    const { world, caller } = await called(first);
    expect(caller.joinedWith).not.toBeNull();
    caller.hangUp();
    await world.pass(500);
    expect(world.exchange.inventory()).toEqual({ channels: [], bridges: [] });
  });

  test.each<[string, FarEnd, string]>([
    ['is busy', { kind: 'refuse', cause: 17 }, 'busy'],
    ['knows no such number', { kind: 'refuse', cause: 1 }, 'failed'],
  ])('the second is not taken when the first %s', async (_, first, heard) => {
    const { caller } = await called(first);
    expect(words(caller)).toEqual([heard]);
  });

  test('the second is not taken once the first rang', async () => {
    const { world, caller } = await called({ kind: 'ring' });
    const [leg] = world.exchange.inventory().channels.filter(({ arrival }) => !arrival);
    world.exchange.farEnd(leg?.id ?? '').hangUp(41);
    await world.pass(2_000);
    expect(words(caller)).toEqual(['failed']);
  });

  test('a restart between them begins anew and reaches the second', async () => {
    const world = new SimulatedWorld({ flows: allFlows, dialPlan });
    world.exchange.setFarEnd(second, { kind: 'answer', afterMs: 1_000 });
    const life = world.begin();
    await world.pass(300);
    const caller = world.exchange.call({ calledNumber: '3000' });
    world.exchange.faults = { request: (name) => (name === 'dial' ? 'lost_request' : 'pass') };
    await world.pass(100);
    life.kill();
    world.exchange.faults = {};
    world.begin();
    await world.pass(5_000);
    expect(caller.joinedWith).not.toBeNull();
  });
});
