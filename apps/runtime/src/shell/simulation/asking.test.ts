import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SimulatedCaller } from '../../adapters/simulated-telephony/simulated-exchange.ts';
import { agentNamed, queueNamed } from '../../ports/testing/centre-parts.ts';
import { said, voiceFlow } from './flow-builder.ts';
import type { Life } from './life.ts';
import { routingFaults } from './routing-check.ts';
import { SimulatedWorld } from './simulated-world.ts';

const document = voiceFlow('support', {
  start: { type: 'start', to: { next: 'wait' } },
  wait: { type: 'queue', config: { queueId: 'support' }, to: { answered: 'bye', failed: 'failed' } },
  bye: { type: 'say', config: { prompt: said('bye') }, to: { next: 'end' } },
  failed: { type: 'say', config: { prompt: said('failed') }, to: { next: 'end' } },
  end: { type: 'hang_up', config: { prompt: [] } },
});
/** The same, with something drawn for waiting. */
const withWaiting = voiceFlow('with waiting', {
  start: { type: 'start', to: { next: 'wait' } },
  wait: {
    type: 'queue',
    config: { queueId: 'support', waiting: { flowId: 'flow-music', inputs: [] } },
    to: { answered: 'end', failed: 'end' },
  },
  end: { type: 'hang_up', config: { prompt: [] } },
});
const music = voiceFlow('music', {
  start: { type: 'start', to: { next: 'music' } },
  music: { type: 'wait_music', config: { durationMs: 600_000, keys: [] }, to: { over: 'over' } },
  over: { type: 'return' },
});
const flows = [
  { flowId: 'flow-support', version: 'v1', document, numbers: ['6000'] },
  { flowId: 'flow-waiting', version: 'v2', document: withWaiting, numbers: ['6001'], flows: { 'flow-music': 'v3' } },
  { flowId: 'flow-music', version: 'v3', document: music, numbers: [] },
];

let world: SimulatedWorld;
let life: Life;

beforeEach(async () => {
  world = new SimulatedWorld({ flows });
  world.centre.setup = {
    queues: [queueNamed('support', { wrapUpMs: 5_000 }), queueNamed('sales', { wrapUpMs: 5_000 })],
    agents: [
      agentNamed('ann', ['support'], { extension: '301', deskPhone: null }),
      agentNamed('bob', ['support'], { extension: '302' }),
      agentNamed('cid', ['sales'], { extension: '303' }),
    ],
    skillNames: {},
    timeZone: 'UTC',
    waits: { thresholdMs: null, shortAbandonMs: 5_000 },
    seatReturnMs: 20_000,
  };
  life = world.begin();
  await world.pass(300);
  for (const id of ['bob', 'cid']) world.exchange.setFarEnd(`PJSIP/agent-${id}`, { kind: 'answer', afterMs: 500 });
  world.exchange.setFarEnd('PJSIP/seat-1', { kind: 'answer', afterMs: 500 });
  await desk({ type: 'agent.sign_in', agentId: 'ann' });
  await desk({ type: 'agent.phone', agentId: 'ann', endpointId: 'seat-1' });
});

afterEach(async () => {
  for (const { id } of world.exchange.inventory().channels) world.exchange.hangUp(id, 16);
  await world.pass(60_000);
  expect(world.exchange.inventory()).toEqual({ channels: [], bridges: [] });
  expect(routingFaults(world.routingJournal.all('asterisk'))).toEqual([]);
  expect([...world.floor.fields.values()].filter(({ kind }) => kind === 'contact' || kind === 'conversation')).toEqual(
    [],
  );
  // Nobody is kept busy by what is over.
  for (const id of ['ann', 'bob', 'cid']) expect(['talking', 'ringing', 'consulting']).not.toContain(agent(id)?.status);
});

const desk = (action: Parameters<Life['shell']['desk']>[0]) => life.shell.desk(action);
const ready = async (agentId: string) => {
  await desk({ type: 'agent.sign_in', agentId });
  await desk({ type: 'agent.ready', agentId });
};
function agent(id: string) {
  const field = world.floor.fields.get(`agent:${id}`);
  return field?.kind === 'agent' ? field : null;
}
const conversations = () => [...world.floor.fields.values()].filter((field) => field.kind === 'conversation');
const own = (agentId: string) => conversations().find((one) => one.agentId === agentId);
const legsOf = (agentId: string) =>
  world.exchange.legsTo(agentId === 'ann' ? 'PJSIP/seat-1' : `PJSIP/agent-${agentId}`);
