import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { oneKeyFlow } from './documents.ts';
import { Product } from './product.ts';

const hz = { menu: 500, before: 900, after: 1700, sorry: 1300 } as const;

describe('publishing amid live calls', () => {
  let product: Product;
  let tones: Record<keyof typeof hz, string>;

  beforeAll(async () => {
    product = await Product.start();
    tones = {
      menu: await product.addTone(hz.menu, 600),
      before: await product.addTone(hz.before, 3_000),
      after: await product.addTone(hz.after, 3_000),
      sorry: await product.addTone(hz.sorry, 3_000),
    };
    await product.publish(
      oneKeyFlow('Front desk', { menu: tones.menu, next: tones.before, sorry: tones.sorry }),
      '8001',
    );
  });
  afterAll(async () => {
    await product?.stop();
  });

  it('changes none of them, and every later call gets the new version', async () => {
    const early = await Promise.all(Array.from({ length: 20 }, () => product.call('8001')));
    await Promise.all(early.map((call) => call.heard.nextTone(hz.menu)));

    await product.publish(
      oneKeyFlow('Front desk', { menu: tones.menu, next: tones.after, sorry: tones.sorry }),
      '8001',
    );
    const late = await Promise.all(Array.from({ length: 20 }, () => product.call('8001')));
    await Promise.all(late.map((call) => call.heard.nextTone(hz.menu)));

    const heardEarly = early.map((call) => call.heard.nextTone(hz.before));
    const heardLate = late.map((call) => call.heard.nextTone(hz.after));
    await Promise.all([...early, ...late].map((call) => call.press('1')));
    await Promise.all([...heardEarly, ...heardLate]);
    expect(await Promise.all([...early, ...late].map((call) => call.ended))).toEqual(
      Array.from({ length: 40 }, () => ({ by: 'them' })),
    );
    await product.untilQuiet();
  });
});
