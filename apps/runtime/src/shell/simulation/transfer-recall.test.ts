import type { TransferTarget } from '@patchbay/flow-schema';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SimulatedCaller } from '../../adapters/simulated-telephony/simulated-exchange.ts';
import type { CentreAgent } from '../../ports/centre.ts';
import { agentNamed, queueNamed } from '../../ports/testing/centre-parts.ts';
import { said, voiceFlow } from './flow-builder.ts';
import type { Life } from './life.ts';
import { routingFaults } from './routing-check.ts';
import { SimulatedWorld } from './simulated-world.ts';

const hangUp = { type: 'hang_up', config: { prompt: [] } };
const document = voiceFlow('support', {
  start: { type: 'start', to: { next: 'wait' } },
  wait: {
    type: 'queue',
    config: { queueId: 'support' },
    to: { answered: 'bye', no_answer: 'nobody', failed: 'failed' },
  },
  bye: { type: 'say', config: { prompt: said('bye') }, to: { next: 'end' } },
  nobody: { type: 'say', config: { prompt: said('nobody') }, to: { next: 'end' } },
  failed: { type: 'say', config: { prompt: said('failed') }, to: { next: 'end' } },
  end: hangUp,
});
/** Nothing is drawn for a caller whom nobody answers. */
const undrawn = voiceFlow('undrawn', {
  start: { type: 'start', to: { next: 'wait' } },
  wait: { type: 'queue', config: { queueId: 'support' }, to: { answered: 'end' } },
  end: hangUp,
});
const callback = voiceFlow('callback', {
  start: { type: 'start', to: { next: 'offer' } },
  offer: {
    type: 'callback_offer',
    config: {
      prompt: said('offer'),
      confirmPrompt: said('confirm'),
      promisedPrompt: said('promised'),
      queueId: 'support',
      mode: 'agent_first',
      retryAfterMs: 60_000,
      callsMax: 2,
    },
    to: { promised: 'end', declined: 'end' },
  },
  end: hangUp,
});
const flows = [
  { flowId: 'flow-support', version: 'v1', document, numbers: ['6000'] },
  { flowId: 'flow-undrawn', version: 'v2', document: undrawn, numbers: ['6001'] },
  { flowId: 'flow-callback', version: 'v3', document: callback, numbers: ['6500'] },
];
const apology = [
  '/media/speech/We are sorry, something went wrong. Please try again later. Goodbye.',
  '/media/speech/很抱歉，系统出现了问题，请稍后再拨。再见。',
];
const cameBack = { en: 'Came back: nobody answered at 030456', zh: '转接退回：030456无人接听' };
const elsewhere: TransferTarget = { kind: 'number', number: '030456' };

let world: SimulatedWorld;
let life: Life;

beforeEach(async () => {
  world = new SimulatedWorld({ flows });
  setUp({});
  life = world.begin();
  await world.pass(300);
  for (const id of ['ann', 'bob', 'cid']) phone(id, true);
  number('030123', true);
  number('030456', false);
  await desk({ type: 'agent.sign_in', agentId: 'ann' });
  await desk({ type: 'agent.phone', agentId: 'ann', endpointId: 'seat-1' });
});

