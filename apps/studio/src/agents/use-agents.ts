'use client';

import type { AgentsChange } from '@patchbay/records';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { inferRouterOutputs } from '@trpc/server';
import { useTRPC } from '@/client/trpc';
import type { AppRouter } from '@/server/router';

export type AgentRow = inferRouterOutputs<AppRouter>['agents']['list'][number];

/** All agents, and one change to many of them, which shows at once and is taken back if it is refused. */
export function useAgents() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const agents = useQuery(trpc.agents.list.queryOptions());
  const refresh = () => queries.invalidateQueries({ queryKey: trpc.agents.pathKey() });
  const change = useMutation(
    trpc.agents.changeMany.mutationOptions({
      onMutate: ({ userIds, change: made }) => {
        const those = new Set(userIds);
        queries.setQueryData(trpc.agents.list.queryKey(), (rows) =>
          rows?.map((row) => (those.has(row.userId) ? changed(row, made) : row)),
        );
      },
      onSettled: refresh,
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
