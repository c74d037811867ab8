import { expect, test, vi } from 'vitest';
import type { MemoryFlow } from '../../adapters/memory/memory-flow-source.ts';
import type { CentreAgent } from '../../ports/centre.ts';
import { agentNamed, queueNamed } from '../../ports/testing/centre-parts.ts';
import { pause } from '../deadline.ts';
import { said, voiceFlow } from './flow-builder.ts';
import { SimulatedWorld } from './simulated-world.ts';

const end = { type: 'hang_up', config: { prompt: [] } };
const say = (text: string) => ({ type: 'say', config: { prompt: said(text) }, to: { next: 'end' } });

const supportFlow: MemoryFlow = {
  flowId: 'flow-support',
  version: 'v-support',
  numbers: ['6000'],
  document: voiceFlow('support', {
    start: { type: 'start', to: { next: 'wait' } },
    wait: {
      type: 'queue',
      config: { queueId: 'support' },
      to: { answered: 'bye', voicemail: 'full', failed: 'failed' },
    },
    bye: say('bye'),
    full: say('full'),
    failed: say('failed'),
    end,
  }),
};

const extensionFlow: MemoryFlow = {
  flowId: 'flow-extension',
  version: 'v-extension',
  numbers: ['6301'],
  document: voiceFlow('extension', {
    start: { type: 'start', to: { next: 'ann' } },
    ann: {
      type: 'transfer_agent',
      config: { agentBy: 'agent', agentId: 'ann', ringTimeoutMs: 10_000 },
      to: { answered: 'bye', voicemail: 'leave', no_answer: 'nobody' },
    },
    bye: say('bye'),
    leave: say('leave'),
    nobody: say('nobody'),
    end,
  }),
};

const callbackFlow = (mode: string, number: string): MemoryFlow => ({
  flowId: `flow-${mode}`,
  version: `v-${mode}`,
  numbers: [number],
  document: voiceFlow('callback', {
    start: { type: 'start', to: { next: 'offer' } },
    offer: {
      type: 'callback_offer',
      config: {
        prompt: said('offer'),
        confirmPrompt: said('confirm'),
        promisedPrompt: said('promised'),
        queueId: 'support',
        mode,
        retryAfterMs: 60_000,
        callsMax: 2,
      },
      to: { promised: 'end', declined: 'end' },
    },
    end,
  }),
});

async function centre(agents: readonly string[] = ['ann'], more: Partial<CentreAgent> = {}) {
  const world = new SimulatedWorld({
    flows: [supportFlow, extensionFlow, callbackFlow('agent_first', '6500'), callbackFlow('customer_first', '6501')],
  });
  world.centre.setup = {
    queues: [queueNamed('support')],
    agents: agents.map((id) => agentNamed(id, ['support'], more)),
    skillNames: {},
    timeZone: 'UTC',
    waits: { thresholdMs: null, shortAbandonMs: 5_000 },
    seatReturnMs: 20_000,
  };
  const life = world.begin();
  await world.pass(300);
  const ready = async (agentId: string) => {
    await life.shell.desk({ type: 'agent.sign_in', agentId });
    await life.shell.desk({ type: 'agent.ready', agentId });
  };
  return { world, life, ready };
}

test('Q1: a caller who waits is offered to an agent who becomes free, both talk, and the flow goes on', async () => {
  const { world, ready } = await centre();
  world.exchange.setFarEnd('PJSIP/agent-ann', { kind: 'answer', afterMs: 1_000 });
  const caller = world.exchange.call({ calledNumber: '6000' });
  await world.pass(5_000);
  expect(caller.state).toBe('up');
  await ready('ann');
  await world.pass(3_000);
  expect(caller.joinedWith).toBe('desk.run-1.1.agent');
  world.exchange.farEnd('desk.run-1.1.agent').hangUp();
  await world.pass(200);
  expect(caller.heard).toEqual(['/media/speech/bye']);
  await world.pass(2_000);
  expect(world.exchange.inventory()).toEqual({ channels: [], bridges: [] });
  expect(world.log.lines.filter(({ level }) => level === 'error' || level === 'warn')).toEqual([]);
});

