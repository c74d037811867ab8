import type { FlowDocument } from '@patchbay/flow-schema';
import type { ElkNode } from 'elkjs/lib/elk-api';
import type { Point } from './edit-change';
import { rowGap, type Size, snap } from './geometry';

export interface LayoutNode extends Size {
  readonly id: string;
  /** In the order in which they stand on the lower edge. */
  readonly ports: readonly string[];
}

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
      layoutOptions: { 'elk.portConstraints': 'FIXED_ORDER' },
      ports: node.ports.map((port, index) => ({
        id: portPrefix(node.id, port),
        width: 1,
        height: 1,
        layoutOptions: {
          'elk.port.side': 'SOUTH',
          // ELK counts ports clockwise, so those of the lower edge run from right to left.
          'elk.port.index': String(node.ports.length - 1 - index),
        },
      })),
    })),
    edges: document.edges
      .filter((edge) => known.has(edge.to) && known.get(edge.from.node)?.has(edge.from.port))
      .map((edge) => ({
        id: `${portPrefix(edge.from.node, edge.from.port)}>${edge.to}`,
        sources: [portPrefix(edge.from.node, edge.from.port)],
        targets: [edge.to],
      })),
  };
}

export function elkPositions(graph: ElkNode): Record<string, Point> {
  return Object.fromEntries(
    (graph.children ?? []).map((child) => [child.id, snap({ x: child.x ?? 0, y: child.y ?? 0 })]),
  );
}
