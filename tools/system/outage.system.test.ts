import { listCalls } from '@patchbay/records';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Call } from '../sip/src/index.ts';
import { pollUntil, type RunningPart } from '../stack/src/index.ts';
import { oneKeyFlow } from './documents.ts';
import { Product } from './product.ts';

const hz = { menu: 500, next: 900, sorry: 1300 } as const;
const callsCount = 20;

describe('what calls lean on is killed', () => {
  let product: Product;

  beforeAll(async () => {
    product = await Product.start();
    const document = oneKeyFlow('Menu', {
      menu: await product.addTone(hz.menu, 600),
      next: await product.addTone(hz.next, 3_000),
      sorry: await product.addTone(hz.sorry, 3_000),
    });
    await product.publish(document, '8001');
  });
  afterAll(async () => {
    await product?.stop();
  });

  async function callersInMenu(count: number, prefix: string): Promise<{ call: Call; from: string }[]> {
    const from = Array.from({ length: count }, (_, index) => `${prefix}${String(index).padStart(3, '0')}`);
    const callers = await Promise.all(
      from.map(async (caller) => ({ call: await product.call('8001', { from: caller }), from: caller })),
    );
    await Promise.all(callers.map(({ call }) => call.heard.nextTone(hz.menu)));
    return callers;
  }

  /** Kills it and waits until it is gone: until then the kernel keeps its sockets, and what Asterisk writes into them is lost. */
  async function kill(part: RunningPart): Promise<number> {
    const pid = product.stack.pidOf(part);
    if (pid === undefined) throw new Error(`${part} does not run`);
    process.kill(pid, 'SIGKILL');
    expect(await pollUntil(() => product.stack.pidOf(part) !== pid, 45_000)).toBe(true);
    return pid;
  }

  /** Waits until the part runs again and a call that comes in would be served. */
  async function untilReady(part: RunningPart, killed: number): Promise<void> {
    const ready = await pollUntil(async () => {
      const pid = product.stack.pidOf(part);
      if (pid === undefined || pid === killed) return false;
      const readiness = await fetch(`${product.stack.runtimeUrl}/readyz`);
      return readiness.ok && /"redis":"up"/.test(await readiness.text());
    }, 30_000);
    expect(ready).toBe(true);
  }

  /** Every caller hears what key 1 leads to, is hung up by the flow, and leaves nothing behind. */
  async function expectToGoOn(callers: readonly { call: Call; from: string }[]): Promise<() => Promise<void>> {
    const goingOn = callers.map(({ call, from }) =>
      call.heard.nextTone(hz.next).then(
        () => null,
        () => product.story(from),
      ),
    );
    return async () => {
      expect((await Promise.all(goingOn)).filter((story) => story !== null)).toEqual([]);
      expect(await Promise.all(callers.map(({ call }) => call.ended))).toEqual(callers.map(() => ({ by: 'them' })));
      await product.untilQuiet();
      await untilAllEnded();
    };
  }

  /** No run is left waiting and no call is left open. */
  async function untilAllEnded(): Promise<void> {
    const open = async () => {
      const [row] = await product.db.execute(sql`
        select (select count(*)::int from run where status <> 'ended') as runs,
          (select count(*)::int from call where ended_at is null or end_reason is null) as calls`);
      return { runs: Number(row?.runs), calls: Number(row?.calls) };
    };
    await pollUntil(async () => {
      const { runs, calls } = await open();
      return runs + calls === 0;
    }, 30_000);
    expect(await open()).toEqual({ runs: 0, calls: 0 });
  }

  it('PostgreSQL: callers who press keys meanwhile go on once it is back, and who rings meanwhile is served', async () => {
    const callers = await callersInMenu(callsCount, '81');
    const finish = await expectToGoOn(callers);
    const killed = await kill('postgres');
    await Promise.all(callers.map(({ call }) => call.press('1')));
    const late = await Call.place({ port: product.stack.sip.port, number: '8001', from: '81999' });
    await untilReady('postgres', killed);
    await late.answered;
    await late.heard.nextTone(hz.menu);
    const heard = late.heard.nextTone(hz.next);
    await late.press('1');
    await heard;
    await finish();
  });

  it('PostgreSQL and the runtime at once: both come back, and no call is lost', async () => {
    const callers = await callersInMenu(callsCount, '85');
    const finish = await expectToGoOn(callers);
    const [killed, killedRuntime] = await Promise.all([kill('postgres'), kill('runtime')]);
    await Promise.all(callers.map(({ call }) => call.press('1')));
    await untilReady('postgres', killed);
    await untilReady('runtime', killedRuntime);
    await finish();
  });

  it('Asterisk hangs for longer than anybody waits for it: its calls go on when it wakes', async () => {
    const callers = await callersInMenu(5, '86');
    const finish = await expectToGoOn(callers);
    const pid = product.stack.pidOf('asterisk');
    if (pid === undefined) throw new Error('Asterisk does not run');
    process.kill(pid, 'SIGSTOP');
    const isReady = async () => (await fetch(`${product.stack.runtimeUrl}/readyz`)).ok;
    const noticed = await pollUntil(async () => !(await isReady()), 45_000);
    process.kill(pid, 'SIGCONT');
    expect(noticed).toBe(true);
    expect(await pollUntil(isReady, 45_000)).toBe(true);
    // What was said and pressed meanwhile fell out of the kernel's buffers; from now on it counts.
    await Promise.all(callers.map(({ call }) => call.press('1')));
    await finish();
  });

  it('Redis: calls notice nothing', async () => {
    const callers = await callersInMenu(callsCount, '82');
    const finish = await expectToGoOn(callers);
    const killed = await kill('redis');
    await Promise.all(callers.map(({ call }) => call.press('1')));
    await finish();
    await untilReady('redis', killed);
  });

  it('Asterisk: its calls are over with a reason, endpoints are there again, and the next call is served', async () => {
    const callers = await callersInMenu(callsCount, '83');
    const endpoints = await product.endpoints();
    expect(endpoints.length).toBeGreaterThan(0);
    const killed = await kill('asterisk');
    await untilReady('asterisk', killed);
    for (const { call } of callers) call.vanish();
    await untilAllEnded();
    for (const { from } of callers) {
      const { calls } = await listCalls(product.db, { callerNumber: from });
      expect(calls).toMatchObject([{ endReason: 'caller_hung_up' }]);
    }
    expect(await pollUntil(async () => (await product.endpoints()).join() === endpoints.join(), 45_000)).toBe(true);

    const next = await callersInMenu(1, '84');
    const finish = await expectToGoOn(next);
    await Promise.all(next.map(({ call }) => call.press('1')));
    await finish();
  });
});
