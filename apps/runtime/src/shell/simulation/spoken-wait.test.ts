import { expect, test } from 'vitest';
import type { MemoryFlow } from '../../adapters/memory/memory-flow-source.ts';
import { agentNamed, queueNamed } from '../../ports/testing/centre-parts.ts';
import { voiceFlow } from './flow-builder.ts';
import { SimulatedWorld } from './simulated-world.ts';

const end = { type: 'hang_up', config: { prompt: [] } };

/** A line in which everybody is told every twenty seconds or so how long it may still take, in the language of the number. */
function flowsIn(language: string, number: string): MemoryFlow[] {
  const languages = { languages: [language] };
  const told = { sayPosition: false, positionPrompt: [], sayWait: true, waitPrompt: [] };
  return [
    {
      flowId: `flow-wait-${number}`,
      version: `v-wait-${number}`,
      numbers: [],
      document: voiceFlow(
        'waiting',
        {
          start: { type: 'start', to: { next: 'tell' } },
          tell: { type: 'announce_wait', config: told, to: { next: 'music', failed: 'music' } },
          music: { type: 'wait_music', config: { durationMs: 20_000, keys: [] }, to: { over: 'over' } },
          over: { type: 'return' },
        },
        languages,
      ),
    },
    {
      flowId: `flow-${number}`,
      version: `v-${number}`,
      numbers: [number],
      flows: { [`flow-wait-${number}`]: `v-wait-${number}` },
      document: voiceFlow(
        'support',
        {
          start: { type: 'start', to: { next: 'wait' } },
          wait: {
            type: 'queue',
            config: { queueId: 'support', waiting: { flowId: `flow-wait-${number}`, inputs: [] } },
            to: { answered: 'end', failed: 'end' },
          },
          end,
        },
        languages,
      ),
    },
  ];
}

const agentIds = ['ann', 'bob'] as const;

async function centre() {
  const world = new SimulatedWorld({ flows: [...flowsIn('en-US', '6000'), ...flowsIn('zh-CN', '6001')] });
  const { setup } = world.centre;
  const agents = agentIds.map((id) => agentNamed(id, ['support']));
  world.centre.setup = { ...setup, queues: [queueNamed('support')], agents };
  for (const id of agentIds) world.exchange.setFarEnd(`PJSIP/agent-${id}`, { kind: 'answer', afterMs: 100 });
  const life = world.begin();
  await world.pass(300);
  for (const agentId of agentIds) {
    await life.shell.desk({ type: 'agent.sign_in', agentId });
    const ready = life.shell.desk({ type: 'agent.ready', agentId });
    await world.pass(100);
    expect(await ready).toBeNull();
  }
  /** What was said since it was asked last. */
  const heardBy = (calledNumber: string) => {
    const caller = world.exchange.call({ calledNumber });
    let before = 0;
    return () => {
      const heard = caller.heard.slice(before).map((path) => path.slice('/media/speech/'.length));
      before = caller.heard.length;
      return heard;
    };
  };
  return { world, life, heardBy };
}

const spoken = {
  '6000': /^The wait is (less than a minute|up to \w+ minutes|about \w+ minutes?|\w+ to \w+ minutes)\.$/,
  '6001':
    /^预计等待(时间不到一分钟|时间不超过[两三四五十]+分钟|约[一两三四五十]+分钟|[一两三四五十]+到[两三四五十]+分钟)。$/,
} as const;

test.each(['6000', '6001'] as const)(
  'Q5: %s hears a rounded range in its language, and never a longer one',
  async (number) => {
    const { world, heardBy } = await centre();
    for (let talking = 0; talking < 2; talking += 1) world.exchange.call({ calledNumber: number });
    await world.pass(5_000);
    const others = Array.from({ length: 3 }, () => world.exchange.call({ calledNumber: number }));
    await world.pass(5_000);
    const heard = heardBy(number);
    const said: string[] = [];
    // Whoever goes before gives up one after another; nobody comes before, and nobody leaves the agents.
    for (const other of others) {
      await world.pass(60_000);
      said.push(...heard());
      other.hangUp();
    }
    await world.pass(60_000);
    said.push(...heard());
    expect(said.length).toBeGreaterThan(6);
    for (const sentence of said) expect(sentence).toMatch(spoken[number]);
    const order = [...new Set(said)];
    // A range that was left is not told again, and each is shorter than the one before.
    expect(said).toEqual([...said].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
    expect(order).toEqual(
      number === '6000'
        ? ['The wait is three to five minutes.', 'The wait is two to three minutes.', 'The wait is one to two minutes.']
        : ['预计等待三到五分钟。', '预计等待两到三分钟。', '预计等待一到两分钟。'],
    );
  },
);

test('Q5: a longer range is said once an agent who served has left, and not before', async () => {
  const { world, life, heardBy } = await centre();
  for (let talking = 0; talking < 2; talking += 1) world.exchange.call({ calledNumber: '6000' });
  await world.pass(5_000);
  const heard = heardBy('6000');
  await world.pass(100_000);
  const before = heard();
  expect(new Set(before).size).toBe(1);
  const leaving = life.shell.desk({ type: 'agent.sign_out', agentId: 'bob' });
  await world.pass(100_000);
  expect(await leaving).toBeNull();
  const after = heard();
  expect([before.at(-1), after.at(-1)]).toEqual([
    'The wait is one to two minutes.',
    'The wait is three to five minutes.',
  ]);
});
