'use client';

import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { useTRPCClient } from '@/client/trpc';
import { useLiveChannel } from '@/live/live-provider';
import { runtimeClock } from './clock';
import { FloorStore } from './floor-store';

const FloorContext = createContext<FloorStore | null>(null);

const retryMs = 2_000;

/** Follows the floor for whatever stands inside: the screen of the supervisor, the seat of an agent. */
export function FloorProvider({ children }: { children: ReactNode }) {
  const trpc = useTRPCClient();
  const { listen, connections } = useLiveChannel();
  const [store] = useState(() => new FloorStore(scheduleBeforePaint));

  useEffect(
    () =>
      listen((message) => {
        if (message.type !== 'floor.set' && message.type !== 'floor.gone') return;
        runtimeClock.heard(message.at);
        store.apply(message);
      }),
    [listen, store],
  );

  useEffect(() => {
    // Before the stream is open, what changes while the snapshot is read would be missed.
    if (connections === 0) return;
    const abort = new AbortController();
    let timer: number | undefined;
    const read = () => {
      store
        .load(() => trpc.live.floor.query(undefined, { signal: abort.signal }))
        .catch(() => {
          // The screen says by itself that it is not ready; it is tried until it is.
          if (!abort.signal.aborted) timer = window.setTimeout(read, retryMs);
        });
    };
    read();
    return () => {
      abort.abort();
      window.clearTimeout(timer);
    };
  }, [connections, trpc, store]);

  return <FloorContext value={store}>{children}</FloorContext>;
}

export function useFloorStore(): FloorStore {
  const store = useContext(FloorContext);
  if (store === null) throw new Error('The floor is used outside FloorProvider');
  return store;
}

/** A tab that nobody looks at paints nothing; its alerts are to come all the same. */
const hiddenFlushMs = 100;

function scheduleBeforePaint(run: () => void): void {
  let done = false;
  const once = () => {
    if (done) return;
    done = true;
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    run();
  };
  const frame = requestAnimationFrame(once);
  const timer = setTimeout(once, hiddenFlushMs);
}
