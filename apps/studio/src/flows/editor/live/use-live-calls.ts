import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTRPC } from '@/client/trpc';
import { useLive } from '@/live/use-live';
import { type LiveCalls, withLiveEvent } from '../core/live-calls';

const noCalls: LiveCalls = new Map();

function isOfCall<T extends { readonly type: string }>(message: T): message is Extract<T, { type: `call.${string}` }> {
  return message.type.startsWith('call.');
}

/** The calls under way in a flow: read once, then kept by what the runtime tells. */
export function useLiveCalls(flowId: string, allowed: boolean) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [calls, setCalls] = useState<LiveCalls>(noCalls);
  const query = trpc.flows.liveCalls.queryOptions({ id: flowId }, { enabled: allowed });
  const { data } = useQuery(query);
  useEffect(() => {
    if (!data) return;
    setCalls((before) => {
      const next = new Map(before);
      for (const call of data) {
        if (next.has(call.id)) continue;
        next.set(call.id, {
          id: call.id,
          since: Date.parse(call.startedAt),
          version: call.version ?? '',
          nodeId: null,
          depth: 0,
          trail: [],
        });
      }
      return next;
    });
  }, [data]);
  useLive(
    isOfCall,
    (message) => {
      if (isOfCall(message)) setCalls((before) => withLiveEvent(before, message, flowId));
    },
    {
      onReconnect: () => {
        // What ended while nobody listened would stay for ever: begin again from what is stored.
        setCalls(noCalls);
        void queries.invalidateQueries({ queryKey: query.queryKey });
      },
    },
  );
  const facts = new Map((data ?? []).map((call) => [call.id, call]));
  return { calls, callerOf: (id: string) => facts.get(id)?.callerNumber ?? null };
}
