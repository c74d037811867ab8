import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Call } from '../sip/src/index.ts';
import { freePort, pollUntil, type Stack, startTestStack, workspaceRoot } from '../stack/src/index.ts';
import { oneKeyFlow } from './documents.ts';
import { Product } from './product.ts';

const hz = { menu: 500, next: 900, sorry: 1300 } as const;
/** What whoever brings an Asterisk of their own writes into it. */
const dialplan = `[from-outside](+)
exten => _9XXX,1,Stasis(patchbay,outside)
 same => n,Hangup()`;
/** Each request has its own place among these, besides the websocket of each runtime. */
const requestConnectionsMax = 16;

/** Every TCP connection to or from a port on this machine: the open ones and those closed within the last minute. */
function connectionsAt(port: number): number {
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  const listening = '0A';
  const pairs = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .slice(1)
      .flatMap((line) => {
        const [, local = '', remote = '', state] = line.trim().split(/\s+/);
        if (state === listening || ![local, remote].some((end) => end.endsWith(`:${hex}`))) return [];
        return [[local.split(':')[1], remote.split(':')[1]].sort().join('-')];
      }),
  );
  return new Set(pairs).size;
}

describe('an Asterisk of one’s own, by ARI_URL', () => {
  let exchange: Stack;
  let product: Product;
  let second: ChildProcess | null = null;

  beforeAll(async () => {
    exchange = await startTestStack({ parts: ['asterisk'], asterisk: { dialplan } });
    product = await Product.start({
      ariUrl: exchange.ari.url,
      ports: { sip: exchange.ports.sip },
      parts: ['postgres', 'redis', 'asterisk', 'espeak', 'runtime'],
    });
    const document = oneKeyFlow('Menu', {
      menu: await product.addTone(hz.menu, 600),
      next: await product.addTone(hz.next, 2_000),
      sorry: await product.addTone(hz.sorry, 2_000),
    });
    await product.publish(document, '9001');
  });
  afterAll(async () => {
    if (second !== null && second.exitCode === null) {
      second.kill('SIGTERM');
      await once(second, 'exit');
    }
    await product?.stop();
    await exchange?.stop();
  });

  const inMenu = async (count: number): Promise<Call[]> => {
    const calls = await Promise.all(Array.from({ length: count }, () => product.call('9001')));
    await Promise.all(calls.map((call) => call.heard.nextTone(hz.menu)));
    return calls;
  };
  const goOn = async (calls: readonly Call[]): Promise<void> => {
    const heard = calls.map((call) => call.heard.nextTone(hz.next));
    await Promise.all(calls.map((call) => call.press('1')));
    await Promise.all(heard);
    expect(await Promise.all(calls.map((call) => call.ended))).toEqual(calls.map(() => ({ by: 'them' })));
  };
  const untilQuiet = async (): Promise<void> => {
    const channels = async () => await exchange.asterisk.cli('core show channels count');
    expect(await pollUntil(async () => (await channels()).startsWith('0 active channels'), 45_000)).toBe(true);
  };

  it('serves 50 calls over a few connections that stay open', async () => {
    const before = connectionsAt(exchange.ports.ari);
    for (let round = 0; round < 5; round += 1) await goOn(await inMenu(10));
    await untilQuiet();
    const opened = connectionsAt(exchange.ports.ari) - before;
    console.log(`${opened} connections to Asterisk for 50 calls`);
    expect(opened).toBeLessThanOrEqual(requestConnectionsMax);
  });

  it('with two runtimes: when the first dies the second goes on with its calls', async () => {
    const port = await freePort();
    const runtime = spawn(process.execPath, [join(workspaceRoot, 'apps/runtime/dist/main.js')], {
      env: { ...process.env, ...product.stack.appEnv, RUNTIME_PORT: String(port) },
      stdio: 'ignore',
    });
    second = runtime;
    const readiness = async () => await fetch(`http://127.0.0.1:${port}/readyz`);
    const isStandby = async () => (await (await readiness()).text()).includes('"lease":"standby"');
    expect(await pollUntil(isStandby, 45_000)).toBe(true);

    const calls = await inMenu(10);
    const killed = product.stack.pidOf('runtime');
    if (killed === undefined) throw new Error('The runtime does not run');
    const killedAtMs = performance.now();
    process.kill(killed, 'SIGKILL');
    expect(await pollUntil(async () => (await readiness()).ok, 45_000)).toBe(true);
    console.log(`the standby serves ${Math.round(performance.now() - killedAtMs)} ms after kill -9`);
    await goOn(calls);
    await goOn(await inMenu(5));
    await untilQuiet();
  });

  it('a runtime that was frozen finds its calls with another when it wakes, and leaves them alone', async () => {
    const frozen = second;
    if (frozen === null) throw new Error('The second runtime does not run');
    const readiness = async () => await fetch(`${product.stack.runtimeUrl}/readyz`);
    const isStandby = async () => (await (await readiness()).text()).includes('"lease":"standby"');
    expect(await pollUntil(isStandby, 45_000)).toBe(true);
    const calls = await inMenu(10);
    frozen.kill('SIGSTOP');
    expect(await pollUntil(async () => (await readiness()).ok, 45_000)).toBe(true);
    const ended = once(frozen, 'exit');
    frozen.kill('SIGCONT');
    expect(await ended).toEqual([1, null]);
    await goOn(calls);
    await goOn(await inMenu(5));
    await untilQuiet();
    expect((await readiness()).ok).toBe(true);
  });
});
