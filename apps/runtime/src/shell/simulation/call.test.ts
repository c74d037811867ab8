import { expect, test } from 'vitest';
import { said, voiceFlow } from './flow-builder.ts';
import { SimulatedWorld } from './simulated-world.ts';

const menu = voiceFlow('menu', {
  start: { type: 'start', to: { next: 'choose' } },
  choose: {
    type: 'menu',
    config: { prompt: said('menu') },
    to: { 1: 'bye', 2: 'bye', no_input: 'bye', no_match: 'bye' },
  },
  bye: { type: 'say', config: { prompt: said('bye') }, to: { next: 'end' } },
  end: { type: 'hang_up' },
});
const flows = [{ flowId: 'flow-a', version: 'v1', document: menu, numbers: ['2000'] }];

test('a caller is answered, presses a key, hears the rest and is hung up', async () => {
  const world = new SimulatedWorld({ flows });
  world.begin();
  await world.pass(300);
  const caller = world.exchange.call({ calledNumber: '2000' });
  await world.pass(200);
  expect(caller.heard).toEqual(['/media/speech/menu']);
  caller.press('1');
  await world.pass(100);
  expect(caller.heard).toEqual(['/media/speech/menu', '/media/speech/bye']);
  await world.pass(2_000);
  expect(world.exchange.inventory()).toEqual({ channels: [], bridges: [] });
  expect(world.log.lines.filter(({ level }) => level === 'error' || level === 'warn')).toEqual([]);
  const [runId = ''] = world.store.runIds();
  expect(world.store.stored(runId)).toMatchObject({ run: { status: 'ended' }, call: { endReason: 'hung_up' } });
});
