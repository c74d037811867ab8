import { afterAll, describe, expect, test } from 'vitest';
import { leftovers, playCentre } from './centre-play.ts';
import { randomFaults, seedsOf, tellPace } from './playing.ts';
import { between, seeded } from './random.ts';

afterAll(() => tellPace('a whole centre'));

describe('a whole centre, whose processes die between any two waits', () => {
  test.each(seedsOf(4))(
    'seed %i: never two calls at an agent, order kept, nobody forgotten, nothing rings on',
    async (seed) => {
      const random = seeded(seed * 179_424_673);
      const played = await playCentre(random, between(random, 1, 6), {});
      expect([...played.watch.seen, ...played.watch.forgotten(), ...leftovers(played)]).toEqual([]);
    },
  );
});

describe('the same, with events that are lost, doubled and late, and requests that are refused or lost', () => {
  test.each(seedsOf(4))('seed %i: order kept, nothing left over', async (seed) => {
    const random = seeded(seed * 32_452_843);
    expect(leftovers(await playCentre(random, between(random, 0, 5), randomFaults(random)))).toEqual([]);
  });
});
