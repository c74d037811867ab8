'use client';

import { useQuery } from '@tanstack/react-query';
import type { inferRouterOutputs } from '@trpc/server';
import { parseAsString, useQueryState } from 'nuqs';
import { useTRPC } from '@/client/trpc';
import type { AppRouter } from '@/server/router';

export type Week = inferRouterOutputs<AppRouter>['shifts']['week'];
export type WeekShift = Week['shifts'][number];
export type WeekAgent = Week['agents'][number];

/** The week that the address names, of this day's without one. */
export function useWeek() {
  const trpc = useTRPC();
  const [day, setDay] = useQueryState('week', parseAsString);
  const shown = day !== null && /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : null;
  const query = useQuery(trpc.shifts.week.queryOptions({ day: shown }));
  return { query, setDay };
}
