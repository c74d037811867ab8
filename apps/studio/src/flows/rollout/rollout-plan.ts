import {
  defaultRolloutGuard,
  type RolloutAudience,
  type RolloutFigures,
  type RolloutGuard,
} from '@patchbay/flow-schema';
import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '@/server/router';

/** How a version goes out to some callers first. */
export interface RolloutPlan {
  readonly audience: RolloutAudience;
  /** Null: it never stops by itself. */
  readonly guard: RolloutGuard | null;
}

export type ShownRollout = inferRouterOutputs<AppRouter>['rollouts']['ofFlow'][number] & {
  readonly figures: RolloutFigures | null;
};

export const defaultPlan: RolloutPlan = { audience: { kind: 'share', percent: 10 }, guard: defaultRolloutGuard };

/** The numbers of a text, however they are set apart. */
export function patternsOf(text: string): string[] {
  return text
    .split(/[\n,;，；、]+/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/** Whether a plan can be carried out as it is: a list may still be empty while it is typed. */
export function isWhole(plan: RolloutPlan): boolean {
  return plan.audience.kind === 'share' || plan.audience.patterns.length > 0;
}