/** An agent has answered a caller; the store takes a second for it, and that is not over yet. */
async function answeredUnstored() {
  const { world, ready } = await centre();
  const append = world.routingJournal.append.bind(world.routingJournal);
  vi.spyOn(world.routingJournal, 'append').mockImplementation(async (fence, entries) => {
    if (entries.some(({ event }) => JSON.stringify(event).includes('offer.answered'))) await pause(world.clock, 1_000);
    await append(fence, entries);
  });
  world.exchange.setFarEnd('PJSIP/agent-ann', { kind: 'answer', afterMs: 1_000 });
  const caller = world.exchange.call({ calledNumber: '6000' });
  await world.pass(2_000);
  await ready('ann');
  await world.pass(1_200);
  return { world, caller };
}

test('Q2: an agent whose answer is not stored yet is no stray when Asterisk is looked at', async () => {
  const { world, caller } = await answeredUnstored();
  expect(world.exchange.inventory().channels.map(({ state }) => state)).toEqual(['up', 'up']);
  expect(caller.joinedWith).toBeNull();
  world.exchange.disconnect('cut off for a moment');
  world.exchange.reconnect();
  await world.pass(1_500);
  expect(caller.joinedWith).toBe('desk.run-1.1.agent');
  expect(caller.heard).toEqual([]);
});

test('Q3: an agent who leaves before the answer is stored keeps nobody waiting in silence', async () => {
  const { world, caller } = await answeredUnstored();
  world.exchange.farEnd('desk.run-1.1.agent').hangUp();
  await world.pass(1_500);
  expect(caller.heard).toEqual(['/media/speech/failed']);
  await world.pass(2_000);
  expect(world.exchange.inventory()).toEqual({ channels: [], bridges: [] });
  expect(world.log.lines.filter(({ level }) => level === 'error' || level === 'warn')).toEqual([]);
});

test('Q4: an agent who does not answer is set aside, and the caller goes to the next with the place kept', async () => {
  const { world, ready } = await centre(['ann', 'bob']);
  world.exchange.setFarEnd('PJSIP/agent-ann', { kind: 'ring' });
  world.exchange.setFarEnd('PJSIP/agent-bob', { kind: 'answer', afterMs: 1_000 });
  await ready('ann');
  const caller = world.exchange.call({ calledNumber: '6000' });
  await world.pass(5_000);
  await ready('bob');
  await world.pass(20_000);
  expect(caller.joinedWith).toBe('desk.run-1.2.agent');
});

test('Q4: a caller who hangs up while a phone rings stops it', async () => {
  const { world, ready } = await centre();
  world.exchange.setFarEnd('PJSIP/agent-ann', { kind: 'ring' });
  await ready('ann');
  const caller = world.exchange.call({ calledNumber: '6000' });
  await world.pass(5_000);
  expect(world.exchange.inventory().channels).toHaveLength(2);
  caller.hangUp();
  await world.pass(500);
  expect(world.exchange.inventory()).toEqual({ channels: [], bridges: [] });
});

test('Q6: a phone rings once its offer is stored, not before and only once, whenever Asterisk is looked at meanwhile', async () => {
  const { world, ready } = await centre();
  world.exchange.setFarEnd('PJSIP/agent-ann', { kind: 'ring' });
  await ready('ann');
  const append = world.routingJournal.append.bind(world.routingJournal);
  let store: () => void = () => undefined;
  const stored = new Promise<void>((resolve) => {
    store = resolve;
  });
  world.routingJournal.append = async (fence, entries) => {
    await stored;
    await append(fence, entries);
  };
  world.exchange.call({ calledNumber: '6000' });
  await world.pass(1_000);
  world.exchange.disconnect('cut');
  world.exchange.reconnect();
  await world.pass(1_000);
  expect(world.exchange.inventory().channels).toHaveLength(1);
  store();
  await world.pass(1_000);
  expect(world.exchange.inventory().channels.map(({ id }) => id)).toContain('desk.run-1.1.agent');
});

