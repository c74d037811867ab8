'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { UsersRound } from 'lucide-react';
import { useTRPC } from '@/client/trpc';
import { NamedListScreen } from './named-list-screen';

export function TeamsScreen() {
  const trpc = useTRPC();
  const inForm = { meta: { showsFailure: true } };
  const teams = useQuery(trpc.teams.list.queryOptions());
  return (
    <NamedListScreen
      list="teams"
      icon={UsersRound}
      query={teams}
      searchText={(row) => row.name}
      create={useMutation(trpc.teams.create.mutationOptions(inForm))}
      rename={useMutation(trpc.teams.rename.mutationOptions(inForm))}
      remove={useMutation(trpc.teams.delete.mutationOptions())}
    />
  );
}
