import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/client/trpc';

/** Whether the organisation wants another person to approve what is published; false until that is known. The server decides. */
export function useApprovalNeeded(): boolean {
  const trpc = useTRPC();
  return useQuery(trpc.proposals.rule.queryOptions()).data?.needed ?? false;
}