const phoneOf = (agentId: string): SimulatedCaller => world.exchange.farEnd(legsOf(agentId)[0] ?? '');

/** Dies and is gone on for. */
async function kill(): Promise<void> {
  life.kill();
  life = world.begin();
  await world.pass(3_000);
}

/** Ann talks with a caller out of her queue. */
async function annTalks(): Promise<{ caller: SimulatedCaller; conversationId: string }> {
  await ready('ann');
  const caller = world.exchange.call({ calledNumber: '6000', callerNumber: '4711' });
  await world.pass(3_000);
  return { caller, conversationId: own('ann')?.id ?? '' };
}

it('tells screens that a call is not in the waiting flow any more once an agent has answered', async () => {
  const caller = world.exchange.call({ calledNumber: '6001' });
  await world.pass(5_000);
  const inMusic = () => world.live.published.filter((one) => 'flowId' in one && one.flowId === 'flow-music');
  expect(inMusic().at(-1)).toMatchObject({ type: 'call.step', nodeId: 'music', depth: 1 });
  await ready('ann');
  await world.pass(2_000);
  expect(caller.hears).toEqual([phoneOf('ann').channelId]);
  expect(inMusic().at(-1)).toMatchObject({ type: 'call.left', callId: 'run-1', depth: 1 });
});

describe('a call from agent to agent', () => {
  const call = async () => {
    await ready('ann');
    await ready('bob');
    const phone = world.exchange.call({ calledNumber: '302', callerNumber: 'seat-1', side: 'seat' });
    await world.pass(300);
    return phone;
  };

  it('is a conversation of each, and each is shown with the other', async () => {
    const phone = await call();
    expect(agent('bob')).toMatchObject({ status: 'ringing' });
    const [leg = ''] = legsOf('bob');
    const bobs = own('bob');
    expect(world.exchange.headers.get(leg)).toEqual({
      'X-Patchbay-Call': bobs?.callId,
      'X-Patchbay-Conversation': bobs?.id,
    });
    await world.pass(1_000);
    expect(phone.hears).toEqual([leg]);
    expect(own('ann')).toMatchObject({ part: 'agent', colleague: { agentId: 'bob' }, state: 'talking' });
    expect(own('bob')).toMatchObject({ part: 'colleague', colleague: { agentId: 'ann' }, state: 'talking' });
    expect(agent('bob')).toMatchObject({ status: 'talking', conversationId: bobs?.id });
    await kill();
    expect(own('bob')).toMatchObject({ colleague: { agentId: 'ann' }, state: 'talking' });
    await desk({ type: 'call.leave', conversationId: bobs?.id ?? '' });
    await world.pass(1_000);
    const rows = world.conversationStore.rows();
    expect(rows.map((row) => [row.agentId, row.direction, row.customerNumber, row.endedBy])).toEqual([
      ['ann', 'outbound', '302', 'caller'],
      ['bob', 'inbound', '301', 'agent'],
    ]);
    expect(rows.every((row) => row.live === null && row.talkMs > 0)).toBe(true);
  });

  it('leaves no colleague busy who does not answer', async () => {
    world.exchange.setFarEnd('PJSIP/agent-bob', { kind: 'ring' });
    const phone = await call();
    await world.pass(5_000);
    phone.hangUp();
    await world.pass(1_000);
    expect(agent('bob')).toMatchObject({ status: 'ready', conversationId: null });
    expect(world.conversationStore.rows()[1]).toMatchObject({ agentId: 'bob', answeredAtMs: null });
    expect(world.conversationStore.rows()[1]?.endedAtMs).not.toBeNull();
  });
});

