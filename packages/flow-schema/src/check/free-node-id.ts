import type { FlowView } from './flow-view.ts';

/** An id that no node of the flow has, made of `wish`. The same flow gives the same id: a check draws no lots. */
export function freeNodeId({ byId }: FlowView, wish: string): string {
  const base = wish.replace(/[^a-zA-Z0-9_-]/g, '_').slice(0, 56);
  let id = base;
  for (let next = 2; byId.has(id); next += 1) id = `${base}_${next}`;
  return id;
}
