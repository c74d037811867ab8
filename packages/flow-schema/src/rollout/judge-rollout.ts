import * as z from 'zod';
import { type Counted, logEvidenceAgainst, rateInterval } from './sequential-test.ts';

const pointsMax = z.number().min(0).max(50);

/** When a roll-out stops by itself. Margins are percentage points above the rate of the old version. */
export const rolloutGuardSchema = z.strictObject({
  failurePointsMax: pointsMax,
  abandonPointsMax: pointsMax,
  /** Ended calls that each version must have before anything is said of them. */
  callsMin: z.int().min(5).max(100_000),
});
export type RolloutGuard = z.infer<typeof rolloutGuardSchema>;

export const defaultRolloutGuard: RolloutGuard = { failurePointsMax: 2, abandonPointsMax: 5, callsMin: 20 };

/**
 * What became of the calls of one version. Rates are of ended calls: a call under way may still come to anything.
 * - failed: ended by a failure, a limit or a bug, or heard the flow's error handler
 * - abandoned: the caller hung up without having reached a person or been promised a callback
 */
export interface RolloutOutcomes {
  readonly ended: number;
  readonly underWay: number;
  readonly failed: number;
  readonly abandoned: number;
  readonly reachedQueue: number;
  readonly reachedPerson: number;
  /** From arrival to end; null where no call has ended. */
  readonly durationMsMedian: number | null;
}

export interface RolloutFigures {
  readonly old: RolloutOutcomes;
  readonly new: RolloutOutcomes;
}

export const guardedRates = ['failed', 'abandoned'] as const;
export type GuardedRate = (typeof guardedRates)[number];

/**
 * - `too_few`: a version has fewer calls than wanted
 * - `unclear`: the calls speak neither for nor against
 * - `within`: the new version is surely no worse than allowed
 * - `worse`: the new version is surely worse than allowed
 */
export type RateVerdict = 'too_few' | 'unclear' | 'within' | 'worse';

/** Of all roll-outs with a new version that is no worse than allowed, at most this share is stopped by itself. */
export const falseStopChanceMax = 0.05;
/** Each rate has an equal part in that chance (Bonferroni). */
const alpha = falseStopChanceMax / guardedRates.length;

/** Whether a rate of the new version is worse than allowed, as far as can be said by now. May be asked after every call. */
export function judgeRate(rate: GuardedRate, figures: RolloutFigures, guard: RolloutGuard): RateVerdict {
  const [before, after] = [countedOf(figures.old, rate), countedOf(figures.new, rate)];
  if (Math.min(before.of, after.of) < guard.callsMin) return 'too_few';
  const margin = (rate === 'failed' ? guard.failurePointsMax : guard.abandonPointsMax) / 100;
  if (logEvidenceAgainst(margin, before, after) < -Math.log(alpha)) return 'unclear';
  return after.count / after.of > before.count / before.of + margin ? 'worse' : 'within';
}

/** The rate for which the roll-out has to stop; null where there is none. */
export function rateToStopFor(figures: RolloutFigures, guard: RolloutGuard): GuardedRate | null {
  return guardedRates.find((rate) => judgeRate(rate, figures, guard) === 'worse') ?? null;
}

/** A rate with what lies around it; null before a call has ended. */
export function rateOf(
  outcomes: RolloutOutcomes,
  rate: GuardedRate,
): { readonly rate: number; readonly low: number; readonly high: number } | null {
  const counted = countedOf(outcomes, rate);
  if (counted.of === 0) return null;
  const [low, high] = rateInterval(counted, falseStopChanceMax);
  return { rate: counted.count / counted.of, low, high };
}

function countedOf(outcomes: RolloutOutcomes, rate: GuardedRate): Counted {
  return { count: outcomes[rate], of: outcomes.ended };
}
