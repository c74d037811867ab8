import { describe, expect, test } from 'vitest';
import { createEstimator, expectedWaitMs } from '../src/index.ts';
import { simulateShared } from './shared-simulation.ts';
import { simulateSkilled } from './skilled-simulation.ts';
import { Stage } from './stage.ts';
import { queueOf } from './stage-parts.ts';

/** A simulation takes a second; a machine that is busy with other things may take longer. */
const simulationMsMax = 60_000;

const of = (queueIds: readonly string[], agents: number) => [{ queueIds, agents }];

/** A service takes 100 s, by an agent of both queues who finds one waiting in each and chooses the first 3 times in 4. */
function taught() {
  const estimator = createEstimator();
  const queueIds = ['first', 'second'];
  let served: string | null = null;
  for (let count = 0; count < 400; count += 1) {
    const now = count * 100_000;
    for (const queueId of queueIds) estimator.take({ type: 'joined', contactId: `${queueId}${count}`, queueId }, now);
    if (served !== null) estimator.take({ type: 'ended', contactId: served }, now + 99_000);
    const [chosen, other] = count % 4 === 3 ? ['second', 'first'] : ['first', 'second'];
    served = `${chosen}${count}`;
    estimator.take({ type: 'answered', contactId: served, agentId: 'ann', queueIds }, now + 99_000);
    estimator.take({ type: 'left', contactId: `${other}${count}`, gaveUp: false }, now + 99_000);
  }
  return estimator;
}

describe('an estimator', () => {
  test('[E1] [E2] knows the wait of every place, and learns what ends it', () => {
    const estimator = createEstimator();
    const staff = of(['sales'], 2);
    expect(estimator.expectedWaitMs('sales', 0, staff)).toBeCloseTo(90_000, -3);
    let now = 0;
    for (let count = 0; count < 20_000; count += 1) {
      const contactId = `c${count}`;
      estimator.take({ type: 'joined', contactId, queueId: 'sales' }, now);
      now += 10_000;
      const gaveUp = count % 5 === 0;
      if (gaveUp) estimator.take({ type: 'left', contactId, gaveUp }, now);
      else estimator.take({ type: 'answered', contactId, agentId: 'ann', queueIds: ['sales'] }, now);
      estimator.take({ type: 'ended', contactId }, now + 40_000);
    }
    const rates = { agents: 2, servicePerMs: 1 / 40_000, abandonPerMs: 1 / 50_000 };
    for (const ahead of [0, 1, 10])
      expect(estimator.expectedWaitMs('sales', ahead, staff) / expectedWaitMs({ ahead, ...rates })).toBeCloseTo(1, 1);
    const waits = estimator.expectedWaitsMs('sales', 11, staff);
    expect(waits[10]).toBeCloseTo(estimator.expectedWaitMs('sales', 10, staff), 6);
    expect(estimator.expectedWaitMs('sales', 0, [])).toBe(Number.POSITIVE_INFINITY);
    expect(estimator.expectedWaitsMs('sales', 2, [])).toEqual([Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]);
  });

  test('[E6] counts shared agents evenly before it knows, then by what they choose', () => {
    const both = of(['first', 'second'], 2);
    const untaught = createEstimator();
    const alone = untaught.expectedWaitMs('first', 0, of(['first'], 2));
    expect(untaught.expectedWaitMs('first', 0, both)).toBeCloseTo(2 * alone, 6);
    const estimator = taught();
    const ratio = estimator.expectedWaitMs('second', 0, both) / estimator.expectedWaitMs('first', 0, both);
    expect(ratio).toBeGreaterThan(2.3);
    expect(ratio).toBeLessThan(3.7);
  });

  test('[E8] goes on from its JSON', () => {
    const estimator = taught();
    estimator.take({ type: 'joined', contactId: 'one', queueId: 'first' }, 1);
    estimator.announce('one', 3, of(['first'], 2));
    const again = createEstimator(JSON.parse(JSON.stringify(estimator.state())));
    expect(again.state()).toEqual(estimator.state());
    for (const each of [estimator, again]) {
      each.take({ type: 'answered', contactId: 'one', agentId: 'ann', queueIds: ['first'] }, 5);
      each.take({ type: 'ended', contactId: 'one' }, 9);
      each.take({ type: 'ended', contactId: 'one' }, 9);
      each.take({ type: 'left', contactId: 'nobody', gaveUp: true }, 9);
    }
    expect(again.state()).toEqual(estimator.state());
  });

  test('[E4] announces a range that goes up only with a reason, and none where nothing can be said', () => {
    const estimator = createEstimator();
    const announce = (ahead: number, agents: number) => estimator.announce('one', ahead, of(['sales'], agents));
    expect(announce(0, 1)).toBeNull();
    estimator.take({ type: 'joined', contactId: 'one', queueId: 'sales' }, 0);
    const first = announce(1, 2);
    expect(first).toEqual({ fromMin: 2, toMin: 3 });
    for (let count = 0; count < 50; count += 1) {
      estimator.take({ type: 'joined', contactId: `c${count}`, queueId: 'sales' }, 0);
      estimator.take({ type: 'answered', contactId: `c${count}`, agentId: 'ann', queueIds: ['sales'] }, 0);
      estimator.take({ type: 'ended', contactId: `c${count}` }, 900_000);
    }
    expect(announce(1, 2)).toEqual(first);
    expect(announce(2, 2)?.fromMin).toBeGreaterThan(3);
    expect(announce(2, 0)).toBeNull();
  });

  test('[E2] who is called back says nothing about patience', () => {
    const estimator = createEstimator();
    const before = estimator.expectedWaitMs('sales', 9, of(['sales'], 1));
    estimator.take({ type: 'joined', contactId: 'one', queueId: 'sales', isCallback: true }, 0);
    estimator.take({ type: 'left', contactId: 'one', gaveUp: true }, 1);
    expect(estimator.expectedWaitMs('sales', 9, of(['sales'], 1))).toBe(before);
  });
});

