'use client';

import type { FloorAgent, FloorCentre, FloorQueue } from '@patchbay/records';
import { defaultFormulaSettings } from '@patchbay/reports';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useTRPC } from '@/client/trpc';

const refreshMs = 30_000;

/** What the ids on the floor are called. */
export interface FloorNames extends FloorCentre {
  agentOf(id: string): FloorAgent | null;
  queueOf(id: string): FloorQueue | null;
  agentName(id: string): string;
  queueName(id: string): string;
  /** Also of routing's own reasons, such as a call that was not answered. */
  reasonName(id: string): string;
}

const NamesContext = createContext<FloorNames | null>(null);

const nothing: FloorCentre = { agents: [], queues: [], teams: [], reasons: [], formula: defaultFormulaSettings };

export function useFloorCentre() {
  const trpc = useTRPC();
  return useQuery(trpc.floor.centre.queryOptions(undefined, { refetchInterval: refreshMs }));
}

export function FloorNamesProvider({ children }: { children: ReactNode }) {
  const t = useTranslations('floor');
  const { data: centre = nothing } = useFloorCentre();
  const names = useMemo<FloorNames>(() => {
    const agents = new Map(centre.agents.map((agent) => [agent.id, agent] as const));
    const queues = new Map(centre.queues.map((queue) => [queue.id, queue] as const));
    const reasons = new Map(centre.reasons.map(({ id, name }) => [id, name] as const));
    return {
      ...centre,
      agentOf: (id) => agents.get(id) ?? null,
      queueOf: (id) => queues.get(id) ?? null,
      agentName: (id) => agents.get(id)?.name ?? t('unknown_agent'),
      queueName: (id) => queues.get(id)?.name ?? t('unknown_queue'),
      reasonName: (id) => {
        const key = `reasons.${id}` as Parameters<typeof t.has>[0];
        return reasons.get(id) ?? (t.has(key) ? t(key) : t('unknown_reason'));
      },
    };
  }, [centre, t]);
  return <NamesContext value={names}>{children}</NamesContext>;
}

export function useFloorNames(): FloorNames {
  const names = useContext(NamesContext);
  if (names === null) throw new Error('useFloorNames is used outside FloorNamesProvider');
  return names;
}
