import { expect, it } from 'vitest';
import { defaultRolloutGuard, judgeRate, type RolloutOutcomes, rateOf, rateToStopFor } from './judge-rollout.ts';

const outcomes = (ended: number, failed: number, abandoned = 0): RolloutOutcomes => ({
  ended,
  failed,
  abandoned,
  underWay: 0,
  reachedQueue: 0,
  reachedPerson: 0,
  durationMsMedian: null,
});
const judge = (before: RolloutOutcomes, after: RolloutOutcomes) =>
  judgeRate('failed', { old: before, new: after }, defaultRolloutGuard);

it('says nothing of few calls, however bad they look', () => {
  expect(judge(outcomes(500, 5), outcomes(19, 19))).toBe('too_few');
  expect(judge(outcomes(19, 0), outcomes(100, 100))).toBe('too_few');
});

it('tells what is surely worse, what is surely not, and what is not clear yet', () => {
  expect(judge(outcomes(500, 5), outcomes(20, 12))).toBe('worse');
  expect(judge(outcomes(500, 5), outcomes(20, 1))).toBe('unclear');
  expect(judge(outcomes(5_000, 50), outcomes(2_000, 18))).toBe('within');
});

it('stops for either rate, and only where it is worse than allowed', () => {
  const old = outcomes(500, 5, 50);
  expect(rateToStopFor({ old, new: outcomes(100, 40, 10) }, defaultRolloutGuard)).toBe('failed');
  expect(rateToStopFor({ old, new: outcomes(100, 1, 60) }, defaultRolloutGuard)).toBe('abandoned');
  expect(rateToStopFor({ old, new: outcomes(100, 1, 10) }, defaultRolloutGuard)).toBeNull();
  const lenient = { ...defaultRolloutGuard, failurePointsMax: 50 };
  expect(rateToStopFor({ old, new: outcomes(100, 40, 10) }, lenient)).toBeNull();
});

it('gives a rate with the range it may lie in', () => {
  expect(rateOf(outcomes(0, 0), 'failed')).toBeNull();
  const shown = rateOf(outcomes(100, 10), 'failed');
  expect(shown?.rate).toBe(0.1);
  expect(shown?.low).toBeGreaterThan(0.02);
  expect(shown?.high).toBeLessThan(0.25);
});
