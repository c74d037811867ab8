import { createStore, type StoreApi } from 'zustand/vanilla';

/** What one node shows beside its own content while a call, a simulation or a replay passes over the canvas. */
export interface NodeGlow {
  readonly active: boolean;
  readonly visited: boolean;
  /** Live calls that are in this node now. */
  readonly calls: number;
  readonly failed: boolean;
  /** True where none of the scenarios comes by. */
  readonly missed?: boolean;
}

export interface Overlay {
  readonly nodes: Readonly<Record<string, NodeGlow>>;
  /** Edges that were travelled, by `node:port`, with how often. */
  readonly edges: Readonly<Record<string, number>>;
  /** Whether a scenario leaves by this port, by `node:port`; without it, nothing is said of ports. */
  readonly ports?: Readonly<Record<string, boolean>>;
  /** A sentence at a node, such as what a scenario expected there. */
  readonly remarks?: Readonly<Record<string, string>>;
}

export type OverlayStore = StoreApi<Overlay>;

export const noOverlay: Overlay = { nodes: {}, edges: {} };

export function createOverlayStore(): OverlayStore {
  return createStore<Overlay>(() => noOverlay);
}

function sameGlow(a: NodeGlow | undefined, b: NodeGlow): boolean {
  return (
    a !== undefined &&
    a.active === b.active &&
    a.visited === b.visited &&
    a.calls === b.calls &&
    a.failed === b.failed &&
    a.missed === b.missed
  );
}

/** Puts a new overlay in place and keeps what did not change, so that only nodes that glow differently are drawn again. */
export function showOverlay(store: OverlayStore, next: Overlay): void {
  const before = store.getState();
  const nodes = Object.fromEntries(
    Object.entries(next.nodes).map(([id, glow]) => {
      const old = before.nodes[id];
      return [id, old !== undefined && sameGlow(old, glow) ? old : glow];
    }),
  );
  store.setState({ ...next, nodes }, true);
}

export function edgeKey(node: string, port: string): string {
  return `${node}:${port}`;
}
