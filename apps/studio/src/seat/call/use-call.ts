'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { failureOf } from '@/client/failure';
import { useTRPC } from '@/client/trpc';
import type { SeatCallNow } from '../core/use-seat';

/** While the call goes on, the flow may add to it: a value, a form. */
const readAgainMs = 10_000;
/** The floor tells of a call a moment before it is written down. */
const missingRetriesMax = 8;
const missingRetryMs = 400;

/** What is known of the call at the seat, read anew when its stage changes. */
export function useCall(now: SeatCallNow | null) {
  const trpc = useTRPC();
  const callId = now?.callId ?? '';
  const query = useQuery(
    trpc.seat.callDetails.queryOptions(
      { callId },
      {
        enabled: now !== null,
        refetchInterval: now !== null && now.stage !== 'after' ? readAgainMs : false,
        retry: (count, error) => {
          const { code } = failureOf(error);
          return (code === 'not_found' || code === 'unreachable') && count < missingRetriesMax;
        },
        retryDelay: missingRetryMs,
      },
    ),
  );
  const refresh = useRefreshCall();
  const stage = now?.stage;
  useEffect(() => {
    if (stage !== undefined) refresh();
  }, [stage, refresh]);
  return query;
}

/** Reads what is known of calls again, after something was changed. */
export function useRefreshCall(): () => void {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return useCallback(
    () => void queries.invalidateQueries({ queryKey: trpc.seat.callDetails.pathKey() }),
    [queries, trpc],
  );
}
