'use client';

import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { useTRPC } from '@/client/trpc';
import { useLive } from '@/live/use-live';

const liveRefreshMs = 200;
const pageSize = 50;
const liveCallsMax = 100;

export interface CallFilters {
  search?: string;
  flowId?: string;
  endReason?: string;
  from?: string;
}

/** The calls under way and, page by page, those that ended; both follow what happens. */
export function useCalls(filters: CallFilters) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const live = useQuery(trpc.calls.list.queryOptions({ active: true, limit: liveCallsMax, ...withoutEnd(filters) }));
  const past = useInfiniteQuery(
    trpc.calls.list.infiniteQueryOptions(
      { ...filters, active: false, limit: pageSize },
      { getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
  );
  const refresh = useMemo(
    () => () => queries.invalidateQueries({ queryKey: trpc.calls.list.pathKey() }),
    [queries, trpc],
  );
  const refreshSoon = useAtMostEvery(liveRefreshMs, refresh);
  useLive(({ type }) => type === 'call.started' || type === 'call.ended', refreshSoon, { onReconnect: refreshSoon });
  return { live, past };
}

function withoutEnd({ endReason: _, ...filters }: CallFilters): CallFilters {
  return filters;
}

/** Many calls at once are one look at the list. */
function useAtMostEvery(intervalMs: number, run: () => unknown): () => void {
  const timer = useRef<number>(undefined);
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => () => window.clearTimeout(timer.current), []);
  return () => {
    timer.current ??= window.setTimeout(() => {
      timer.current = undefined;
      latest.current();
    }, intervalMs);
  };
}
