import { expect, it } from 'vitest';
import { hashText } from './hash-text.ts';
import { logEvidenceAgainst } from './sequential-test.ts';

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
