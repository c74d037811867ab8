'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** The keys that open the command palette, as this machine writes them. */
export function usePaletteShortcut(): string {
  return useSyncExternalStore(
    never,
    () => (/mac|iphone|ipad/i.test(navigator.userAgent) ? '⌘K' : 'Ctrl K'),
    () => 'Ctrl K',
  );
}
