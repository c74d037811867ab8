'use client';

import { useSyncExternalStore } from 'react';

const key = 'patchbay.side_bar';
const changed = new EventTarget();

function subscribe(onChange: () => void) {
  changed.addEventListener('change', onChange);
  return () => changed.removeEventListener('change', onChange);
}

/** Whether the side bar shows icons only, kept for this browser. */
export function useSideBarCollapsed(): [boolean, (collapsed: boolean) => void] {
  const collapsed = useSyncExternalStore(
    subscribe,
    () => localStorage.getItem(key) === 'collapsed',
    () => false,
  );
  const setCollapsed = (next: boolean) => {
    localStorage.setItem(key, next ? 'collapsed' : 'open');
    changed.dispatchEvent(new Event('change'));
  };
  return [collapsed, setCollapsed];
}
