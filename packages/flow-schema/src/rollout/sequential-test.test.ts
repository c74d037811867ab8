import { expect, it } from 'vitest';
import { logEvidenceAgainst, rateInterval } from './sequential-test.ts';

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