test('Q6: a runtime that is killed is gone on for: who waits keeps the place, who rings rings on, nobody rings twice', async () => {
  const { world, life, ready } = await centre(['ann', 'bob']);
  world.exchange.setFarEnd('PJSIP/agent-ann', { kind: 'answer', afterMs: 8_000 });
  world.exchange.setFarEnd('PJSIP/agent-bob', { kind: 'answer', afterMs: 1_000 });
  await ready('ann');
  const first = world.exchange.call({ calledNumber: '6000' });
  await world.pass(1_000);
  const second = world.exchange.call({ calledNumber: '6000' });
  await world.pass(1_000);
  const third = world.exchange.call({ calledNumber: '6000' });
  await world.pass(2_000);
  life.kill();
  const successor = world.begin();
  await world.pass(3_000);
  await successor.shell.desk({ type: 'agent.sign_in', agentId: 'bob' });
  await successor.shell.desk({ type: 'agent.ready', agentId: 'bob' });
  await world.pass(5_000);
  expect(first.joinedWith).toBe('desk.run-1.1.agent');
  expect(second.joinedWith).toBe('desk.run-2.2.agent');
  expect(third.joinedWith).toBeNull();
});

test('Q8: an agent who is called by name and signed out has their rule followed; loops are cut', async () => {
  const voicemail = await centre(['ann'], { forwardSignedOut: { kind: 'voicemail' } });
  const first = voicemail.world.exchange.call({ calledNumber: '6301' });
  await voicemail.world.pass(2_000);
  expect(first.heard).toEqual(['/media/speech/leave']);
  const loop = await centre(['ann', 'bob']);
  const [ann, bob] = loop.world.centre.setup.agents;
  loop.world.centre.setup = {
    ...loop.world.centre.setup,
    agents: [
      { ...(ann as CentreAgent), forwardSignedOut: { kind: 'agent', agentId: 'bob' } },
      { ...(bob as CentreAgent), forwardSignedOut: { kind: 'agent', agentId: 'ann' } },
    ],
  };
  loop.world.live.change({ kind: 'centre' });
  await loop.world.pass(100);
  const second = loop.world.exchange.call({ calledNumber: '6301' });
  await loop.world.pass(2_000);
  expect(second.heard).toEqual(['/media/speech/nobody']);
});

test('Q8: an agent who is called by name talks, or does not answer in time', async () => {
  const { world, ready } = await centre();
  await ready('ann');
  world.exchange.setFarEnd('PJSIP/agent-ann', { kind: 'ring' });
  const first = world.exchange.call({ calledNumber: '6301' });
  await world.pass(12_000);
  expect(first.heard).toEqual(['/media/speech/nobody']);
  world.exchange.setFarEnd('PJSIP/agent-ann', { kind: 'answer', afterMs: 500 });
  const second = world.exchange.call({ calledNumber: '6301' });
  await world.pass(3_000);
  expect(second.joinedWith).toMatch(/^desk\./);
  second.hangUp();
  await world.pass(500);
  expect(world.exchange.inventory()).toEqual({ channels: [], bridges: [] });
});