describe('[E3] [E6] the error where agents are shared, driven through the router', () => {
  test.each([
    { name: 'most agents shared', agents: { first: 5, both: 20, second: 5 }, load: [30, 6], firstPriority: 0 },
    {
      name: 'the other queue goes first',
      agents: { first: 10, both: 10, second: 10 },
      load: [18, 18],
      firstPriority: 1,
    },
  ] as const)(
    '$name',
    (shared) => {
      const errors = simulateShared(shared, 6_000, 1);
      expect(errors.learnt / errors.inFull).toBeLessThanOrEqual(0.95);
      expect(errors.learnt / errors.lastToEnter).toBeLessThanOrEqual(0.6);
      expect(Math.abs(errors.bias) / errors.meanWaitS).toBeLessThanOrEqual(0.2);
    },
    simulationMsMax,
  );
});

describe('[E9] where skills decide', () => {
  test('only who goes before to the same agents counts', () => {
    const stage = new Stage();
    for (const id of ['ann', 'bob', 'cid', 'dee']) {
      stage.signIn(id, { skills: id === 'ann' ? { b: 1 } : {} });
      stage.join(`talk ${id}`);
      stage.answer(id);
    }
    const skilled = { rings: [{ afterMs: 0, wants: { skill: 'b', levelMin: 1 } }] };
    for (const id of ['any1', 'any2']) stage.join(id);
    for (const id of ['b1', 'b2', 'b3', 'b4']) stage.join(id, skilled);
    stage.join('any3');
    // One in four of the two goes to ann; all four want her.
    expect(stage.router.prospect('b4')).toEqual({ ahead: 3.5, staff: [{ queueIds: ['sales'], agents: 1 }] });
    // Until three are served by the three others, ann serves one.
    expect(stage.router.prospect('any3')).toEqual({ ahead: 3, staff: [{ queueIds: ['sales'], agents: 4 }] });
    expect(stage.router.prospect('talk ann')).toBeNull();
    expect(createEstimator().expectedWaitMs('sales', 0.5, of(['sales'], 1))).toBeGreaterThan(180_000);
  });

  test.each([
    { name: 'a fifth want a fifth', skilledAgents: 4, skilledShare: 0.2, load: 24 },
    { name: 'a third want a fifth', skilledAgents: 4, skilledShare: 0.3, load: 24 },
    { name: 'half want half', skilledAgents: 10, skilledShare: 0.5, load: 24 },
  ])(
    'the error against the whole line: $name',
    (shape) => {
      const errors = simulateSkilled(shape, 5_000, 1);
      expect(errors.skilled.prospect / errors.skilled.wholeLine).toBeLessThanOrEqual(0.85);
      expect(errors.anybody.prospect / errors.anybody.wholeLine).toBeLessThanOrEqual(0.85);
    },
    simulationMsMax,
  );
});

