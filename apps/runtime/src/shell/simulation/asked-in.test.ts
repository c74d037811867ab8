import { expect, test } from 'vitest';
import { deskPhones } from './desk-phones.ts';

const bob = { kind: 'agent', agentId: 'bob' } as const;
const bobsPhone = 'PJSIP/agent-bob';

test('Q9: a colleague who talks with somebody else is not rung to be consulted', async () => {
  const { world, life, ready } = await deskPhones();
  await ready('ann');
  world.exchange.call({ calledNumber: '6000' });
  await world.pass(3_000);
  await ready('bob');
  world.exchange.call({ calledNumber: '6000' });
  await world.pass(3_000);
  const consulting = life.shell.desk({ type: 'call.consult', conversationId: 'run-1.1', target: bob });
  await world.pass(3_000);
  expect(await consulting).toMatchObject({ code: 'not_now' });
  expect(world.exchange.legsTo(bobsPhone)).toEqual(['desk.run-2.2.agent']);
});

test('Q9: what rings at a colleague stops before they are rung to be consulted, and the caller keeps the place', async () => {
  const { world, life, ready } = await deskPhones();
  await ready('ann');
  world.exchange.call({ calledNumber: '6000' });
  await world.pass(3_000);
  world.exchange.setFarEnd(bobsPhone, { kind: 'ring' });
  await ready('bob');
  const second = world.exchange.call({ calledNumber: '6000' });
  await world.pass(3_000);
  const at: string[][] = [];
  world.clock.atRest = () => at.push(world.exchange.legsTo(bobsPhone));
  const consulting = life.shell.desk({ type: 'call.consult', conversationId: 'run-1.1', target: bob });
  await world.pass(3_000);
  expect(await consulting).toBeNull();
  expect(Math.max(...at.map((legs) => legs.length))).toBe(1);
  expect(world.exchange.legsTo(bobsPhone)).toEqual(['desk.run-1.1.2']);
  const cancelled = life.shell.desk({ type: 'call.cancel_consult', conversationId: 'run-1.1' });
  await world.pass(3_000);
  expect(await cancelled).toBeNull();
  expect(world.exchange.legsTo(bobsPhone)).toEqual(['desk.run-2.3.agent']);
  expect(second.state).toBe('up');
});

test('Q9: a transfer asked for before the call was answered stops no ring, and keeps nobody busy', async () => {
  const { world, life, ready } = await deskPhones();
  world.exchange.setFarEnd(bobsPhone, { kind: 'ring' });
  await ready('bob');
  world.exchange.call({ calledNumber: '6000' });
  await world.pass(500);
  await ready('ann');
  world.exchange.call({ calledNumber: '6000' });
  await world.pass(500);
  world.exchange.faults = { event: ({ type }) => (type === 'leg.gone' ? { delayMs: 3_000 } : 'pass') };
  const transferring = life.shell.desk({ type: 'call.transfer', conversationId: 'run-2.2', target: bob });
  await world.pass(5_000);
  expect(await transferring).toMatchObject({ code: 'gone' });
  expect(world.exchange.legsTo('PJSIP/agent-ann')).toEqual(['desk.run-2.2.agent']);
  expect(world.exchange.legsTo(bobsPhone)).toEqual(['desk.run-1.1.agent']);
});

test('Q9: a colleague who is asked twice at once is asked once, and rung by nobody else', async () => {
  const { world, life, ready } = await deskPhones();
  await ready('ann');
  world.exchange.call({ calledNumber: '6000' });
  await world.pass(3_000);
  await ready('bob');
  const consult = () => life.shell.desk({ type: 'call.consult', conversationId: 'run-1.1', target: bob });
  const both = Promise.all([consult(), consult()]);
  await world.pass(3_000);
  expect(await both).toEqual([null, expect.objectContaining({ code: 'not_now' })]);
  world.exchange.call({ calledNumber: '6000' });
  await world.pass(3_000);
  expect(world.exchange.legsTo(bobsPhone)).toEqual(['desk.run-1.1.2']);
});

test.each(Array.from({ length: 16 }, (_, index) => index + 1))(
  'Q6: a process that dies %i steps into a consultation leaves nobody busy with it',
  async (steps) => {
    const { world, life, ready } = await deskPhones();
    await ready('ann');
    world.exchange.call({ calledNumber: '6000' });
    await world.pass(3_000);
    await ready('bob');
    life.dieAfter(steps);
    void life.shell.desk({ type: 'call.consult', conversationId: 'run-1.1', target: bob });
    await world.pass(50);
    life.kill();
    world.begin();
    await world.pass(5_000);
    for (const leg of world.exchange.legsTo(bobsPhone)) world.exchange.farEnd(leg).hangUp();
    await world.pass(1_000);
    const second = world.exchange.call({ calledNumber: '6000' });
    await world.pass(3_000);
    expect(world.exchange.legsTo(bobsPhone)).toEqual([second.joinedWith]);
  },
);