test('Q9: an agent calls out from the seat and is busy with nothing else meanwhile', async () => {
  const { world, life } = await centre(['ann'], { deskPhone: null });
  await life.shell.desk({ type: 'agent.sign_in', agentId: 'ann' });
  await life.shell.desk({ type: 'agent.phone', agentId: 'ann', endpointId: 'seat-1' });
  await life.shell.desk({ type: 'agent.ready', agentId: 'ann' });
  world.exchange.setFarEnd('PJSIP/030123@trunk-1', { kind: 'answer', afterMs: 2_000 });
  const agent = world.exchange.call({ calledNumber: '030123', callerNumber: 'seat-1', side: 'seat' });
  await world.pass(1_000);
  const caller = world.exchange.call({ calledNumber: '6000' });
  await world.pass(3_000);
  expect(agent.joinedWith).not.toBeNull();
  expect(caller.joinedWith).toBeNull();
  agent.hangUp();
  world.exchange.setFarEnd('PJSIP/seat-1', { kind: 'answer', afterMs: 500 });
  await world.pass(2_000);
  expect(caller.joinedWith).not.toBeNull();
  expect([...world.callBook.calls.values()]).toMatchObject([{ calledNumber: '030123', direction: 'outbound' }]);
});

async function promised(world: SimulatedWorld, calledNumber: string) {
  const caller = world.exchange.call({ calledNumber, callerNumber: '030777' });
  await world.pass(1_500);
  caller.press('1');
  await world.pass(1_500);
  caller.press('1');
  await world.pass(5_000);
  expect(world.callbacks.rows.size).toBe(1);
}

test('Q11: a callback rings the agent, then the customer, and is tried again when nobody is there', async () => {
  const { world, ready } = await centre();
  await promised(world, '6500');
  world.exchange.setFarEnd('PJSIP/agent-ann', { kind: 'answer', afterMs: 1_000 });
  world.exchange.setFarEnd('PJSIP/030777@trunk-1', { kind: 'refuse', cause: 17 });
  await ready('ann');
  await world.pass(10_000);
  expect([...world.callbacks.rows.values()]).toMatchObject([{ status: 'waiting', attempts: 1 }]);
  world.exchange.setFarEnd('PJSIP/030777@trunk-1', { kind: 'answer', afterMs: 1_000 });
  await world.pass(65_000);
  expect([...world.callbacks.rows.values()]).toMatchObject([{ status: 'talking', attempts: 2 }]);
  const [leg] = world.exchange.inventory().channels;
  world.exchange.farEnd(leg?.id ?? '').hangUp();
  await world.pass(1_000);
  expect([...world.callbacks.rows.values()]).toMatchObject([{ status: 'done' }]);
  expect(world.exchange.inventory()).toEqual({ channels: [], bridges: [] });
});

test('Q9: an agent calls a colleague by extension, and both are busy with nothing else meanwhile', async () => {
  const { world, life, ready } = await centre(['ann', 'bob']);
  const [ann, bob] = world.centre.setup.agents;
  world.centre.setup = {
    ...world.centre.setup,
    agents: [
      { ...(ann as CentreAgent), deskPhone: null },
      { ...(bob as CentreAgent), extension: '302' },
    ],
  };
  world.live.change({ kind: 'centre' });
  await world.pass(100);
  await life.shell.desk({ type: 'agent.sign_in', agentId: 'ann' });
  await life.shell.desk({ type: 'agent.phone', agentId: 'ann', endpointId: 'seat-1' });
  await life.shell.desk({ type: 'agent.ready', agentId: 'ann' });
  await ready('bob');
  world.exchange.setFarEnd('PJSIP/agent-bob', { kind: 'answer', afterMs: 500 });
  const agent = world.exchange.call({ calledNumber: '302', callerNumber: 'seat-1', side: 'seat' });
  await world.pass(2_000);
  expect(agent.joinedWith).not.toBeNull();
  const caller = world.exchange.call({ calledNumber: '6000' });
  await world.pass(2_000);
  expect(world.exchange.legsTo('PJSIP/agent-bob')).toHaveLength(1);
  agent.hangUp();
  await world.pass(2_000);
  expect(caller.joinedWith).not.toBeNull();
});

