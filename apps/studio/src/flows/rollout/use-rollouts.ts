'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '@/client/trpc';
import { useLive } from '@/live/use-live';
import type { ShownRollout } from './rollout-plan';

/** As often as the runtime judges them. */
const refreshMs = 3_000;

/** The roll-outs of a flow, newest first; the figures of one that runs are never older than a few seconds. */
export function useRollouts(flowId: string) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const query = useQuery(
    trpc.rollouts.ofFlow.queryOptions(
      { flowId },
      { refetchInterval: ({ state }) => (state.data?.some((one) => one.endedAt === null) ? refreshMs : false) },
    ),
  );
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: trpc.rollouts.pathKey() }),
      queries.invalidateQueries({ queryKey: trpc.flows.pathKey() }),
    ]);
  useLive(
    (message) => message.type.startsWith('rollout.') && 'flowId' in message && message.flowId === flowId,
    () => void refresh(),
    { onReconnect: () => void refresh() },
  );
  const running: ShownRollout | undefined = query.data?.find((one) => one.endedAt === null);
  return { query, running, refresh };
}