describe('a colleague who is asked', () => {
  it('has a conversation of their own, and cannot be asked while they are in another call', async () => {
    const { conversationId } = await annTalks();
    await ready('bob');
    const second = world.exchange.call({ calledNumber: '6000' });
    await world.pass(2_000);
    const target = { kind: 'agent', agentId: 'bob' } as const;
    expect(await desk({ type: 'call.consult', conversationId, target })).toMatchObject({ code: 'not_now' });
    expect(legsOf('bob')).toHaveLength(1);
    second.hangUp();
    await world.pass(6_000);
    expect(await desk({ type: 'call.consult', conversationId, target })).toBeNull();
    await world.pass(200);
    expect(agent('bob')).toMatchObject({ status: 'ringing' });
    await world.pass(1_000);
    expect(own('bob')).toMatchObject({ part: 'colleague', colleague: { agentId: 'ann' } });
    await kill();
    await desk({ type: 'call.complete_transfer', conversationId });
    await world.pass(500);
    expect(own('bob')).toMatchObject({ id: conversationId, part: 'agent', colleague: null });
    expect(agent('ann')).toMatchObject({ status: 'after_call_work' });
  });
});

describe('a queue that is asked', () => {
  const target = { kind: 'queue', queueId: 'sales' } as const;
  const asking = async () => {
    const talk = await annTalks();
    const { conversationId } = talk;
    expect(await desk({ type: 'call.consult', conversationId, target })).toBeNull();
    await world.pass(1_000);
    return talk;
  };

  it('lets the caller hear music until somebody of it answers, and then be talked about', async () => {
    const { caller, conversationId } = await asking();
    expect([caller.hears, phoneOf('ann').hears]).toEqual([['music'], ['music']]);
    expect(own('ann')).toMatchObject({ consult: { label: 'sales', state: 'waiting' } });
    expect(world.floor.fields.get('contact:run-1')).toMatchObject({ queueId: 'sales' });
    await kill();
    await ready('cid');
    await world.pass(2_000);
    expect(own('ann')).toMatchObject({ consult: { label: 'cid', state: 'talking' } });
    expect([caller.hears, phoneOf('cid').hears]).toEqual([['music'], [phoneOf('ann').channelId]]);
    expect(agent('cid')).toMatchObject({ status: 'talking', callId: 'run-1' });
    await desk({ type: 'call.three_way', conversationId });
    await world.pass(300);
    expect(caller.hears).toHaveLength(2);
    await kill();
    await desk({ type: 'call.complete_transfer', conversationId });
    await world.pass(500);
    expect([caller.hears, legsOf('ann')]).toEqual([[phoneOf('cid').channelId], []]);
    expect(own('cid')).toMatchObject({ id: conversationId, part: 'agent', state: 'talking' });
    await kill();
    phoneOf('cid').hangUp();
    await world.pass(500);
    expect(caller.heard).toContain('/media/speech/bye');
    expect(agent('cid')).toMatchObject({ status: 'after_call_work' });
  });

  it('is given up by the agent, who takes the caller back, before and after an answer', async () => {
    const { caller, conversationId } = await asking();
    await desk({ type: 'call.swap', conversationId });
    await world.pass(200);
    expect(caller.hears).toEqual([phoneOf('ann').channelId]);
    await desk({ type: 'call.cancel_consult', conversationId });
    await world.pass(500);
    expect(world.floor.fields.has('contact:run-1')).toBe(false);
    await ready('cid');
    await desk({ type: 'call.consult', conversationId, target });
    await world.pass(2_000);
    expect(caller.hears).toEqual(['music']);
    await desk({ type: 'call.cancel_consult', conversationId });
    await world.pass(500);
    expect([caller.hears, legsOf('cid')]).toEqual([[phoneOf('ann').channelId], []]);
    expect(agent('cid')).toMatchObject({ status: 'after_call_work' });
  });

  it('is left by a caller who hangs up, and rings nobody any more', async () => {
    const { caller } = await asking();
    world.exchange.setFarEnd('PJSIP/agent-cid', { kind: 'ring' });
    await ready('cid');
    await world.pass(1_000);
    expect(legsOf('cid')).toHaveLength(1);
    caller.hangUp();
    await world.pass(1_000);
    expect(legsOf('cid')).toEqual([]);
    expect(agent('cid')).toMatchObject({ status: 'ready' });
  });

  it('sends nobody on by a rule of its own: the caller is held again', async () => {
    const overflow = [{ when: 'waited', afterMs: 10_000, action: { kind: 'voicemail' } }] as const;
    world.centre.setup = {
      ...world.centre.setup,
      queues: [queueNamed('support'), queueNamed('sales', { overflow: overflow as never })],
    };
    world.live.change({ kind: 'centre' });
    await world.pass(1_000);
    const { caller } = await asking();
    await world.pass(12_000);
    expect(own('ann')).toMatchObject({ state: 'held', consult: null });
    expect(caller.hears).toEqual(['music']);
  });

  it('is not there', async () => {
    const { conversationId } = await annTalks();
    const nowhere = { kind: 'queue', queueId: 'nowhere' } as const;
    expect(await desk({ type: 'call.consult', conversationId, target: nowhere })).toMatchObject({ code: 'gone' });
  });
});

