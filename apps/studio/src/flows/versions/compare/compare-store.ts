import type { Viewport } from '@xyflow/react';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** What both canvases and the list share. */
export interface CompareState {
  readonly viewport: Viewport;
  /** The key of the change that is looked at; null for none. */
  readonly change: string | null;
  /** The box that is looked at. */
  readonly node: string | null;
  /** Whether what stayed the same steps back. */
  readonly quiet: boolean;
}

export type CompareStore = StoreApi<CompareState>;

export function createCompareStore(): CompareStore {
  return createStore<CompareState>(() => ({
    viewport: { x: 0, y: 0, zoom: 1 },
    change: null,
    node: null,
    quiet: true,
  }));
}
