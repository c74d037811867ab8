import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort, pollUntil, type Stack, startTestStack, workspaceRoot } from '../stack/src/index.ts';
import { QueueTrial, type TestCaller } from './queue-trial.ts';

const dialplan = `[from-outside](+)
exten => _8XXX,1,Stasis(patchbay,outside)
 same => n,Hangup()`;

describe('two runtimes at one Asterisk', () => {
  let exchange: Stack;
  let trial: QueueTrial;
  let standby: ChildProcess | null = null;

  beforeAll(async () => {
    exchange = await startTestStack({ parts: ['asterisk'], asterisk: { dialplan } });
    trial = await QueueTrial.start({
      ariUrl: exchange.ari.url,
      ports: { sip: exchange.ports.sip },
      parts: ['postgres', 'redis', 'asterisk', 'espeak', 'runtime'],
    });
  });
  afterAll(async () => {
    if (standby !== null && standby.exitCode === null) {
      standby.kill('SIGTERM');
      await once(standby, 'exit');
    }
    await trial?.stop();
    await exchange?.stop();
  });

  it('when the first dies the other goes on: who talked goes on in the flow, and the line keeps its order', async () => {
    const queueId = await trial.centre.addQueue('shared');
    const [agent] = await trial.centre.addAgents([{ name: 'only', queueIds: [queueId] }]);
    const number = await trial.numberFor(queueId);
    await trial.centre.ready(agent);
    const talking = await trial.caller(number);
    const received = await trial.talk(talking, agent);
    const waiting: TestCaller[] = [];
    for (let index = 0; index < 5; index += 1) waiting.push(await trial.waiting(queueId, number));

    const port = await freePort();
    standby = spawn(process.execPath, [join(workspaceRoot, 'apps/runtime/dist/main.js')], {
      env: { ...process.env, ...trial.product.stack.appEnv, RUNTIME_PORT: String(port) },
      stdio: 'ignore',
    });
    const readiness = async () => await fetch(`http://127.0.0.1:${port}/readyz`);
    const standsBy = async () => (await (await readiness()).text()).includes('"lease":"standby"');
    expect(await pollUntil(standsBy, 45_000)).toBe(true);

    const killed = trial.product.stack.pidOf('runtime');
    if (killed === undefined) throw new Error('The runtime does not run');
    const killedAtMs = performance.now();
    process.kill(killed, 'SIGKILL');
    // The agent is done before anybody has taken over: the next call comes as soon as somebody has.
    const wentOn = trial.goesOn(talking, 'answered');
    received.hangUp();
    for (const [index, caller] of waiting.entries()) {
      const call = await trial.talk(caller, agent);
      if (index === 0) {
        const rang = trial.centre.rings.at(-1)?.atMs ?? Number.NaN;
        console.log(`the other rang the next phone ${Math.round(rang - killedAtMs)} ms after kill -9`);
      }
      expect(call.from).toContain(caller.from);
      call.hangUp();
    }
    expect(trial.centre.rings).toHaveLength(1 + waiting.length);
    await wentOn;
  });
});