describe('a customer who was dialled from here is sent on', () => {
  /** Ann has called somebody. */
  const calling = async () => {
    await ready('ann');
    world.exchange.setFarEnd('PJSIP/030123@trunk-1', { kind: 'answer', afterMs: 500 });
    world.exchange.setFarEnd('PJSIP/030456@trunk-1', { kind: 'answer', afterMs: 2_000 });
    world.exchange.call({ calledNumber: '030123', callerNumber: 'seat-1', side: 'seat' });
    await world.pass(2_000);
    const customer = world.exchange.farEnd(world.exchange.legsTo('PJSIP/030123@trunk-1')[0] ?? '');
    return { customer, conversationId: own('ann')?.id ?? '' };
  };

  it('to a number', async () => {
    const { customer, conversationId } = await calling();
    const target = { kind: 'number', number: '030456' } as const;
    expect(await desk({ type: 'call.transfer', conversationId, target })).toBeNull();
    await world.pass(500);
    expect([customer.hears, world.exchange.channel(customer.channelId).ringingIndicated]).toEqual([[], true]);
    expect(agent('ann')).toMatchObject({ status: 'after_call_work', conversationId: null });
    await kill();
    await world.pass(2_000);
    expect(customer.hears).toEqual(world.exchange.legsTo('PJSIP/030456@trunk-1'));
    await kill();
    expect(customer.hears).toEqual(world.exchange.legsTo('PJSIP/030456@trunk-1'));
    customer.hangUp();
    await world.pass(500);
    expect(world.exchange.inventory().channels).toEqual([]);
  });

  it('to an agent, who has them from then on', async () => {
    const { customer, conversationId } = await calling();
    await ready('bob');
    await desk({ type: 'call.transfer', conversationId, target: { kind: 'agent', agentId: 'bob' } });
    await world.pass(2_000);
    expect(customer.hears).toEqual(legsOf('bob'));
    await kill();
    expect(own('bob')).toMatchObject({ id: conversationId, part: 'agent', state: 'talking' });
    expect(agent('ann')).toMatchObject({ conversationId: null });
    phoneOf('bob').hangUp();
    await world.pass(500);
    const [row, anns] = [conversationId, `${conversationId}.a1`].map((id) =>
      world.conversationStore.rows().find((one) => one.id === id),
    );
    expect(row).toMatchObject({ agentId: 'bob', endedBy: 'agent', live: null });
    expect(anns).toMatchObject({ agentId: 'ann', endedBy: 'transfer' });
    expect(anns?.endedAtMs).toBeLessThan(row?.answeredAtMs ?? 0);
  });

  it('to a queue, where they wait until somebody answers', async () => {
    const { customer, conversationId } = await calling();
    await desk({ type: 'call.transfer', conversationId, target: { kind: 'queue', queueId: 'sales' } });
    await world.pass(10_000);
    expect(customer.hears).toEqual(['music']);
    await kill();
    expect(customer.hears).toEqual(['music']);
    await ready('cid');
    await world.pass(2_000);
    expect(customer.hears).toEqual(legsOf('cid'));
    expect(own('cid')).toMatchObject({ id: conversationId, state: 'talking' });
    await kill();
    customer.hangUp();
    await world.pass(500);
    expect(agent('cid')).toMatchObject({ status: 'after_call_work' });
  });
});
