import { edgeKey, type NodeGlow, type Overlay } from './overlay';

/** One step of a run as a simulation or a past call tells of it. */
export interface PathStep {
  readonly flowId: string;
  readonly depth: number;
  readonly nodeId: string;
  /** The port it left by; null while it is still there, or where it never left. */
  readonly port: string | null;
  readonly failed: boolean;
}

const unlit: NodeGlow = { active: false, visited: false, calls: 0, failed: false };

/** Where a run has been in one flow at one depth, and where it is now. */
export function pathOverlay(
  steps: readonly PathStep[],
  level: { flowId: string; depth: number },
  active: string | null,
): Overlay {
  const nodes: Record<string, NodeGlow> = {};
  const edges: Record<string, number> = {};
  for (const step of steps) {
    if (step.flowId !== level.flowId || step.depth !== level.depth) continue;
    const before = nodes[step.nodeId] ?? unlit;
    nodes[step.nodeId] = { ...before, visited: true, failed: before.failed || step.failed };
    if (step.port !== null) {
      const key = edgeKey(step.nodeId, step.port);
      edges[key] = (edges[key] ?? 0) + 1;
    }
  }
  if (active !== null) nodes[active] = { ...(nodes[active] ?? unlit), visited: true, active: true };
  return { nodes, edges };
}
