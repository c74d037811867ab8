import { expect, it } from 'vitest';
import { hashText } from './hash-text.ts';

it('spreads caller numbers evenly', () => {
  const counts = new Array<number>(10).fill(0);
  for (let number = 0; number < 20_000; number += 1) {
    const part = Math.floor((hashText(`split:+8613800${String(number).padStart(6, '0')}`) / 2 ** 32) * 10);
    counts[part] = (counts[part] ?? 0) + 1;
  }
  // Five standard deviations of a fair ten-sided die thrown 20,000 times.
  for (const count of counts) expect(Math.abs(count - 2_000)).toBeLessThan(5 * Math.sqrt(20_000 * 0.1 * 0.9));
});

it('never changes: callers stay in their branch over releases', () => {
  expect([hashText('split:+4930'), hashText('split:+4931'), hashText('拆分')]).toMatchInlineSnapshot(`
    [
      1627593990,
      3582617458,
      325121608,
    ]
  `);
});