afterEach(async () => {
  for (const { id } of world.exchange.inventory().channels) world.exchange.hangUp(id, 16);
  await world.pass(60_000);
  expect(world.exchange.inventory()).toEqual({ channels: [], bridges: [] });
  expect(routingFaults(world.routingJournal.all('asterisk'))).toEqual([]);
  for (const id of ['ann', 'bob', 'cid']) expect(['talking', 'ringing', 'consulting']).not.toContain(agent(id)?.status);
  expect(world.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
});

function setUp(ann: Partial<CentreAgent>): void {
  const overflow = [{ when: 'waited', afterMs: 10_000, action: { kind: 'voicemail' } }] as const;
  world.centre.setup = {
    queues: [queueNamed('support', { wrapUpMs: 5_000 }), queueNamed('sales', { overflow: overflow as never })],
    agents: [
      agentNamed('ann', ['support'], { deskPhone: null, extension: '301', ...ann }),
      agentNamed('bob', ['support'], { extension: '302' }),
      agentNamed('cid', ['sales'], { extension: '303' }),
    ],
    skillNames: {},
    timeZone: 'UTC',
    waits: { thresholdMs: null, shortAbandonMs: 5_000 },
    seatReturnMs: 20_000,
  };
}

const answers = (does: boolean) =>
  does ? ({ kind: 'answer', afterMs: 500 } as const) : ({ kind: 'refuse', cause: 17 } as const);
const endpointOf = (agentId: string) => (agentId === 'ann' ? 'PJSIP/seat-1' : `PJSIP/agent-${agentId}`);
const phone = (agentId: string, does: boolean) => world.exchange.setFarEnd(endpointOf(agentId), answers(does));
const number = (named: string, does: boolean) => world.exchange.setFarEnd(`PJSIP/${named}@trunk-1`, answers(does));
const desk = (action: Parameters<Life['shell']['desk']>[0]) => life.shell.desk(action);
const ready = async (agentId: string) => {
  await desk({ type: 'agent.sign_in', agentId });
  await desk({ type: 'agent.ready', agentId });
};
function agent(id: string) {
  const field = world.floor.fields.get(`agent:${id}`);
  return field?.kind === 'agent' ? field : null;
}
const own = (agentId: string) =>
  [...world.floor.fields.values()]
    .filter((field) => field.kind === 'conversation')
    .find((one) => one.agentId === agentId);
const legsOf = (agentId: string) => world.exchange.legsTo(endpointOf(agentId));
const phoneOf = (agentId: string): SimulatedCaller => world.exchange.farEnd(legsOf(agentId)[0] ?? '');

/** Dies and is gone on for. */
async function kill(): Promise<void> {
  life.kill();
  life = world.begin();
  await world.pass(3_000);
}

const customerAt = (named: string) => world.exchange.farEnd(world.exchange.legsTo(`PJSIP/${named}@trunk-1`)[0] ?? '');

/** Ann has called somebody. */
async function calling(): Promise<{ customer: SimulatedCaller; conversationId: string }> {
  await ready('ann');
  world.exchange.call({ calledNumber: '030123', callerNumber: 'seat-1', side: 'seat' });
  await world.pass(2_000);
  return { customer: customerAt('030123'), conversationId: own('ann')?.id ?? '' };
}

describe('a customer who was dialled from here and is sent on to somebody who does not answer', () => {
  it.each([
    ['a number that is busy', elsewhere, '030456'],
    ['an agent who refuses', { kind: 'agent', agentId: 'bob' }, 'bob'],
    ['a queue that sends callers away', { kind: 'queue', queueId: 'sales' }, 'sales'],
  ] as [string, TransferTarget, string][])('comes back to the agent from %s', async (_what, target, label) => {
    const { customer, conversationId } = await calling();
    phone('bob', false);
    await ready('bob');
    world.exchange.setFarEnd('PJSIP/seat-1', { kind: 'ring' });
    expect(await desk({ type: 'call.transfer', conversationId, target })).toBeNull();
    await world.pass(12_000);
    expect(customer.hears).toEqual(['music']);
    const [leg = ''] = legsOf('ann');
    expect(world.exchange.headers.get(leg)).toMatchObject({ 'X-Patchbay-Recall': 'yes' });
    expect(world.exchange.headers.get(leg)).not.toHaveProperty('X-Patchbay-Return');
    const why = { en: `Came back: nobody answered at ${label}`, zh: `转接退回：${label}无人接听` };
    expect(own('ann')).toMatchObject({ state: 'ringing', why });
    expect(agent('ann')).toMatchObject({ status: 'ringing' });
    await kill();
    expect([customer.hears, legsOf('ann')]).toEqual([['music'], [leg]]);
    phoneOf('ann').hangUp(17);
    await world.pass(3_000);
    expect(customer.heard).toEqual(apology);
  });

  it('talks with the agent again, who can send them on a second time', async () => {
    const { customer, conversationId } = await calling();
    await desk({ type: 'call.transfer', conversationId, target: elsewhere });
    await world.pass(2_000);
    expect(customer.hears).toEqual(legsOf('ann'));
    expect(own('ann')).toMatchObject({ id: conversationId, part: 'agent', state: 'talking', why: cameBack });
    expect(agent('ann')).toMatchObject({ status: 'talking', conversationId });
    await kill();
    expect(customer.hears).toEqual(legsOf('ann'));
    number('030456', true);
    await desk({ type: 'call.transfer', conversationId, target: elsewhere });
    await world.pass(2_000);
    expect(customer.hears).toEqual(world.exchange.legsTo('PJSIP/030456@trunk-1'));
    expect(agent('ann')).toMatchObject({ conversationId: null });
    customer.hangUp();
    await world.pass(500);
    expect(world.exchange.inventory().channels).toEqual([]);
  });

  it('goes where the rule of the agent says who is in another call', async () => {
    setUp({ forwardAway: { kind: 'agent', agentId: 'bob' } });
    world.live.change({ kind: 'centre' });
    const { customer, conversationId } = await calling();
    await ready('bob');
    world.exchange.setFarEnd('PJSIP/030456@trunk-1', { kind: 'ring' });
    number('030789', true);
    await desk({ type: 'call.transfer', conversationId, target: elsewhere });
    await world.pass(500);
    await desk({ type: 'agent.finish_wrap_up', agentId: 'ann' });
    world.exchange.call({ calledNumber: '030789', callerNumber: 'seat-1', side: 'seat' });
    await world.pass(2_000);
    expect(agent('ann')).toMatchObject({ status: 'talking' });
    customerAt('030456').hangUp(17);
    await world.pass(2_000);
    expect(customer.hears).toEqual(legsOf('bob'));
    expect(own('bob')).toMatchObject({ id: conversationId, why: cameBack });
    expect(agent('bob')).toMatchObject({ status: 'talking', conversationId });
  });

  it('goes to the number that the rule of an agent names who has signed out', async () => {
    setUp({ forwardSignedOut: { kind: 'number', number: '030789' } });
    world.live.change({ kind: 'centre' });
    const { customer, conversationId } = await calling();
    world.exchange.setFarEnd('PJSIP/030456@trunk-1', { kind: 'ring' });
    number('030789', true);
    await desk({ type: 'call.transfer', conversationId, target: elsewhere });
    await world.pass(500);
    await desk({ type: 'agent.sign_out', agentId: 'ann' });
    customerAt('030456').hangUp(17);
    await world.pass(2_000);
    expect(legsOf('ann')).toEqual([]);
    expect(customer.hears).toEqual(world.exchange.legsTo('PJSIP/030789@trunk-1'));
    await kill();
    expect(customer.hears).toEqual(world.exchange.legsTo('PJSIP/030789@trunk-1'));
  });

  it('hears an apology where nobody is left, also over a restart', async () => {
    const { customer, conversationId } = await calling();
    phone('ann', false);
    await desk({ type: 'call.transfer', conversationId, target: elsewhere });
    await world.pass(100);
    await kill();
    await world.pass(5_000);
    expect(customer.heard.slice(0, 2)).toEqual(apology);
    expect(world.exchange.inventory()).toEqual({ channels: [], bridges: [] });
    expect(world.conversationStore.rows().filter(({ live }) => live !== null)).toEqual([]);
  });
});

it('puts a customer who was called back at the head of the queue of the callback', async () => {
  const promised = world.exchange.call({ calledNumber: '6500', callerNumber: '030123' });
  await world.pass(3_000);
  promised.press('1');
  await world.pass(3_000);
  promised.press('1');
  await world.pass(5_000);
  await ready('ann');
  await world.pass(3_000);
  const customer = customerAt('030123');
  expect(customer.hears).toEqual(legsOf('ann'));
  const waiting = world.exchange.call({ calledNumber: '6000' });
  await world.pass(5_000);
  phone('ann', false);
  const conversationId = own('ann')?.id ?? '';
  await desk({ type: 'call.transfer', conversationId, target: elsewhere });
  await world.pass(2_000);
  await kill();
  expect([customer.hears, waiting.hears]).toEqual([['music'], ['music']]);
  await ready('bob');
  await world.pass(2_000);
  expect(customer.hears).toEqual(legsOf('bob'));
  expect(own('bob')).toMatchObject({ id: conversationId, why: cameBack });
  expect(waiting.hears).toEqual(['music']);
  waiting.hangUp();
});

describe('a caller whom an agent sends on to somebody who does not answer', () => {
  const transfer = async (calledNumber: string, target: TransferTarget) => {
    await ready('ann');
    const caller = world.exchange.call({ calledNumber });
    await world.pass(3_000);
    await desk({ type: 'call.transfer', conversationId: own('ann')?.id ?? '', target });
    await world.pass(2_000);
    return caller;
  };

  it.each([
    ['a number', elsewhere],
    ['an agent', { kind: 'agent', agentId: 'bob' }],
  ] as [string, TransferTarget][])('goes on in the flow: %s', async (_what, target) => {
    phone('bob', false);
    await ready('bob');
    await desk({ type: 'agent.not_ready', agentId: 'bob', reasonId: 'lunch' });
    const caller = await transfer('6000', target);
    expect(caller.heard).toContain('/media/speech/nobody');
  });

  it('hears an apology where nothing is drawn for it', async () => {
    const caller = await transfer('6001', elsewhere);
    expect(caller.heard.at(-1)).toBe(apology[0]);
  });
});
