import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '@/server/router';

type Output = inferRouterOutputs<AppRouter>;

export type ReviewRow = Output['reviews']['list']['reviews'][number];
export type ReviewData = Output['reviews']['get'];
export type ScorecardRow = Output['scorecards']['list'][number];
export type ScorecardContent = Output['scorecards']['get']['content'];
export type Question = ScorecardContent['sections'][number]['questions'][number];
export type RuleRow = Output['sampling']['list'][number];
export type CalibrationRow = Output['calibrations']['list'][number];
export type CalibrationData = Output['calibrations']['get'];
export type Answer = boolean | number | string | null;
