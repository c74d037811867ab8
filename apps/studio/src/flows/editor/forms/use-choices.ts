import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/client/trpc';
import type { Choices } from '../../server/choices';

const nothing: Choices = {
  flows: [],
  prompts: [],
  audio: [],
  credentials: [],
  queues: [],
  agents: [],
  skills: [],
  tables: [],
  hours: [],
};

/** What fields can point at: flows, prompts, recordings, credentials, queues, agents, skills, tables, opening hours. Empty until it has been read. */
export function useChoices(): Choices & { readonly loading: boolean } {
  const trpc = useTRPC();
  const { data, isPending } = useQuery(trpc.flows.choices.queryOptions(undefined, { staleTime: 30_000 }));
  return { ...(data ?? nothing), loading: isPending };
}
