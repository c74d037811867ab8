import { leftovers, playCentre } from '../../apps/runtime/src/shell/simulation/centre-play.ts';
import { pace, randomFaults } from '../../apps/runtime/src/shell/simulation/playing.ts';
import { between, seeded } from '../../apps/runtime/src/shell/simulation/random.ts';
import { printTable } from './table.ts';

const plays = 20;

/** A whole centre, played in one process on a virtual clock: how much faster than real time, and whether anything was wrong. */
export async function simulationSection(): Promise<void> {
  let wrong = 0;
  for (let seed = 1; seed <= plays; seed += 1) {
    const random = seeded(seed * 179_424_673);
    const isCalm = seed % 2 === 0;
    const played = await playCentre(random, between(random, 1, 6), isCalm ? {} : randomFaults(random));
    const seen = isCalm ? [...played.watch.seen, ...played.watch.forgotten()] : [];
    if (seen.length + leftovers(played).length > 0) wrong += 1;
  }
  printTable('A whole centre simulated, processes dying', [
    { what: 'faster than real time', measured: `x${Math.round(pace())}`, target: 'x1000' },
    { what: `plays of ${plays} in which something was wrong`, measured: String(wrong), target: '0' },
  ]);
}
