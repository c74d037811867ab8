import { afterAll, describe, expect, test } from 'vitest';
import { leftovers, playCentre } from './centre-play.ts';
import { randomFaults, seedsOf, tellPace } from './playing.ts';
import { between, seeded } from './random.ts';

afterAll(() => tellPace('a whole centre'));

/** A second of one core; others may want it too. */
const playMsMax = 60_000;

/** 42: a call from a seat had no end in its record. 120: an agent signed in while consulted, and was offered a caller. */
const killed = seedsOf(2, [42, 120]);
/**
 * 40: a call to a customer had no end in its record. 46: an arrival that came after its call began another run. 1099: an agent stayed
 * busy with a transfer that was asked for before the call was answered. 2100: an agent out of a queue who was gone unheard was never
 * missed.
 */
const disturbed = seedsOf(2, [40, 46, 1099, 2100]);

describe('a whole centre, whose processes die between any two waits', () => {
  test.each(killed)(
    'seed %i: never two calls at an agent, order kept, nobody forgotten, nothing rings on',
    async (seed) => {
      const random = seeded(seed * 179_424_673);
      const played = await playCentre(random, between(random, 1, 6), {});
      expect([...played.watch.seen, ...played.watch.forgotten(), ...leftovers(played)]).toEqual([]);
    },
    playMsMax,
  );
});

describe('the same, with events that are lost, doubled and late, and requests that are refused or lost', () => {
  test.each(disturbed)(
    'seed %i: order kept, nothing left over',
    async (seed) => {
      const random = seeded(seed * 32_452_843);
      expect(leftovers(await playCentre(random, between(random, 0, 5), randomFaults(random)))).toEqual([]);
    },
    playMsMax,
  );
});
