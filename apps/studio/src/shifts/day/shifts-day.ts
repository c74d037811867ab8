import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '@/server/router';

export type ShiftsDay = inferRouterOutputs<AppRouter>['shifts']['day'];
export type DayLine = ShiftsDay['days'][number];

/** Where a moment lies on the line of the day, 0 to 100. */
export function placeOf(ms: number, { from, to }: Pick<ShiftsDay, 'from' | 'to'>): number {
  const [begin, end] = [Date.parse(from), Date.parse(to)];
  return Math.min(100, Math.max(0, ((ms - begin) / (end - begin)) * 100));
}

/** How a state is drawn. Whoever is signed out leaves a gap. */
export const stateColors: Readonly<Record<string, string>> = {
  ready: 'bg-success',
  ringing: 'bg-info',
  talking: 'bg-info',
  consulting: 'bg-info',
  after_call_work: 'bg-warning',
  not_ready: 'bg-ink-faint',
};
