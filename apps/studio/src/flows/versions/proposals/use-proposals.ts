import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '@/client/trpc';
import { useLive } from '@/live/use-live';

/** Proposals, newest first; read again as soon as somebody does something about one. */
export function useProposals(filter: { readonly open: boolean; readonly flowId?: string }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const refresh = () => {
    void queries.invalidateQueries({ queryKey: trpc.proposals.pathKey() });
    // An approval publishes.
    void queries.invalidateQueries({ queryKey: trpc.flows.versions.queryKey() });
  };
  useLive((message) => message.type === 'proposal.changed', refresh, { onReconnect: refresh });
  return useQuery(trpc.proposals.list.queryOptions(filter));
}
