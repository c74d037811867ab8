import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { inferRouterOutputs } from '@trpc/server';
import { useTRPC } from '@/client/trpc';
import { useLive } from '@/live/use-live';
import type { AppRouter } from '@/server/router';

export type StuckCall = inferRouterOutputs<AppRouter>['stuck']['list'][number];

/** Nobody tells of what does not happen: it is looked for. */
const lookEveryMs = 10_000;

/** The calls that are stuck; asked again at once when one of them moves. */
export function useStuck() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const query = useQuery(trpc.stuck.list.queryOptions({}, { refetchInterval: lookEveryMs }));
  const refresh = () => queries.invalidateQueries({ queryKey: trpc.stuck.pathKey() });
  const known = new Set((query.data ?? []).map(({ runId }) => runId));
  useLive((message) => 'callId' in message && known.has(message.callId), refresh, { onReconnect: refresh });
  return { query, refresh };
}
