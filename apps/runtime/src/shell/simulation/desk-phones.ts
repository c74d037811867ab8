import { floorFieldName } from '@patchbay/records';
import { expect } from 'vitest';
import { agentNamed, queueNamed } from '../../ports/testing/centre-parts.ts';
import { said, voiceFlow } from './flow-builder.ts';
import { SimulatedWorld } from './simulated-world.ts';

/** Number 6000: waits for support, then a goodbye. */
const flow = {
  flowId: 'flow-support',
  version: 'v-support',
  numbers: ['6000'],
  document: voiceFlow('support', {
    start: { type: 'start', to: { next: 'wait' } },
    wait: { type: 'queue', config: { queueId: 'support' }, to: { answered: 'bye', failed: 'bye' } },
    bye: { type: 'say', config: { prompt: said('bye') }, to: { next: 'end' } },
    end: { type: 'hang_up', config: { prompt: [] } },
  }),
};

/** Ann and Bob are in support and have desk phones that answer after a second; `before` is done before the runtime begins. */
export async function deskPhones(before: (world: SimulatedWorld) => void = () => undefined) {
  const world = new SimulatedWorld({ flows: [flow] });
  world.centre.setup = {
    ...world.centre.setup,
    queues: [queueNamed('support')],
    agents: ['ann', 'bob'].map((id) => agentNamed(id, ['support'])),
  };
  for (const id of ['ann', 'bob']) world.exchange.setFarEnd(`PJSIP/agent-${id}`, { kind: 'answer', afterMs: 1_000 });
  before(world);
  const life = world.begin();
  await world.pass(300);
  const ready = async (agentId: string) => {
    await life.shell.desk({ type: 'agent.sign_in', agentId });
    const reply = life.shell.desk({ type: 'agent.ready', agentId });
    await world.pass(100);
    expect(await reply).toBeNull();
  };
  const agent = (id: string) => {
    const field = world.floor.fields.get(floorFieldName({ kind: 'agent', id }));
    return field?.kind === 'agent' ? { status: field.status, reason: field.reason } : null;
  };
  return { world, life, ready, agent };
}
