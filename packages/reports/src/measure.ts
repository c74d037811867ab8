import type { Text } from '@patchbay/flow-schema';
import type { CountNeed } from './count-need.ts';
import type { FormulaSettings } from './formula-settings.ts';

/** How a value is written: a count as a whole number, a share as per cent, a duration (ms) as a time, a score with one decimal. */
export type MeasureUnit = 'count' | 'share' | 'duration' | 'score';

/** One of the counts that a measure is made of, in words. */
export interface MeasurePart {
  readonly need: CountNeed;
  readonly label: Text;
  /** Whether the calls behind it can be opened. */
  readonly opens: boolean;
}

/** How a measure is worked out under certain formula settings. */
export interface MeasurePlan {
  readonly parts: readonly MeasurePart[];
  /** Printed under the report, e.g. `answered in 20 s / answered`. */
  readonly formula: Text;
  /** Of the sums of the parts, in their order; null where there is nothing to divide by. */
  value(sums: readonly number[]): number | null;
}

export interface Measure {
  readonly id: string;
  readonly label: Text;
  readonly unit: MeasureUnit;
  /** True where more is worse, for colours and arrows; null where neither is better. */
  readonly moreIsWorse: boolean | null;
  plan(settings: FormulaSettings): MeasurePlan;
}
