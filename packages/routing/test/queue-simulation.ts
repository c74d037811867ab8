import { expectedWaitMs, type LearntRates, learnService, learnWait, ratesInUse, startingRates } from '../src/index.ts';
import { RandomSource } from './random-source.ts';

/** An M/M/s+M queue. Times in seconds; no patience means that nobody gives up. */
export interface QueueCase {
  readonly name: string;
  readonly agents: number;
  readonly load: number;
  readonly serviceMeanS: number;
  readonly patienceMeanS: number | null;
  /** By how much the arrival rate swings around its mean, over an hour. */
  readonly swing: number;
  /** Mean wait of those served after waiting, and squared errors over those of the estimator that knows the rates. */
  readonly published: { readonly meanWaitS: number; readonly les: number; readonly announced: number };
}

/**
 * Six queues of a published comparison of wait estimators (after R. Ibrahim and W. Whitt, "Real-time delay estimation in
 * overloaded multiserver queues with abandonments", 2009), simulated with 400,000 served waiting callers each.
 */
export const queueCases: readonly QueueCase[] = [
  [100, 0.95, null, 0, 57, 2.11, 5.75],
  [10, 0.9, null, 0, 306, 2.21, 2.29],
  [100, 1.4, 300, 0, 100, 2.09, 4.76],
  [20, 1.2, 180, 0, 48, 2.29, 2.94],
  [20, 1.2, 180, 0.4, 51, 2.28, 2.92],
  [5, 1, 180, 0, 68, 2.18, 1.51],
].map(([agents = 0, load = 0, patienceMeanS = null, swing = 0, meanWaitS, les, announced]) => ({
  name: `${agents} agents, load ${load}${swing === 0 ? '' : ` +- ${swing}`}, patience ${patienceMeanS ?? 'endless'}`,
  agents: Number(agents),
  load: Number(load),
  serviceMeanS: patienceMeanS === 180 ? 240 : 300,
  patienceMeanS,
  swing: Number(swing),
  published: { meanWaitS: Number(meanWaitS), les: Number(les), announced: Number(announced) },
}));

/** Mean squared errors in square seconds, over callers who waited and were served. */
export interface EstimateErrors {
  readonly meanWaitS: number;
  readonly learnt: number;
  readonly known: number;
  readonly lastToEnter: number;
  /** Asterisk's app_queue: a moving average of past waits, as announced 30 s more. */
  readonly announced: number;
}

interface Caller {
  readonly cameS: number;
  readonly givesUpS: number;
  readonly estimates: readonly number[];
}

/** Runs the queue until so many callers have waited and been served; the first tenth teaches and is not counted. */
export function simulateEstimates(queue: QueueCase, served: number, seed: number): EstimateErrors {
  const random = new RandomSource(seed);
  const { agents, serviceMeanS, patienceMeanS } = queue;
  const meanGapS = serviceMeanS / (agents * queue.load);
  const known = {
    servicePerMs: 1 / serviceMeanS / 1_000,
    abandonPerMs: patienceMeanS === null ? 0 : 1 / patienceMeanS / 1_000,
  };
  let rates: LearntRates = startingRates(180_000, 600_000);
  const ends: number[] = [];
  const durations: number[] = [];
  let line: Caller[] = [];
  let lastWaitS = 0;
  let averageS = 0;
  let counted = 0;
  const sums = [0, 0, 0, 0, 0];

  const start = (now: number): void => {
    const durationS = random.exponential(serviceMeanS);
    const at = ends.findIndex((end) => end > now + durationS);
    const place = at < 0 ? ends.length : at;
    ends.splice(place, 0, now + durationS);
    durations.splice(place, 0, durationS);
  };
  const dropGivenUp = (now: number): void => {
    if (patienceMeanS === null) return;
    line = line.filter((caller) => {
      if (caller.givesUpS > now) return true;
      rates = learnWait(rates, (caller.givesUpS - caller.cameS) * 1_000, true);
      return false;
    });
  };
  const serveNext = (now: number): void => {
    ends.shift();
    rates = learnService(rates, (durations.shift() ?? 0) * 1_000);
    dropGivenUp(now);
    const caller = line.shift();
    if (caller === undefined) return;
    const waitS = now - caller.cameS;
    rates = learnWait(rates, waitS * 1_000, false);
    lastWaitS = waitS;
    averageS += (waitS - averageS) / 4;
    start(now);
    counted += 1;
    if (counted <= served / 10) return;
    sums[0] = (sums[0] ?? 0) + waitS;
    for (const [index, estimate] of caller.estimates.entries())
      sums[index + 1] = (sums[index + 1] ?? 0) + (estimate - waitS) ** 2;
  };

  let now = 0;
  while (counted < served) {
    // Arrivals are drawn at the highest rate and thinned to the rate of the moment.
    now += random.exponential(meanGapS / (1 + queue.swing));
    const share = (1 + queue.swing * Math.sin((2 * Math.PI * now) / 3_600)) / (1 + queue.swing);
    for (let end = ends[0]; end !== undefined && end <= now; end = ends[0]) serveNext(end);
    if (random.next() >= share) continue;
    if (ends.length < agents) {
      lastWaitS = 0;
      averageS -= averageS / 4;
      start(now);
      continue;
    }
    dropGivenUp(now);
    const state = { ahead: line.length, agents };
    const estimates = [
      expectedWaitMs({ ...state, ...ratesInUse(rates) }) / 1_000,
      expectedWaitMs({ ...state, ...known }) / 1_000,
      lastWaitS,
      averageS + 30,
    ];
    const patienceS = patienceMeanS === null ? Number.POSITIVE_INFINITY : random.exponential(patienceMeanS);
    line.push({ cameS: now, givesUpS: now + patienceS, estimates });
  }
  const [wait = 0, learnt = 0, exact = 0, lastToEnter = 0, announced = 0] = sums.map((sum) => sum / (served * 0.9));
  return { meanWaitS: wait, learnt, known: exact, lastToEnter, announced };
}
