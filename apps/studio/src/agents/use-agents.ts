'use client';

import type { AgentsChange } from '@patchbay/records';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { inferRouterOutputs } from '@trpc/server';
import { useTRPC } from '@/client/trpc';
import type { AppRouter } from '@/server/router';
import { remember } from './agent-history';

export type AgentRow = inferRouterOutputs<AppRouter>['agents']['list'][number];

/** All agents, and one change to many of them, which shows at once, can be undone, and is taken back if it is refused. */
export function useAgents() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const agents = useQuery(trpc.agents.list.queryOptions());
  const change = useMutation(
    trpc.agents.changeMany.mutationOptions({
      // One after the other, in the order in which they were made: so they are undone.
      scope: { id: 'agents' },
      onMutate: async ({ userIds, change: made }) => {
        // What is on its way is from before this change.
        await queries.cancelQueries({ queryKey: trpc.agents.list.queryKey() });
        const those = new Set(userIds);
        queries.setQueryData(trpc.agents.list.queryKey(), (rows) =>
          rows?.map((row) => (those.has(row.userId) ? changed(row, made) : row)),
        );
      },
      onSuccess: remember,
      onSettled: async () => {
        // With the last of them: what is read before does not know the others.
        if (queries.isMutating({ mutationKey: trpc.agents.changeMany.mutationKey() }) > 1) return;
        await queries.invalidateQueries({ queryKey: trpc.agents.pathKey() });
      },
    }),
  );
  return { agents, change };
}

function changed(row: AgentRow, change: AgentsChange): AgentRow {
  if (change.kind === 'team') return { ...row, teamId: change.teamId };
  if (change.kind === 'queue') {
    const others = row.queueIds.filter((id) => id !== change.queueId);
    return { ...row, queueIds: change.serves ? [...others, change.queueId] : others };
  }
  const { skillId, level } = change;
  const others = row.skills.filter((skill) => skill.skillId !== skillId);
  return { ...row, skills: level === null ? others : [...others, { skillId, level }] };
}
