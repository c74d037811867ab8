import { expect, test } from 'vitest';
import type { MemoryFlow } from '../../adapters/memory/memory-flow-source.ts';
import { said, voiceFlow } from './flow-builder.ts';
import { allFlows } from './flows.ts';
import { SimulatedWorld } from './simulated-world.ts';

/** A menu, then a goodbye: what is heard tells the version. */
const desk = (word: string) =>
  voiceFlow(word, {
    start: { type: 'start', to: { next: 'choose' } },
    choose: {
      type: 'menu',
      config: { prompt: said(`${word} menu`) },
      to: { 1: 'bye', 2: 'bye', no_input: 'bye', no_match: 'bye' },
    },
    bye: { type: 'say', config: { prompt: said(`${word} bye`) }, to: { next: 'end' } },
    end: { type: 'hang_up', config: { prompt: [] } },
  });

/** Number 2000, whose new version half of all callers get. */
const tried: MemoryFlow = {
  flowId: 'flow-desk',
  version: 'v-old',
  numbers: ['2000'],
  document: desk('old'),
  tried: {
    id: 'rollout',
    version: 'v-new',
    document: desk('new'),
    audience: { kind: 'share', percent: 50 },
    homeCountry: 'DE',
  },
};

async function serving(flows: MemoryFlow[]) {
  const world = new SimulatedWorld({ flows });
  const life = world.begin();
  await world.pass(300);
  const heardBy = async (callerNumber: string) => {
    const caller = world.exchange.call({ calledNumber: '2000', callerNumber });
    await world.pass(200);
    caller.hangUp();
    await world.pass(200);
    return caller.heard.map((path) => path.replace('/media/speech/', ''))[0];
  };
  return { world, life, heardBy };
}

test('A5: about half get the new version, each of them with every call, and a withheld number with some of its calls', async () => {
  const { heardBy } = await serving([tried]);
  const callers = Array.from({ length: 24 }, (_, index) => `+49309018${20 + index}`);
  const first: (string | undefined)[] = [];
  for (const caller of callers) first.push(await heardBy(caller));
  expect(new Set(first)).toEqual(new Set(['old menu', 'new menu']));
  const again: (string | undefined)[] = [];
  for (const caller of callers) again.push(await heardBy(caller.replace('+49', '0')));
  expect(again).toEqual(first);
  const withheld = new Set<string | undefined>();
  for (let call = 0; call < 24; call += 1) withheld.add(await heardBy('anonymous'));
  expect(withheld).toEqual(new Set(['old menu', 'new menu']));
});

test('A5: a call keeps the version it began with when the roll-out ends, over a takeover as well', async () => {
  const flows = [{ ...tried }];
  const { world, life } = await serving(flows);
  const callers = Array.from({ length: 12 }, (_, index) =>
    world.exchange.call({ calledNumber: '2000', callerNumber: `+49309018${20 + index}` }),
  );
  await world.pass(200);
  const menus = callers.map(({ heard }) => heard[0]);
  expect(new Set(menus).size).toBe(2);
  world.flows.endRollout('rollout');
  life.kill();
  world.begin();
  await world.pass(1_000);
  for (const caller of callers) caller.press('1');
  await world.pass(200);
  expect(callers.map(({ heard }) => heard.at(-1))).toEqual(menus.map((menu) => menu?.replace('menu', 'bye')));
  const late = world.exchange.call({ calledNumber: '2000', callerNumber: '+4930901820' });
  await world.pass(200);
  expect(late.heard).toEqual(['/media/speech/old menu']);
});

test('V1, V2: what is worse than allowed is stopped within seconds, once, by whoever holds the lease, and every screen is told', async () => {
  const world = new SimulatedWorld({ flows: allFlows });
  const first = world.begin();
  await world.pass(300);
  world.begin();
  const worse = { id: 'rollout', flowId: 'flow-menu', stoppedFor: 'failed' } as const;
  world.rollouts.worse.push(worse);
  await world.pass(3_500);
  const told = () => world.live.published.filter(({ type }) => type === 'rollout.stopped');
  expect(told()).toMatchObject([{ rolloutId: 'rollout', flowId: 'flow-menu', stoppedFor: 'failed' }]);
  first.kill();
  world.rollouts.worse.push({ ...worse, id: 'another' });
  await world.pass(7_000);
  expect(told()).toMatchObject([{ rolloutId: 'rollout' }, { rolloutId: 'another' }]);
});
