import type { Faults } from '../../adapters/simulated-telephony/simulated-types.ts';
import type { Life } from './life.ts';
import { between, type Random } from './random.ts';
import { SimulatedWorld, type WorldOptions } from './simulated-world.ts';

/** A world in which something goes on, and what those who play in it need of it. */
export interface Stage {
  readonly world: SimulatedWorld;
  readonly random: Random;
  /** Set once nothing is disturbed any more: from then on everything has to come to its end. */
  isCalm: boolean;
  /** The process that runs now, or the one that died last. */
  readonly life: Life;
  later(afterMs: number, task: () => void): void;
}

export interface Play {
  readonly flows: WorldOptions['flows'];
  readonly faults: Faults;
  /** How many processes die. */
  readonly kills: number;
  /** The most steps that a process still takes once it is to die. */
  readonly stepsToDeathMax: number;
  /** Disturbed for so long, then undisturbed for so long. */
  readonly busyMs: number;
  readonly quietMs: number;
  /** Before the first process. */
  begin(stage: Stage): void;
  /** Whatever else befalls the world, such as a store that is emptied. */
  befall?(stage: Stage): void;
  /** Once nothing is disturbed any more. */
  calmDown(stage: Stage): void;
}

/** Virtual and real time of everything that was played in this process. */
const passed = { virtualMs: 0, realMs: 0 };

/** How many times faster than real time it went. */
export function pace(): number {
  return passed.virtualMs / passed.realMs;
}

/** Nothing depends on it. */
export function tellPace(what: string): void {
  process.stdout.write(`${what}: simulated ${Math.round(pace())} times faster than real time\n`);
}

/** Plays it through: processes die between any two waits and are started again, and in the end it is quiet for a while. */
export async function play(random: Random, script: Play): Promise<Stage> {
  const begunAt = performance.now();
  const { flows, faults, kills, busyMs, quietMs } = script;
  const world = new SimulatedWorld({ flows, faults, seesTheDead: random() < 0.5, keepsEvents: true });
  let life: Life | null = null;
  const stage: Stage = {
    world,
    random,
    isCalm: false,
    get life() {
      life ??= world.begin();
      return life;
    },
    later: (afterMs, task) => {
      world.clock.after(afterMs, task);
    },
  };
  script.begin(stage);
  life = world.begin();
  for (let killed = 0; killed < kills; killed += 1) {
    stage.later(between(random, 500, busyMs), () => life?.dieAfter(between(random, 1, script.stepsToDeathMax)));
  }
  const revive = () => {
    if (life?.dead) life = world.begin();
    stage.later(between(random, 200, 1_500), revive);
  };
  revive();
  script.befall?.(stage);
  await world.pass(busyMs);
  world.exchange.faults = {};
  stage.isCalm = true;
  script.calmDown(stage);
  await world.pass(quietMs);
  passed.virtualMs += busyMs + quietMs;
  passed.realMs += performance.now() - begunAt;
  return stage;
}

/** Events that are lost, doubled and late, and requests that are refused or lost. */
export function randomFaults(random: Random): Faults {
  return {
    event: () => {
      const fate = random();
      if (fate < 0.02) return 'drop';
      if (fate < 0.06) return 'double';
      return fate < 0.15 ? { delayMs: between(random, 1, 3_000) } : 'pass';
    },
    request: () => {
      const fate = random();
      if (fate < 0.01) return 'refuse';
      if (fate < 0.02) return 'lost_request';
      return fate < 0.03 ? 'lost_answer' : 'pass';
    },
  };
}

/** The first seeds, as many as SIMULATION_SEEDS says from SIMULATION_FROM on, and those that found something. */
export function seedsOf(count: number, pinned: readonly number[] = []): number[] {
  const { SIMULATION_SEEDS, SIMULATION_FROM } = process.env;
  const from = Number(SIMULATION_FROM ?? 1);
  const seeds = Array.from({ length: Number(SIMULATION_SEEDS ?? count) }, (_, index) => from + index);
  return [...new Set([...seeds, ...pinned])];
}
