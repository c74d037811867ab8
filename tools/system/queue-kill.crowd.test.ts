import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestAgent } from './centre-driver.ts';
import { QueueTrial, type TestCaller } from './queue-trial.ts';

const talkingCount = 50;
const waitingCount = 100;
/** How much of a talk may be missing: packets that this busy machine was late to send or to take. */
const coverageMin = 0.9;

describe('a runtime killed with 100 waiting and 50 talking', () => {
  let trial: QueueTrial;
  let agents: readonly TestAgent[];
  let queueId: string;
  let number: string;

  beforeAll(async () => {
    trial = await QueueTrial.start();
    queueId = await trial.centre.addQueue('crowded');
    agents = await trial.centre.addAgents(
      Array.from({ length: talkingCount }, (_, index) => ({ name: `agent${index}`, queueIds: [queueId] })),
    );
    number = await trial.numberFor(queueId);
  });
  afterAll(async () => {
    await trial?.stop();
  });

  /** Callers who stand in the line one behind the other, in the order of their calling. */
  async function lineUp(count: number, prefix: string): Promise<TestCaller[]> {
    const callers: TestCaller[] = [];
    for (let index = 0; index < count; index += 1) {
      const toneHz = 300 + 50 * (index % 12);
      callers.push(await trial.caller(number, { from: `${prefix}${String(index).padStart(3, '0')}`, toneHz }));
    }
    return callers;
  }

  it('loses none: talk goes on unheard, everyone is served in order, and nobody is offered twice', async () => {
    const talking = await lineUp(talkingCount, '61');
    await trial.centre.untilWaiting(queueId, talkingCount);
    await trial.centre.ready(...agents);
    await trial.centre.until(
      'all talk',
      async () => agents.every(({ phone }) => phone.current?.state === 'answered'),
      60_000,
    );
    const waiting = await lineUp(waitingCount, '62');
    await trial.centre.untilWaiting(queueId, waitingCount);
    const line = (await trial.centre.waitingIn(queueId)).map(({ id }) => id);
    const pairs = await pairsOf(talking);

    const killed = trial.product.stack.pidOf('runtime');
    if (killed === undefined) throw new Error('The runtime does not run');
    const killedAtMs = performance.now();
    process.kill(killed, 'SIGKILL');
    await trial.centre.until(
      'the runtime is back',
      async () =>
        (await fetch(`${trial.product.stack.runtimeUrl}/readyz`)).ok && trial.product.stack.pidOf('runtime') !== killed,
      30_000,
    );
    const backAfterMs = performance.now() - killedAtMs;
    await trial.centre.until('the line is as it was', async () => {
      const now = (await trial.centre.waitingIn(queueId)).map(({ id }) => id);
      return JSON.stringify(now) === JSON.stringify(line);
    });
    console.log(`runtime back ${Math.round(backAfterMs)} ms after kill -9, the line as it was`);

    const untilMs = performance.now();
    const broken = pairs.flatMap(({ caller, agent, received }) => {
      const heard = [
        caller.call.heard.toneCoverage(agent.phone.toneHz, killedAtMs, untilMs),
        received.heard.toneCoverage(caller.toneHz, killedAtMs, untilMs),
      ];
      return heard.every((share) => share > coverageMin) ? [] : [{ caller: caller.from, heard }];
    });
    expect(broken).toEqual([]);

    const rangBefore = trial.centre.rings.length;
    await serveEverybody(talkingCount + waitingCount);
    const served = trial.centre.rings
      .slice(rangBefore)
      .map(({ call }) => /sip:(\d+)@/.exec(call.from)?.[1] ?? call.from);
    expect([...served].sort()).toEqual(waiting.map(({ from }) => from));
    // Fifty agents fall free at once, and their phones ring side by side: the order is that of the decisions.
    const offeredAt = await Promise.all(
      waiting.map(async (caller) => (await trial.kept(caller)).talks.map((talk) => talk.offeredAt.getTime())),
    );
    expect(offeredAt).toEqual(waiting.map(() => [expect.any(Number)]));
    expect(offeredAt.flat()).toEqual(offeredAt.flat().sort((one, other) => one - other));
    await trial.product.untilQuiet(60_000);
  });

  /** Who talks with whom, told by the numbers the phones show. */
  async function pairsOf(callers: readonly TestCaller[]) {
    return agents.map((agent) => {
      const received = agent.phone.current;
      const caller = callers.find(({ from }) => received?.from.includes(from));
      if (received === null || caller === undefined) throw new Error(`${agent.name} talks with nobody known`);
      return { agent, caller, received };
    });
  }

  /** Agents hang up and take the next until nobody is left. */
  async function serveEverybody(calls: number): Promise<void> {
    const over = () =>
      agents.reduce((sum, { phone }) => sum + phone.calls.filter(({ state }) => state === 'ended').length, 0);
    await trial.centre.until(
      'everybody was served',
      async () => {
        for (const { phone } of agents) if (phone.current?.state === 'answered') phone.current.hangUp();
        return over() === calls;
      },
      120_000,
    );
  }
});