test('Q11: a customer who is dialled first waits with music until the agent is there, also over a kill', async () => {
  const { world, life, ready } = await centre(['ann', 'bob']);
  await promised(world, '6501');
  world.exchange.setFarEnd('PJSIP/030777@trunk-1', { kind: 'answer', afterMs: 2_000 });
  world.exchange.setFarEnd('PJSIP/agent-ann', { kind: 'refuse', cause: 17 });
  world.exchange.setFarEnd('PJSIP/agent-bob', { kind: 'answer', afterMs: 5_000 });
  await ready('ann');
  await world.pass(1_000);
  expect(world.exchange.legsTo('PJSIP/agent-ann')).toEqual([]);
  await world.pass(4_000);
  const [leg = ''] = world.exchange.legsTo('PJSIP/030777@trunk-1');
  const customer = world.exchange.farEnd(leg);
  expect(customer.state).toBe('up');
  await ready('bob');
  await world.pass(1_000);
  life.kill();
  world.begin();
  await world.pass(8_000);
  expect(customer.joinedWith).toBe(world.exchange.legsTo('PJSIP/agent-bob')[0]);
  customer.hangUp();
  await world.pass(2_000);
  expect([...world.callbacks.rows.values()]).toMatchObject([{ status: 'done', attempts: 1 }]);
  expect(world.exchange.inventory()).toEqual({ channels: [], bridges: [] });
});

test('Q11: a callback whose queue is no more fails for all to see, instead of waiting for ever', async () => {
  const { world } = await centre();
  await promised(world, '6500');
  world.centre.setup = { ...world.centre.setup, queues: [] };
  world.live.change({ kind: 'centre' });
  await world.pass(1_000);
  expect([...world.callbacks.rows.values()]).toMatchObject([{ status: 'failed', result: 'queue_gone' }]);
});

test('Q11: a callback that is taken back is not called, and what rings for it stops', async () => {
  const { world, life, ready } = await centre();
  await promised(world, '6500');
  world.exchange.setFarEnd('PJSIP/agent-ann', { kind: 'ring' });
  await ready('ann');
  await world.pass(2_000);
  expect(world.exchange.legsTo('PJSIP/agent-ann')).toHaveLength(1);
  const [callbackId = ''] = world.callbacks.rows.keys();
  const cancelled = life.shell.desk({ type: 'callback.cancel', callbackId });
  await world.pass(1_000);
  expect(await cancelled).toBeNull();
  expect([...world.callbacks.rows.values()]).toMatchObject([{ status: 'cancelled' }]);
  expect(world.exchange.inventory()).toEqual({ channels: [], bridges: [] });
  life.kill();
  const successor = world.begin();
  await world.pass(120_000);
  expect(world.exchange.inventory()).toEqual({ channels: [], bridges: [] });
  expect(await successor.shell.desk({ type: 'callback.cancel', callbackId })).toMatchObject({ code: 'gone' });
});

test('Q11: a callback that talks is not taken back', async () => {
  const { world, life, ready } = await centre();
  await promised(world, '6500');
  for (const far of ['PJSIP/agent-ann', 'PJSIP/030777@trunk-1'])
    world.exchange.setFarEnd(far, { kind: 'answer', afterMs: 500 });
  await ready('ann');
  await world.pass(5_000);
  const [callbackId = ''] = world.callbacks.rows.keys();
  expect(await life.shell.desk({ type: 'callback.cancel', callbackId })).toMatchObject({ code: 'not_now' });
  expect([...world.callbacks.rows.values()]).toMatchObject([{ status: 'talking' }]);
});

