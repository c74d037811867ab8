'use client';

import type { AgentLive, AgentStatus } from '@patchbay/records';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import type { FloorNames } from './names/floor-names';

export const agentSorts = ['status', 'since', 'name'] as const;
export const statusFilters = ['signed_in', 'free', 'busy', 'away', 'all'] as const;

export type AgentSort = (typeof agentSorts)[number];
export type StatusFilter = (typeof statusFilters)[number];

/** What of the floor is shown; it stands in the address, so that it can be kept and handed on. */
export interface FloorFilters {
  readonly team: string | null;
  readonly queue: string | null;
  readonly show: StatusFilter;
  readonly sort: AgentSort;
  readonly search: string;
}

export function useFloorFilters() {
  return useQueryStates({
    team: parseAsString,
    queue: parseAsString,
    show: parseAsStringLiteral(statusFilters).withDefault('signed_in'),
    sort: parseAsStringLiteral(agentSorts).withDefault('status'),
    search: parseAsString.withDefault(''),
  });
}

/** Those who need an eye first. */
const statusOrder: Readonly<Record<AgentStatus, number>> = {
  ringing: 0,
  talking: 1,
  consulting: 2,
  after_call_work: 3,
  ready: 4,
  not_ready: 5,
  signed_out: 6,
};

const shownBy: Readonly<Record<StatusFilter, (status: AgentStatus) => boolean>> = {
  all: () => true,
  signed_in: (status) => status !== 'signed_out',
  free: (status) => status === 'ready',
  busy: (status) => ['ringing', 'talking', 'consulting', 'after_call_work'].includes(status),
  away: (status) => status === 'not_ready',
};

/** The ids of the agents to show, in order. An agent whom the runtime does not know yet is signed out. */
export function agentsToShow(
  live: ReadonlyMap<string, AgentLive>,
  names: Pick<FloorNames, 'agents'>,
  { team, queue, show, sort, search }: FloorFilters,
): string[] {
  const wanted = search.trim().toLocaleLowerCase();
  return names.agents
    .map((agent) => ({
      agent,
      status: live.get(agent.id)?.status ?? 'signed_out',
      sinceMs: live.get(agent.id)?.sinceMs ?? 0,
    }))
    .filter(
      ({ agent, status }) =>
        shownBy[show](status) &&
        (team === null || agent.teamId === team) &&
        (queue === null || agent.queueIds.includes(queue)) &&
        (wanted === '' || agent.name.toLocaleLowerCase().includes(wanted) || agent.extension === wanted),
    )
    .sort((a, b) => {
      const byStatus = sort === 'status' ? statusOrder[a.status] - statusOrder[b.status] : 0;
      const bySince = sort === 'name' ? 0 : a.sinceMs - b.sinceMs;
      return byStatus || bySince || a.agent.name.localeCompare(b.agent.name);
    })
    .map(({ agent }) => agent.id);
}
