import { expect, test } from 'vitest';
import type { MemoryFlow } from '../../adapters/memory/memory-flow-source.ts';
import { agentNamed, queueNamed } from './centre-setup.ts';
import { said, voiceFlow } from './flow-builder.ts';
import { SimulatedWorld } from './simulated-world.ts';

const supportFlow: MemoryFlow = {
  flowId: 'flow-support',
  version: 'v-support',
  numbers: ['6000'],
  document: voiceFlow('support', {
    start: { type: 'start', to: { next: 'wait' } },
    wait: {
      type: 'test_waiting',
      config: { queueId: 'support' },
      to: { done: 'bye', overflow: 'full', failed: 'failed' },
    },
    bye: { type: 'say', config: { prompt: said('bye') }, to: { next: 'end' } },
    full: { type: 'say', config: { prompt: said('full') }, to: { next: 'end' } },
    failed: { type: 'say', config: { prompt: said('failed') }, to: { next: 'end' } },
    end: { type: 'hang_up', config: { prompt: [] } },
  }),
};

async function centre(agents: readonly string[] = ['ann']) {
  const world = new SimulatedWorld({ flows: [supportFlow] });
  world.centre.setup = {
    queues: [queueNamed('support')],
    agents: agents.map((id) => agentNamed(id, ['support'])),
    skillNames: {},
    timeZone: 'UTC',
  };
  const life = world.begin();
  await world.pass(300);
  const ready = async (agentId: string) => {
    await life.shell.desk({ type: 'agent.sign_in', agentId });
    await life.shell.desk({ type: 'agent.ready', agentId });
  };
  return { world, life, ready };
}

test('R1: a caller who waits is offered to an agent who becomes free, both talk, and the flow goes on', async () => {
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

test('R2: an agent who does not answer is set aside, and the caller goes to the next with the place kept', async () => {
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

test('R3: a caller who hangs up while a phone rings stops it', async () => {
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

test('R4: a runtime that is killed is gone on for: who waits keeps the place, who rings rings on, nobody rings twice', async () => {
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
