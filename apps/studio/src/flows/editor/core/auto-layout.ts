import type { Size } from '@patchbay/exchange';
import type { FlowDocument } from '@patchbay/flow-schema';
import type { ElkNode } from 'elkjs/lib/elk-api';
import type { Point } from './edit-change';
import { type Box, boundsOf, gridSize, rowGap } from './geometry';

export interface LayoutNode extends Size {
  readonly id: string;
  /** In the order in which they stand on the lower edge. */
  readonly ports: readonly string[];
}

/**
 * The ports stand in their order but close to the middle: with their true places, a row of first ports would be drawn as a
 * slope instead of a column.
 */
const portStep = 0.5;

const entryOf = (node: string) => `>${node}`;
const portPrefix = (node: string, port: string) => `${node}>${port}`;

/** Layered from top to bottom; the order of ports is kept, so branches stand in the order of their tabs. */
export function elkGraph(document: FlowDocument, nodes: readonly LayoutNode[]): ElkNode {
  const known = new Map(nodes.map((node) => [node.id, new Set(node.ports)]));
  return {
    id: 'flow',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'DOWN',
      'elk.layered.spacing.nodeNodeBetweenLayers': String(rowGap),
      'elk.spacing.nodeNode': '40',
      'elk.spacing.edgeNode': '24',
      'elk.layered.spacing.edgeNodeBetweenLayers': '24',
      'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
      'elk.layered.crossingMinimization.forceNodeModelOrder': 'false',
      'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
      'elk.layered.cycleBreaking.strategy': 'DEPTH_FIRST',
      'elk.separateConnectedComponents': 'true',
      'elk.spacing.componentComponent': '80',
    },
    children: nodes.map((node) => ({
      id: node.id,
      width: node.width,
      height: node.height,
      layoutOptions: { 'elk.portConstraints': 'FIXED_POS' },
      ports: [
        {
          id: entryOf(node.id),
          x: node.width / 2,
          y: 0,
          width: 0,
          height: 0,
          layoutOptions: { 'elk.port.side': 'NORTH' },
        },
        ...node.ports.map((port, index) => ({
          id: portPrefix(node.id, port),
          x: node.width / 2 + (index - (node.ports.length - 1) / 2) * portStep,
          y: node.height,
          width: 0,
          height: 0,
          layoutOptions: { 'elk.port.side': 'SOUTH' },
        })),
      ],
    })),
    edges: document.edges
      .filter((edge) => known.has(edge.to) && known.get(edge.from.node)?.has(edge.from.port))
      .map((edge) => ({
        id: `${portPrefix(edge.from.node, edge.from.port)}>${edge.to}`,
        sources: [portPrefix(edge.from.node, edge.from.port)],
        targets: [entryOf(edge.to)],
      })),
  };
}

/** Snapped by the middle of each box, so that boxes of different width still stand in one column. */
export function elkPositions(graph: ElkNode): Record<string, Point> {
  const snapped = (value: number) => Math.round(value / gridSize) * gridSize;
  return Object.fromEntries(
    (graph.children ?? []).map((child) => {
      const half = (child.width ?? 0) / 2;
      return [child.id, { x: snapped((child.x ?? 0) + half) - half, y: snapped(child.y ?? 0) }];
    }),
  );
}

/**
 * Notes stay where somebody put them, unless a step now stands there: then they go into a column beside the flow.
 */
export function notePositions(
  notes: readonly (Box & { readonly id: string })[],
  steps: readonly Box[],
): Record<string, Point> {
  const bounds = boundsOf(steps);
  if (!bounds) return {};
  const column = bounds.x + bounds.width + rowGap;
  let next = bounds.y;
  const positions: Record<string, Point> = {};
  for (const note of notes) {
    const covered = steps.some(
      (step) =>
        note.x < step.x + step.width &&
        step.x < note.x + note.width &&
        note.y < step.y + step.height &&
        step.y < note.y + note.height,
    );
    const far = note.x > column + 800 || note.x + note.width < bounds.x - 800;
    if (!covered && !far) continue;
    positions[note.id] = { x: column, y: next };
    next += note.height + gridSize;
  }
  return positions;
}
