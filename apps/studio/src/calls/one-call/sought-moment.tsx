'use client';

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';

interface Sought {
  /** The moment of the call that was asked for last, epoch milliseconds; `asked` tells two of the same apart. */
  readonly moment: { readonly atMs: number; readonly asked: number } | null;
  readonly seek: (atMs: number) => void;
}

const SoughtMoment = createContext<Sought>({ moment: null, seek: () => undefined });

/** Lets the steps of a call and its recordings lead to the same moment. */
export function SoughtMomentProvider({ children }: { children: ReactNode }) {
  const [moment, setMoment] = useState<Sought['moment']>(null);
  const seek = useCallback((atMs: number) => setMoment((last) => ({ atMs, asked: (last?.asked ?? 0) + 1 })), []);
  const sought = useMemo(() => ({ moment, seek }), [moment, seek]);
  return <SoughtMoment.Provider value={sought}>{children}</SoughtMoment.Provider>;
}

export const useSoughtMoment = (): Sought => useContext(SoughtMoment);
