'use client';

import { useCallback, useRef, useSyncExternalStore } from 'react';
import { useFloorStore } from './floor-provider';
import type { FieldOf, FloorKind, FloorReadiness } from './floor-store';

/** One field of the floor, kept up to date; null where there is none, or none that the person may see. */
export function useFloorField<Kind extends FloorKind>(kind: Kind, id: string | null): FieldOf<Kind> | null {
  const store = useFloorStore();
  const subscribe = useCallback(
    (listener: () => void) => (id === null ? () => undefined : store.listen({ kind, id }, listener)),
    [store, kind, id],
  );
  return useSyncExternalStore(
    subscribe,
    () => (id === null ? null : store.get(kind, id)),
    () => null,
  );
}

/**
 * Something read from all fields of a kind, kept up to date. Renders again only when the result differs, element by element
 * where it is an array. `read` may change with every render.
 */
export function useFloor<Kind extends FloorKind, Result>(
  kind: Kind,
  read: (fields: ReadonlyMap<string, FieldOf<Kind>>) => Result,
): Result {
  const store = useFloorStore();
  const last = useRef<{ fields: ReadonlyMap<string, FieldOf<Kind>>; read: typeof read; result: Result } | null>(null);
  const subscribe = useCallback((listener: () => void) => store.listen({ kind }, listener), [store, kind]);
  const snapshot = () => {
    const fields = store.all(kind);
    const { current } = last;
    if (current !== null && current.fields === fields && current.read === read) return current.result;
    const next = read(fields);
    const result = current !== null && same(current.result, next) ? current.result : next;
    last.current = { fields, read, result };
    return result;
  };
  return useSyncExternalStore(subscribe, snapshot, snapshot);
}

/** Whether the floor has been read. */
export function useFloorReadiness(): FloorReadiness {
  const store = useFloorStore();
  const subscribe = useCallback((listener: () => void) => store.listen('readiness', listener), [store]);
  return useSyncExternalStore(
    subscribe,
    () => store.readiness,
    () => 'loading',
  );
}

function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
  return a.every((one, index) => Object.is(one, b[index]));
}
