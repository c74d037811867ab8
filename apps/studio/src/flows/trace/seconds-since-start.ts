import type { TraceStep } from './replay';

/** How far into the call a step was, in seconds with one place. */
export function secondsSinceStart(steps: readonly TraceStep[], index: number): string {
  const from = Date.parse(steps[0]?.at ?? '');
  const to = Date.parse(steps[index]?.at ?? '');
  return Number.isNaN(from) || Number.isNaN(to) ? '' : ((to - from) / 1_000).toFixed(1);
}