test('[E1] a queue tells who serves it, by what else they serve', () => {
  const stage = new Stage(queueOf('sales'), queueOf('help'));
  stage.signIn('ann');
  stage.signIn('bob', { queueIds: ['sales', 'help'] });
  stage.signIn('cid', { queueIds: ['help', 'sales'] });
  stage.signIn('dee');
  stage.apply({ type: 'agent.paused', agentId: 'dee', reason: 'lunch' });
  expect(stage.router.staff('sales')).toEqual([
    { queueIds: ['sales', 'help'], agents: 2 },
    { queueIds: ['sales'], agents: 1 },
  ]);
  expect(stage.router.staff('gone')).toEqual([]);
});

/**
 * Exact Erlang C figures, as any table of it gives them: handling time 180 s, answered within 20 s. Load, agents, probability
 * of waiting, mean wait in seconds.
 */
const erlangC = [
  [5, 7, 0.3241, 29.2],
  [10, 13, 0.2853, 17.1],
  [20, 23, 0.4157, 24.9],
  [50, 54, 0.4736, 21.3],
  [100, 105, 0.5157, 18.6],
  [100, 110, 0.237, 4.3],
] as const;

test.each(erlangC)('[E7] load %i, %i agents', (load, agents, waits, meanWaitS) => {
  // The weight of each number of calls in the system, relative to all agents just busy.
  let belowWeight = 0;
  for (let calls = agents - 1, weight = agents / load; calls >= 0; weight *= calls / load, calls -= 1)
    belowWeight += weight;
  let waitWeight = 0;
  let wait = 0;
  for (let ahead = 0, weight = 1; weight > 1e-12; ahead += 1, weight *= load / agents) {
    waitWeight += weight;
    wait += weight * expectedWaitMs({ ahead, agents, servicePerMs: 1 / 180_000, abandonPerMs: 0 });
  }
  expect(waitWeight / (waitWeight + belowWeight)).toBeCloseTo(waits, 4);
  expect(wait / (waitWeight + belowWeight) / 1_000).toBeCloseTo(meanWaitS, 1);
});

/**
 * Exact Erlang A figures, as any table of the M/M/s+M queue gives them: handling time 240 s. Load, agents, mean patience in
 * seconds; probability of waiting, share that gives up, mean wait of all who come in seconds.
 */
const erlangA = [
  [20, 20, 180, 0.4963, 0.0951, 17.1],
  [24, 20, 180, 0.7772, 0.1938, 34.9],
  [100, 100, 120, 0.43, 0.0467, 5.6],
  [5, 5, 180, 0.5293, 0.1875, 33.8],
] as const;

describe('the queue that follows from the formula', () => {
  test.each(erlangA)('[E7] load %i, %i agents, patience %i s', (load, agents, patienceS, waiting, givesUp, waitS) => {
    const serviceS = 240;
    const arrivalPerS = load / serviceS;
    const waitOf = (ahead: number): number => {
      const rates = { servicePerMs: 1 / (serviceS * 1_000), abandonPerMs: 1 / (patienceS * 1_000) };
      return ahead < 0 ? 0 : expectedWaitMs({ ahead, agents, ...rates }) / 1_000;
    };
    // With so many on agents, and then with so many in line, each relative to an empty queue.
    let weight = 1;
    let sum = 1;
    for (let busy = 1; busy < agents; busy += 1) {
      weight *= load / busy;
      sum += weight;
    }
    let inLine = 0;
    let allBusy = 0;
    // What a place more adds to the wait is the mean time until somebody leaves a line of that length.
    for (let length = 0; length < 400; length += 1) {
      weight *= arrivalPerS * (waitOf(length) - waitOf(length - 1));
      allBusy += weight;
      inLine += length * weight;
    }
    sum += allBusy;
    expect(allBusy / sum).toBeCloseTo(waiting, 3);
    expect(inLine / sum / patienceS / arrivalPerS).toBeCloseTo(givesUp, 3);
    expect(inLine / sum / arrivalPerS).toBeCloseTo(waitS, 0);
  });
});
