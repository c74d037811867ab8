import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { RunningPart } from '../stack/src/index.ts';
import type { TestAgent } from './centre-driver.ts';
import { QueueTrial, type TestCaller } from './queue-trial.ts';

const waitingCount = 5;

describe('what queues lean on is killed', () => {
  let trial: QueueTrial;
  let queueId: string;
  let number: string;
  let talker: TestAgent;
  let next: TestAgent;

  beforeAll(async () => {
    trial = await QueueTrial.start();
    queueId = await trial.centre.addQueue('held');
    [talker, next] = await trial.centre.addAgents([
      { name: 'talker', queueIds: [queueId] },
      { name: 'next', queueIds: [queueId] },
    ]);
    number = await trial.numberFor(queueId);
  });
  afterEach(async () => {
    await trial.clear();
  });
  afterAll(async () => {
    await trial?.stop();
  });

  /** One talks, the others wait in the order of their calling. */
  async function fill(): Promise<{ talking: TestCaller; waiting: TestCaller[] }> {
    await trial.centre.ready(talker);
    const talking = await trial.caller(number);
    await trial.talk(talking, talker);
    const waiting: TestCaller[] = [];
    for (let index = 0; index < waitingCount; index += 1) waiting.push(await trial.waiting(queueId, number));
    return { talking, waiting };
  }

  /** Those who wait reach the agent one after the other, in their order, each once. */
  async function serveInOrder(waiting: readonly TestCaller[], agent: TestAgent): Promise<void> {
    for (const caller of waiting) {
      const received = await trial.talk(caller, agent);
      expect(received.from).toContain(caller.from);
      received.hangUp();
      expect(trial.centre.rings.filter(({ call }) => call.from.includes(caller.from))).toHaveLength(1);
    }
  }

  /** Both hear each other again: tones that begin to be looked for now. */
  async function stillTalk(talking: TestCaller, agent: TestAgent): Promise<void> {
    expect((await trial.talk(talking, agent)).state).toBe('answered');
  }

  function kill(part: RunningPart): number {
    const pid = trial.product.stack.pidOf(part);
    if (pid === undefined) throw new Error(`${part} does not run`);
    process.kill(pid, 'SIGKILL');
    return pid;
  }

  async function untilBack(part: RunningPart, killed: number): Promise<void> {
    await trial.centre.until(
      `${part} is back`,
      async () => {
        const pid = trial.product.stack.pidOf(part);
        if (pid === undefined || pid === killed) return false;
        const readiness = await fetch(`${trial.product.stack.runtimeUrl}/readyz`);
        return readiness.ok && /"redis":"up"/.test(await readiness.text());
      },
      30_000,
    );
  }

  it('Redis is flushed amid waiting: nobody loses the place, and the floor is filled again', async () => {
    const { talking, waiting } = await fill();
    const line = (await trial.centre.waitingIn(queueId)).map(({ id }) => id);
    await trial.centre.line.flush();
    await stillTalk(talking, talker);
    await trial.centre.until('the floor is filled again', async () => {
      const now = (await trial.centre.waitingIn(queueId)).map(({ id }) => id);
      return JSON.stringify(now) === JSON.stringify(line);
    });
    await trial.centre.ready(next);
    await serveInOrder(waiting, next);
  });

  it('Redis is killed: talk goes on, and who waits is served in order', async () => {
    const { talking, waiting } = await fill();
    const killed = kill('redis');
    await stillTalk(talking, talker);
    // The agent who hangs up takes the next one, whether Redis is there or not.
    talker.phone.current?.hangUp();
    await serveInOrder(waiting.slice(0, 2), talker);
    await untilBack('redis', killed);
    await serveInOrder(waiting.slice(2), talker);
  });

  it('PostgreSQL is killed: talk goes on, and once it is back who waits is served in order', async () => {
    const { talking, waiting } = await fill();
    const killed = kill('postgres');
    await stillTalk(talking, talker);
    talker.phone.current?.hangUp();
    await untilBack('postgres', killed);
    await serveInOrder(waiting, talker);
  });

  it('the runtime is killed while a phone rings: it is not rung twice, and the call it rang for is the one it gets', async () => {
    await trial.centre.ready(next);
    next.phone.behaviour = { kind: 'ring' };
    const caller = await trial.caller(number);
    await trial.centre.until('the phone rings', async () => next.phone.current !== null);
    const killed = kill('runtime');
    await untilBack('runtime', killed);
    next.phone.current?.answer();
    next.phone.behaviour = { kind: 'answer', afterMs: 0 };
    await trial.talk(caller, next);
    expect(trial.centre.rings.filter(({ agent }) => agent === next.name)).toHaveLength(1);
  });
});
