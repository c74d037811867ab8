'use client';

import type { LiveMessage } from '@patchbay/records';
import { useSubscription } from '@trpc/tanstack-react-query';
import { createContext, type ReactNode, useContext, useMemo, useRef, useState } from 'react';
import { useTRPC } from '@/client/trpc';

type Handler = (message: LiveMessage) => void;

interface LiveChannel {
  listen(handler: Handler): () => void;
  /** Counts up each time the stream is there (again): from then on nothing is missing, before it something may. */
  readonly connections: number;
  readonly connected: boolean;
}

const LiveContext = createContext<LiveChannel | null>(null);

/** Holds the tab's one stream of live messages and hands them to whoever asked with `useLive`. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const trpc = useTRPC();
  const handlers = useRef(new Set<Handler>());
  const [connections, setConnections] = useState(0);
  const { status } = useSubscription(
    trpc.live.messages.subscriptionOptions(undefined, {
      onData: (batch) => {
        for (const message of batch) {
          if (message.type === 'live.opened') setConnections((count) => count + 1);
          else for (const handler of [...handlers.current]) handler(message);
        }
      },
    }),
  );
  const connected = status === 'pending';
  const channel = useMemo<LiveChannel>(
    () => ({
      listen: (handler) => {
        handlers.current.add(handler);
        return () => handlers.current.delete(handler);
      },
      connections,
      connected,
    }),
    [connections, connected],
  );
  return <LiveContext value={channel}>{children}</LiveContext>;
}

export function useLiveChannel(): LiveChannel {
  const channel = useContext(LiveContext);
  if (channel === null) throw new Error('useLiveChannel is used outside LiveProvider');
  return channel;
}