test('Q11: a callback that would be tried later is called now, ahead of who waits', async () => {
  const { world, life, ready } = await centre();
  await promised(world, '6500');
  world.exchange.setFarEnd('PJSIP/agent-ann', { kind: 'answer', afterMs: 500 });
  world.exchange.setFarEnd('PJSIP/030777@trunk-1', { kind: 'refuse', cause: 17 });
  await ready('ann');
  await world.pass(5_000);
  expect([...world.callbacks.rows.values()]).toMatchObject([{ status: 'waiting', attempts: 1 }]);
  await life.shell.desk({ type: 'agent.not_ready', agentId: 'ann', reasonId: 'break' });
  const caller = world.exchange.call({ calledNumber: '6000' });
  await world.pass(2_000);
  const [callbackId = ''] = world.callbacks.rows.keys();
  const asked = life.shell.desk({ type: 'callback.call_now', callbackId });
  await world.pass(500);
  expect(await asked).toBeNull();
  world.exchange.setFarEnd('PJSIP/030777@trunk-1', { kind: 'answer', afterMs: 500 });
  await life.shell.desk({ type: 'agent.ready', agentId: 'ann' });
  await world.pass(3_000);
  expect([...world.callbacks.rows.values()]).toMatchObject([{ status: 'talking', attempts: 2 }]);
  expect(caller.joinedWith).toBeNull();
});

test('Q11: visits of somebody who is called back name the call of the promise and the callback', async () => {
  const { world } = await centre();
  await promised(world, '6500');
  const [callback] = world.callbacks.rows.values();
  const visits = [...world.callBook.visits.values()].filter(({ callbackId }) => callbackId !== null);
  expect(visits).toMatchObject([{ callId: callback?.callId, callbackId: callback?.id }]);
});

test('Q8: after a call to one agent comes the after-call work of their queues, and none after a ring nobody answered', async () => {
  const { world, ready } = await centre();
  world.centre.setup = { ...world.centre.setup, queues: [queueNamed('support', { wrapUpMs: 30_000 })] };
  world.live.change({ kind: 'centre' });
  await world.pass(100);
  await ready('ann');
  const statusOf = () => {
    const field = world.floor.fields.get('agent:ann');
    return field?.kind === 'agent' ? field.status : null;
  };
  world.exchange.setFarEnd('PJSIP/agent-ann', { kind: 'ring' });
  world.exchange.call({ calledNumber: '6301' });
  await world.pass(12_000);
  expect(statusOf()).toBe('ready');
  world.exchange.setFarEnd('PJSIP/agent-ann', { kind: 'answer', afterMs: 500 });
  for (const endsIt of ['caller', 'agent'] as const) {
    const caller = world.exchange.call({ calledNumber: '6301' });
    await world.pass(3_000);
    const [leg = ''] = world.exchange.legsTo('PJSIP/agent-ann');
    if (endsIt === 'caller') caller.hangUp();
    else world.exchange.farEnd(leg).hangUp();
    await world.pass(1_000);
    expect(statusOf()).toBe('after_call_work');
    await world.pass(31_000);
    expect(statusOf()).toBe('ready');
  }
});

test.each(Array.from({ length: 14 }, (_, index) => index + 1))(
  'Q11: an agent who answered for a callback is brought together with the customer, %i steps before a kill',
  async (steps) => {
    const { world, life, ready } = await centre();
    await promised(world, '6500');
    world.exchange.setFarEnd('PJSIP/agent-ann', { kind: 'answer', afterMs: 1_000 });
    world.exchange.setFarEnd('PJSIP/030777@trunk-1', { kind: 'answer', afterMs: 1_000 });
    await ready('ann');
    await world.pass(900);
    life.dieAfter(steps);
    await world.pass(200);
    life.kill();
    world.begin();
    await world.pass(8_000);
    // A call to the customer that was under way when nobody listened may have to be tried again.
    if (world.exchange.legsTo('PJSIP/agent-ann').length === 0) await world.pass(62_000);
    const [leg = ''] = world.exchange.legsTo('PJSIP/agent-ann');
    expect(world.exchange.farEnd(leg).joinedWith).toBe(world.exchange.legsTo('PJSIP/030777@trunk-1')[0]);
    world.exchange.farEnd(leg).hangUp();
    await world.pass(1_000);
    expect([...world.callbacks.rows.values()]).toMatchObject([{ status: 'done' }]);
    expect(world.exchange.inventory()).toEqual({ channels: [], bridges: [] });
  },
);
