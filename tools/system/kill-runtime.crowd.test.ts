import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Call, tone } from '../sip/src/index.ts';
import { pollUntil } from '../stack/src/index.ts';
import { flow, node, oneKeyFlow, sound, variable } from './documents.ts';
import { Product } from './product.ts';

const hz = { menu: 500, next: 900, sorry: 1300, long: 700, thanks: 1700 } as const;

async function recordingCount(product: Product): Promise<number> {
  const [row] = await product.db.execute(sql`select count(*)::int as count from recording where status = 'recording'`);
  return Number(row?.count);
}

/** A caller in the middle of something, what they do after the kill, and the tone that tells that they went on. */
interface LiveCaller {
  readonly call: Call;
  readonly from: string;
  readonly doing: string;
  act(): Promise<unknown>;
  readonly hears: number;
}

describe('a runtime killed amid 100 live calls', () => {
  let product: Product;

  beforeAll(async () => {
    product = await Product.start();
    const [menu, next, sorry, long, thanks] = await Promise.all([
      product.addTone(hz.menu, 600),
      product.addTone(hz.next, 4_000),
      product.addTone(hz.sorry, 4_000),
      product.addTone(hz.long, 12_000),
      product.addTone(hz.thanks, 4_000),
    ]);
    await product.publish(oneKeyFlow('Menu', { menu, next, sorry }), '8001');
    const talking = flow(
      'Talking',
      [
        node('start', 'start'),
        node('long', 'say', { prompt: sound(long) }),
        node('next', 'say', { prompt: sound(next) }),
        node('bye', 'hang_up', { prompt: [] }),
      ],
      ['start.next > long', 'long.next > next', 'next.next > bye'],
    );
    await product.publish(talking, '8002');
    const collecting = flow(
      'Collecting',
      [
        node('start', 'start'),
        node('digits', 'collect_digits', {
          prompt: sound(menu),
          digitsMin: 4,
          digitsMax: 4,
          variable: 'pin',
          sensitive: true,
          firstDigitTimeoutMs: 60_000,
          interDigitTimeoutMs: 60_000,
        }),
        node('thanks', 'say', { prompt: sound(thanks) }),
        node('sorry', 'say', { prompt: sound(sorry) }),
        node('bye', 'hang_up', { prompt: [] }),
      ],
      [
        'start.next > digits',
        'digits.collected > thanks',
        'digits.no_input > sorry',
        'digits.invalid > sorry',
        'thanks.next > bye',
        'sorry.next > bye',
      ],
      [variable('pin', 'text', true)],
    );
    await product.publish(collecting, '8003');
    const recording = flow(
      'Recording',
      [
        node('start', 'start'),
        node('message', 'record_message', { prompt: sound(menu), beep: false, silenceMs: 0 }),
        node('thanks', 'say', { prompt: sound(thanks) }),
        node('sorry', 'say', { prompt: sound(sorry) }),
        node('bye', 'hang_up', { prompt: [] }),
      ],
      [
        'start.next > message',
        'message.recorded > thanks',
        'message.too_short > sorry',
        'thanks.next > bye',
        'sorry.next > bye',
      ],
    );
    await product.publish(recording, '8004');
  });
  afterAll(async () => {
    await product?.stop();
  });

  async function callers(
    count: number,
    number: string,
    make: (call: Call) => Omit<LiveCaller, 'call' | 'from'>,
  ): Promise<LiveCaller[]> {
    const from = Array.from({ length: count }, (_, index) => `${number}${String(index).padStart(3, '0')}`);
    const calls = await Promise.all(from.map((caller) => product.call(number, { from: caller })));
    return calls.map((call, index) => ({ call, from: from[index] ?? '', ...make(call) }));
  }

  it('loses none of them: every caller goes on, and nothing is left over', async () => {
    const waiting = await callers(40, '8001', (call) => ({
      doing: 'waiting in a menu',
      act: () => call.press('1'),
      hears: hz.next,
    }));
    const listening = await callers(25, '8002', () => ({
      doing: 'listening',
      act: async () => undefined,
      hears: hz.next,
    }));
    const collecting = await callers(20, '8003', (call) => ({
      doing: 'half way through digits',
      act: async () => {
        await call.press('3');
        await call.press('4');
      },
      hears: hz.thanks,
    }));
    const recording = await callers(15, '8004', (call) => ({
      doing: 'leaving a message',
      act: () => call.press('#'),
      hears: hz.thanks,
    }));
    const live = [...waiting, ...listening, ...collecting, ...recording];
    const begun = () => live.every(({ call }) => call.heard.segments().length > 0);
    expect(await pollUntil(begun, 45_000)).toBe(true);
    for (const { call } of collecting) {
      await call.press('1');
      await call.press('2');
    }
    // A key before the recorder runs would only skip the prompt.
    expect(await pollUntil(async () => (await recordingCount(product)) === recording.length, 45_000)).toBe(true);
    await Promise.all(recording.map(({ call }) => call.say(tone(440, 2_000))));
    expect(await product.liveChannels()).toBe(100);

    const killed = product.stack.pidOf('runtime');
    if (killed === undefined) throw new Error('The runtime does not run');
    const killedAtMs = performance.now();
    const goingOn = live.map(({ call, from, hears, doing }) =>
      call.heard.nextTone(hears).then(
        () => null,
        async () => `${doing}:\n${await product.story(from)}`,
      ),
    );
    process.kill(killed, 'SIGKILL');
    // Until it is gone the kernel keeps its socket, and what Asterisk writes into that is lost.
    expect(await pollUntil(() => product.stack.pidOf('runtime') !== killed, 45_000)).toBe(true);
    await Promise.all(live.map((caller) => caller.act()));
    const back = await pollUntil(
      async () => (await fetch(`${product.stack.runtimeUrl}/readyz`)).ok && product.stack.pidOf('runtime') !== killed,
      30_000,
    );
    expect(back).toBe(true);
    console.log(`runtime ready again ${Math.round(performance.now() - killedAtMs)} ms after kill -9`);

    const stuck = (await Promise.all(goingOn)).filter((doing) => doing !== null);
    console.log(`all going on ${Math.round(performance.now() - killedAtMs)} ms after kill -9`);
    expect(stuck).toEqual([]);
    expect(await Promise.all(live.map(({ call }) => call.ended))).toEqual(live.map(() => ({ by: 'them' })));
    await product.untilQuiet();
  });
});
