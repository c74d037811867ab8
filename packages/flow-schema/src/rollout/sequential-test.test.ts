import { expect, it } from 'vitest';
import { hashText } from './hash-text.ts';
import { logEvidenceAgainst, rateInterval } from './sequential-test.ts';

/** Draws that are the same in every run: the hash of a name and a number. */
function draws(name: string): () => number {
  let count = 0;
  return () => {
    count += 1;
    return hashText(`${name}:${count}`) / 2 ** 32;
  };
}

/** Calls to both versions by turns, looked at after each pair. How many pairs until it stops, or null. */
function pairsUntilStopped(rates: { old: number; new: number; margin: number }, pairs: number, name: string) {
  const draw = draws(name);
  let [before, after] = [0, 0];
  for (let of = 1; of <= pairs; of += 1) {
    if (draw() < rates.old) before += 1;
    if (draw() < rates.new) after += 1;
    const isWorse = (after - before) / of > rates.margin;
    const evidence = logEvidenceAgainst(rates.margin, { count: before, of }, { count: after, of });
    if (isWorse && evidence >= -Math.log(0.05)) return of;
  }
  return null;
}

it('stops at most one in twenty that is exactly as bad as allowed, looked at after every call', () => {
  for (const rates of [
    { old: 0.02, new: 0.04, margin: 0.02 },
    { old: 0.3, new: 0.35, margin: 0.05 },
    { old: 0.1, new: 0.1, margin: 0 },
  ]) {
    const trials = Array.from({ length: 400 }, (_, trial) =>
      pairsUntilStopped(rates, 200, `${rates.old}-${rates.new}-${trial}`),
    );
    expect(trials.filter((stopped) => stopped !== null).length).toBeLessThanOrEqual(0.05 * trials.length);
  }
});

it('stops soon what is plainly worse', () => {
  const median = (rates: { old: number; new: number; margin: number }) => {
    const trials = Array.from({ length: 51 }, (_, trial) => pairsUntilStopped(rates, 2_000, `worse-${trial}`));
    return trials.map((pairs) => pairs ?? Number.POSITIVE_INFINITY).sort((one, other) => one - other)[25];
  };
  expect(median({ old: 0, new: 1, margin: 0.02 })).toMatchInlineSnapshot(`5`);
  expect(median({ old: 0.02, new: 0.3, margin: 0.02 })).toMatchInlineSnapshot(`40`);
  expect(median({ old: 0.2, new: 0.4, margin: 0.05 })).toMatchInlineSnapshot(`322`);
});

it('says as much against a rate above the margin as against its mirror image below it', () => {
  const above = logEvidenceAgainst(0.1, { count: 10, of: 100 }, { count: 50, of: 100 });
  const below = logEvidenceAgainst(-0.1, { count: 90, of: 100 }, { count: 50, of: 100 });
  expect(above).toBeCloseTo(below, 6);
  expect(above).toBeGreaterThan(5);
});

it('says nothing where one side has no calls, and little where both agree', () => {
  expect(logEvidenceAgainst(0, { count: 0, of: 0 }, { count: 5, of: 5 })).toBe(Number.NEGATIVE_INFINITY);
  expect(logEvidenceAgainst(0, { count: 3, of: 30 }, { count: 3, of: 30 })).toBeLessThan(0);
});

it('is exact at the ends, where no call or every call failed', () => {
  // Beta(½, ½) mixture of 5 successes of 5: (9·7·5·3·1)/(2·4·6·8·10) = 63/256, of no success alike; most likely p = ½: 2^-10.
  expect(logEvidenceAgainst(0, { count: 0, of: 5 }, { count: 5, of: 5 })).toBeCloseTo(
    2 * Math.log(63 / 256) + 10 * Math.log(2),
    6,
  );
});

it('narrows the interval of a rate with the calls', () => {
  expect(rateInterval({ count: 0, of: 0 }, 0.05)).toEqual([0, 1]);
  const width = (of: number) => {
    const [low, high] = rateInterval({ count: of / 10, of }, 0.05);
    expect(low).toBeLessThanOrEqual(0.1);
    expect(high).toBeGreaterThanOrEqual(0.1);
    return high - low;
  };
  expect(width(20)).toBeGreaterThan(width(200));
  expect(width(200)).toBeGreaterThan(width(2_000));
  expect(width(2_000)).toBeLessThan(0.06);
  expect(rateInterval({ count: 0, of: 50 }, 0.05)[0]).toBe(0);
  expect(rateInterval({ count: 50, of: 50 }, 0.05)[1]).toBe(1);
});
