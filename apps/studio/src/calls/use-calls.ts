'use client';

import type { CallFilter } from '@patchbay/records';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTRPC } from '@/client/trpc';
import { useLive } from '@/live/use-live';

const liveRefreshMs = 200;
const pastRefreshMs = 1_000;
const pageSize = 50;
const liveCallsMax = 100;

/** The calls under way and, page by page, those that ended; both follow what happens. */
export function useCalls(filter: CallFilter) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const liveOptions = trpc.calls.list.queryOptions({ ...withoutEnd(filter), active: true, limit: liveCallsMax });
  const pastOptions = trpc.calls.page.infiniteQueryOptions(
    { filter: { ...filter, active: false }, limit: pageSize },
    { getNextPageParam: (page) => page.nextCursor ?? undefined, placeholderData: (before) => before },
  );
  const live = useQuery({ ...liveOptions, enabled: filter.active !== false });
  const past = useInfiniteQuery({ ...pastOptions, enabled: filter.active !== true });
  const pages = past.data?.pages.length ?? 0;
  const refreshLive = () => queries.invalidateQueries({ queryKey: liveOptions.queryKey });
  // Whoever has read on to further pages keeps them as they are: all of them would be asked for again.
  const refreshPast = () => pages <= 1 && queries.invalidateQueries({ queryKey: pastOptions.queryKey });
  const liveSoon = useAtMostEvery(liveRefreshMs, refreshLive);
  const pastSoon = useAtMostEvery(pastRefreshMs, refreshPast);
  const refreshSoon = () => {
    liveSoon();
    pastSoon();
  };
  useLive(({ type }) => type === 'call.started' || type === 'call.ended', refreshSoon, { onReconnect: refreshSoon });
  return { live, past };
}

function withoutEnd({ endReason: _, ...filter }: CallFilter): CallFilter {
  return filter;
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
