'use client';

import { createContext, type ReactNode, useCallback, useContext, useState, useSyncExternalStore } from 'react';
import { useTRPCClient } from '@/client/trpc';
import { CallerBook, type KnownCaller } from './caller-book';

const CallersContext = createContext<CallerBook | null>(null);

export function CallersProvider({ children }: { children: ReactNode }) {
  const trpc = useTRPCClient();
  const [book] = useState(() => new CallerBook((ids) => trpc.floor.callers.query({ ids })));
  return <CallersContext value={book}>{children}</CallersContext>;
}

export function useCallerBook(): CallerBook {
  const book = useContext(CallersContext);
  if (book === null) throw new Error('useCallerBook is used outside CallersProvider');
  return book;
}

/** Who is behind a call or callback; null until it is known, and for a person who may not know. */
export function useCaller(id: string | null): KnownCaller | null {
  const book = useCallerBook();
  const subscribe = useCallback(
    (listener: () => void) => (id === null ? () => undefined : book.listen(id, listener)),
    [book, id],
  );
  return useSyncExternalStore(
    subscribe,
    () => (id === null ? null : book.get(id)),
    () => null,
  );
}
