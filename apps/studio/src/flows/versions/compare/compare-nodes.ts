import type { FlowNode } from '@patchbay/flow-schema';
import type { Edge, Node } from '@xyflow/react';
import { edgeId } from '../../editor/core/edge-id';
import type { FlowContent, Point } from '../../editor/core/edit-change';
import { isStickyNote } from '../../editor/core/sticky-note';
import type { Mark, SideMarks } from './compare-marks';

/** A box that is on the other side only is drawn as its outline, so that both sides look alike. */
export type CompareNode = Node<{ readonly node: FlowNode; readonly mark: Mark | null }, 'card' | 'note' | 'outline'>;
export type CompareEdge = Edge<{ readonly port: string; readonly mark: Mark | null }, 'way'>;

const origin: Point = { x: 0, y: 0 };

/** The boxes of one side; `other` are the nodes of the other one. */
export function compareNodes(
  content: FlowContent,
  other: FlowContent,
  marks: SideMarks,
  otherMarks: SideMarks,
  places: Readonly<Record<string, Point>>,
): CompareNode[] {
  const own = new Set(content.document.nodes.map(({ id }) => id));
  const outlines = other.document.nodes.filter(({ id }) => !own.has(id) && otherMarks.nodes.has(id));
  return [
    ...content.document.nodes.map((node): CompareNode => {
      const note = isStickyNote(node);
      return {
        id: node.id,
        type: note ? 'note' : 'card',
        position: places[node.id] ?? origin,
        data: { node, mark: marks.nodes.get(node.id) ?? null },
        ...(note ? { zIndex: -1 } : {}),
      };
    }),
    ...outlines.map(
      (node): CompareNode => ({
        id: node.id,
        type: 'outline',
        position: places[node.id] ?? origin,
        data: { node, mark: otherMarks.nodes.get(node.id) ?? null },
        zIndex: -1,
      }),
    ),
  ];
}

export function compareEdges(content: FlowContent, marks: SideMarks): CompareEdge[] {
  const edges = new Map(content.document.edges.map((edge) => [edgeId(edge), edge]));
  return [...edges].map(([id, edge]) => ({
    id,
    type: 'way',
    source: edge.from.node,
    sourceHandle: edge.from.port,
    target: edge.to,
    data: { port: edge.from.port, mark: marks.edges.get(id) ?? null },
  }));
}
