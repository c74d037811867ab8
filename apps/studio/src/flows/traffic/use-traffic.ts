import { useStore } from 'zustand';
import { useWorkspace } from '../editor/editor-context';
import type { EdgeFigures, NodeFigures } from './traffic-figures';

/** The figures of one node: `none` where traffic is shown and nobody came here, null where it is not shown. */
export function useNodeFigures(id: string): NodeFigures | 'none' | null {
  return useStore(useWorkspace().traffic, ({ view }) => (view === null ? null : (view.nodes[id] ?? 'none')));
}

/** The same of the line out of a port, by `node:port`. */
export function useEdgeFigures(key: string): EdgeFigures | 'none' | null {
  return useStore(useWorkspace().traffic, ({ view }) => (view === null ? null : (view.edges[key] ?? 'none')));
}
