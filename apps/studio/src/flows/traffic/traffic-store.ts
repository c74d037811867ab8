import { createStore, type StoreApi } from 'zustand/vanilla';
import type { TrafficView } from './traffic-figures';

/** What stands over the canvas of calls that came; null while nobody wants to see it. */
export type TrafficStore = StoreApi<{ readonly view: TrafficView | null }>;

export function createTrafficStore(): TrafficStore {
  return createStore<{ readonly view: TrafficView | null }>(() => ({ view: null }));
}
