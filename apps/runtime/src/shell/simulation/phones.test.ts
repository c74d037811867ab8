import { expect, test } from 'vitest';
import { deskPhones } from './desk-phones.ts';

test('L1: an agent who is ready before Asterisk knows the phone is rung once it does', async () => {
  const { world, ready, agent } = await deskPhones((one) => one.exchange.setMissing('agent-ann'));
  const caller = world.exchange.call({ calledNumber: '6000' });
  await world.pass(1_000);
  await ready('ann');
  await world.pass(5_000);
  expect(agent('ann')).toEqual({ status: 'not_ready', reason: 'phone_awaited' });
  expect(world.exchange.legsTo('PJSIP/agent-ann')).toEqual([]);
  world.exchange.setReachable('agent-ann', 'online');
  await world.pass(2_000);
  expect(caller.joinedWith).toBe('desk.run-1.1.agent');
});

test('L1: a new phone that is called offline before it was asked is not lost; one that stays so is', async () => {
  const { world, ready, agent } = await deskPhones((one) => one.exchange.setMissing('agent-ann'));
  await ready('ann');
  world.exchange.setReachable('agent-ann', 'unknown');
  await world.pass(1_000);
  expect(agent('ann')).toEqual({ status: 'ready', reason: null });
  world.exchange.setReachable('agent-ann', 'offline');
  await world.pass(500);
  expect(agent('ann')).toEqual({ status: 'ready', reason: null });
  world.exchange.setReachable('agent-ann', 'online');
  await world.pass(5_000);
  expect(agent('ann')).toEqual({ status: 'ready', reason: null });
  world.exchange.setReachable('agent-ann', 'offline');
  await world.pass(500);
  expect(agent('ann')).toEqual({ status: 'not_ready', reason: 'phone_lost' });
});

test('L1: a new phone that never answers is not believed to be there', async () => {
  const { world, ready, agent } = await deskPhones((one) => one.exchange.setMissing('agent-ann'));
  await ready('ann');
  world.exchange.setReachable('agent-ann', 'offline');
  await world.pass(5_000);
  expect(agent('ann')?.status).toBe('not_ready');
});

test('L1: whoever says that they are not ready meanwhile stays so when the phone comes', async () => {
  const { world, life, ready, agent } = await deskPhones((one) => one.exchange.setReachable('agent-ann', 'offline'));
  await ready('ann');
  await life.shell.desk({ type: 'agent.not_ready', agentId: 'ann', reasonId: 'lunch' });
  world.exchange.setReachable('agent-ann', 'online');
  await world.pass(1_000);
  expect(agent('ann')).toEqual({ status: 'not_ready', reason: 'lunch' });
});

test('L1: that an agent waits for their phone is known after a kill', async () => {
  const { world, life, ready, agent } = await deskPhones((one) => one.exchange.setReachable('agent-ann', 'offline'));
  await ready('ann');
  life.kill();
  world.begin();
  await world.pass(3_000);
  world.exchange.setReachable('agent-ann', 'online');
  await world.pass(1_000);
  expect(agent('ann')).toEqual({ status: 'ready', reason: null });
});

test('L2: a desk phone that is lost while it rings sets its agent aside, and the next one rings', async () => {
  const { world, ready, agent } = await deskPhones((one) =>
    one.exchange.setFarEnd('PJSIP/agent-ann', { kind: 'ring' }),
  );
  await ready('ann');
  const caller = world.exchange.call({ calledNumber: '6000' });
  await world.pass(3_000);
  await ready('bob');
  world.exchange.setReachable('agent-ann', 'offline');
  await world.pass(2_000);
  expect(agent('ann')).toEqual({ status: 'not_ready', reason: 'phone_lost' });
  expect(world.exchange.legsTo('PJSIP/agent-ann')).toEqual([]);
  expect(caller.joinedWith).toBe('desk.run-1.2.agent');
});

test('L3: a desk phone that is lost in mid-call brings the caller back to the head of the line', async () => {
  const { world, ready, agent } = await deskPhones();
  await ready('ann');
  const caller = world.exchange.call({ calledNumber: '6000' });
  await world.pass(3_000);
  const next = world.exchange.call({ calledNumber: '6000' });
  await world.pass(3_000);
  world.exchange.farEnd('desk.run-1.1.agent').vanish();
  world.exchange.setReachable('agent-ann', 'offline');
  await world.pass(2_000);
  expect(agent('ann')).toEqual({ status: 'not_ready', reason: 'phone_lost' });
  expect(world.exchange.legsTo('PJSIP/agent-ann')).toEqual([]);
  await ready('bob');
  await world.pass(2_000);
  expect(caller.joinedWith).toMatch(/^desk\./);
  expect(next.joinedWith).toBeNull();
});

test('L3: a desk phone that is not there for Asterisk and still heard keeps its call, and gets no other', async () => {
  const { world, ready, agent } = await deskPhones();
  await ready('ann');
  const caller = world.exchange.call({ calledNumber: '6000' });
  await world.pass(3_000);
  world.exchange.setReachable('agent-ann', 'offline');
  await world.pass(5_000);
  expect(caller.joinedWith).toBe('desk.run-1.1.agent');
  caller.hangUp();
  await world.pass(1_000);
  expect(agent('ann')).toEqual({ status: 'not_ready', reason: 'phone_lost' });
});

test('L4: an agent whose desk phone is back soon is ready again; after a minute they say so themselves', async () => {
  const { world, ready, agent } = await deskPhones();
  await ready('ann');
  world.exchange.setReachable('agent-ann', 'offline');
  await world.pass(30_000);
  world.exchange.setReachable('agent-ann', 'online');
  await world.pass(1_000);
  expect(agent('ann')).toEqual({ status: 'ready', reason: null });
  world.exchange.setReachable('agent-ann', 'offline');
  await world.pass(90_000);
  world.exchange.setReachable('agent-ann', 'online');
  await world.pass(1_000);
  expect(agent('ann')).toEqual({ status: 'not_ready', reason: 'phone_lost' });
});

test('L5: news of a phone that got lost are made up for by a look', async () => {
  const { world, ready, agent } = await deskPhones((one) => {
    one.phones.phones.push({ kind: 'trunk', id: 'agent-ann', objects: [{ type: 'endpoint', fields: {} }] });
  });
  await ready('ann');
  world.exchange.faults = { event: ({ type }) => (type === 'endpoint.state' ? 'drop' : 'pass') };
  world.exchange.setReachable('agent-ann', 'offline');
  await world.pass(15_000);
  expect(agent('ann')).toEqual({ status: 'not_ready', reason: 'phone_lost' });
});
