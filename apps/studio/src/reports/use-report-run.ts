'use client';

import type { ReportDefinition, ReportView } from '@patchbay/reports';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { useTRPC } from '@/client/trpc';
import { useLive } from '@/live/use-live';

/** Whoever looks at the day sees it change; what happens within these seconds is one look. */
const liveEveryMs = { page: 15_000, wall: 5_000 };
const wallEveryMs = 30_000;

/**
 * A report as it is now. What reaches up to the present follows the calls that end; on a wall, also by the clock. While another
 * question is asked, the last answer stays.
 */
export function useReportRun(
  definition: ReportDefinition,
  view: ReportView,
  { place = 'page', enabled = true }: { place?: 'page' | 'wall'; enabled?: boolean } = {},
) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const options = trpc.reports.run.queryOptions({ definition, view });
  const query = useQuery({
    ...options,
    enabled,
    placeholderData: keepPreviousData,
    refetchInterval: place === 'wall' && wallEveryMs,
  });
  const reachesNow = query.data !== undefined && Date.parse(query.data.span.to) > Date.now();
  const latest = useRef(options.queryKey);
  useEffect(() => {
    latest.current = options.queryKey;
  });
  const refresh = useCallback(
    () => void queries.invalidateQueries({ queryKey: latest.current, exact: true }),
    [queries],
  );
  const timer = useRef<number>(undefined);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const refreshSoon = () => {
    timer.current ??= window.setTimeout(() => {
      timer.current = undefined;
      refresh();
    }, liveEveryMs[place]);
  };
  useLive(({ type }) => type === 'call.ended' && enabled && reachesNow, refreshSoon, { onReconnect: refreshSoon });
  return query;
}
