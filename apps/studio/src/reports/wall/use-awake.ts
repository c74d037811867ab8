'use client';

import { useEffect } from 'react';

/** Keeps the screen from going dark while the component is mounted and seen, where the browser can do that. */
export function useAwake(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | null = null;
    let gone = false;
    const ask = () => {
      if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
      navigator.wakeLock.request('screen').then(
        (granted) => {
          if (gone) void granted.release();
          else lock = granted;
        },
        // A browser that saves power refuses: then the screen does what it is set to.
        () => undefined,
      );
    };
    ask();
    // It is taken away whenever the page is hidden.
    document.addEventListener('visibilitychange', ask);
    return () => {
      gone = true;
      document.removeEventListener('visibilitychange', ask);
      void lock?.release();
    };
  }, []);
}
