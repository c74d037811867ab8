import { expect, test } from 'vitest';
import type { Phone, PhoneObject } from '../../ports/phone-directory.ts';
import { allFlows } from './flows.ts';
import { SimulatedWorld } from './simulated-world.ts';

const id = 'patchbay-trunk-carrier';

function trunk(types: readonly PhoneObject['type'][], fields = {}): Phone {
  return { kind: 'trunk', id, trunkId: 'carrier', objects: types.map((type) => ({ type, fields })) };
}

const all = ['auth', 'aor', 'endpoint', 'identify', 'registration'] as const;

async function served(phone: Phone) {
  const world = new SimulatedWorld({ flows: allFlows });
  world.phones.phones.push(phone);
  const life = world.begin();
  await world.pass(1_000);
  return { world, life, pushed: () => [...world.exchange.objects.keys()] };
}

test('P1: all objects of a trunk are pushed, and again to an Asterisk that was started anew', async () => {
  const { world, pushed } = await served(trunk(all));
  expect(pushed()).toEqual(all.map((type) => `${type}/${id}`));
  world.exchange.startAnew();
  world.exchange.disconnect('restarted');
  world.exchange.reconnect();
  await world.pass(500);
  expect(pushed()).toEqual(all.map((type) => `${type}/${id}`));
});

test('P1: a new runtime replaces nothing that Asterisk has, nor takes away what registered with it', async () => {
  const { world, life, pushed } = await served(trunk(all));
  const before = pushed().map((name) => world.exchange.objects.get(name));
  life.kill();
  world.begin();
  await world.pass(10_000);
  expect(pushed().map((name) => world.exchange.objects.get(name))).toEqual(before);
  expect(world.exchange.putCount).toBe(all.length);
});

test('P1: of a changed trunk only the changed objects are put', async () => {
  const { world } = await served(trunk(all));
  const [auth, ...others] = trunk(all).objects;
  world.phones.phones.splice(0, 1, {
    ...trunk(all),
    objects: [{ type: auth?.type ?? 'auth', fields: { password: 'new' } }, ...others],
  });
  world.live.change({ kind: 'trunk', id: 'carrier' });
  await world.pass(100);
  expect(world.exchange.putCount).toBe(all.length + 1);
  expect(world.exchange.objects.get(`auth/${id}`)).toEqual({ password: 'new' });
});

test('P1: what a changed trunk does not need any more is removed', async () => {
  const { world, pushed } = await served(trunk(all));
  world.phones.phones.splice(0, 1, trunk(['aor', 'endpoint', 'identify']));
  world.live.change({ kind: 'trunk', id: 'carrier' });
  await world.pass(100);
  expect(pushed().sort()).toEqual(['aor', 'endpoint', 'identify'].map((type) => `${type}/${id}`));
});

test('P3: a trunk that was removed while no runtime was there goes, and what others configured stays', async () => {
  const { world, life, pushed } = await served(trunk(all));
  life.kill();
  world.phones.phones.splice(0);
  world.exchange.objects.set('endpoint/trunk-of-others', {});
  world.begin();
  await world.pass(10_000);
  expect(pushed()).toEqual(['endpoint/trunk-of-others']);
});

test.each([
  ['online', 'reachable', 0],
  ['offline', 'unreachable', 1],
  ['unknown', 'unknown', 0],
] as const)('P4: a trunk that is %s is told to be %s', async (state, told, unreachable) => {
  const { world } = await served(trunk(all));
  world.exchange.setReachable(id, state);
  await world.pass(20_000);
  expect(world.trunkStates.states).toEqual([{ trunkId: 'carrier', state: told }]);
  expect(world.meters.gauges.get('trunks_unreachable')).toBe(unreachable);
});

test('P1: what Asterisk takes for invalid is tried again after a minute, or once it was changed', async () => {
  const { world, pushed } = await served(trunk(['aor', 'endpoint']));
  let asked = 0;
  world.exchange.faults = {
    request: (name) => {
      if (name !== 'putObject') return 'pass';
      asked += 1;
      return 'invalid';
    },
  };
  world.phones.phones.splice(0, 1, trunk(['aor', 'endpoint', 'identify']));
  await world.pass(50_000);
  expect(asked).toBe(1);
  await world.pass(20_000);
  expect(asked).toBe(2);
  world.exchange.faults = {};
  world.phones.phones.splice(0, 1, trunk(['aor', 'endpoint', 'identify'], { allow: 'alaw' }));
  await world.pass(6_000);
  expect(pushed().sort()).toEqual(['aor', 'endpoint', 'identify'].map((type) => `${type}/${id}`));
});

test('P4: a trunk that was not asked yet is not told to be unreachable', async () => {
  const { world } = await served(trunk(all));
  world.exchange.setReachable(id, 'offline');
  await world.pass(6_000);
  expect(world.trunkStates.states).toEqual([{ trunkId: 'carrier', state: 'unknown' }]);
});
