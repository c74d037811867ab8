'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** False until React listens: a form sent before that would be sent the browser's own way. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
