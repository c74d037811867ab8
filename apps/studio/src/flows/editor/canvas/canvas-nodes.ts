import type { FlowDocument, FlowNode } from '@patchbay/flow-schema';
import type { Edge, Node } from '@xyflow/react';
import { edgeId } from '../core/edge-id';
import type { FlowContent } from '../core/edit-change';
import type { Selection } from '../core/editor-state';
import { flowOrder, type PortOrder } from '../core/flow-order';
import { placeOf } from '../core/geometry';
import { isStickyNote } from '../core/sticky-note';

export type CanvasNode = Node<{ readonly node: FlowNode }, 'card' | 'note'>;
export type CanvasEdge = Edge<{ readonly port: string }, 'flow'>;

const orders = new WeakMap<FlowDocument, readonly string[]>();

/** Flow order decides the order in the page, and with it where Tab goes next. */
function orderOf(document: FlowDocument, portOrder: PortOrder): readonly string[] {
  const known = orders.get(document);
  if (known) return known;
  const order = flowOrder(document, portOrder);
  orders.set(document, order);
  return order;
}

/**
 * The boxes for the canvas. A box whose node, place and selection are the same keeps its identity: React Flow and the
 * memoised cards then leave it alone. `held` are boxes in the hand: they stay where the hand has them.
 */
export function projectNodes(
  content: FlowContent,
  selection: Selection,
  before: readonly CanvasNode[],
  portOrder: PortOrder,
  held: ReadonlySet<string>,
): CanvasNode[] {
  const known = new Map(before.map((node) => [node.id, node]));
  const nodes = new Map(content.document.nodes.map((node) => [node.id, node]));
  return orderOf(content.document, portOrder).flatMap((id) => {
    const node = nodes.get(id);
    if (!node) return [];
    const old = known.get(id);
    const place = old !== undefined && held.has(id) ? old.position : placeOf(content.layout, id);
    const selected = selection.nodes.has(id);
    if (
      old !== undefined &&
      old.data.node === node &&
      old.position.x === place.x &&
      old.position.y === place.y &&
      old.selected === selected
    )
      return [old];
    const position = { x: place.x, y: place.y };
    if (old !== undefined) return [{ ...old, position, selected, data: old.data.node === node ? old.data : { node } }];
    const type = isStickyNote(node) ? 'note' : 'card';
    return [{ id, type, position, selected, data: { node }, ...(type === 'note' ? { zIndex: -1 } : {}) }];
  });
}

export function projectEdges(
  document: FlowDocument,
  selection: Selection,
  before: readonly CanvasEdge[],
): CanvasEdge[] {
  const known = new Map(before.map((edge) => [edge.id, edge]));
  const ids = new Set<string>();
  return document.edges.flatMap((edge) => {
    const id = edgeId(edge);
    if (ids.has(id)) return [];
    ids.add(id);
    const old = known.get(id);
    const selected = selection.edges.has(id);
    if (old !== undefined && old.selected === selected) return [old];
    return [
      {
        id,
        type: 'flow' as const,
        source: edge.from.node,
        sourceHandle: edge.from.port,
        target: edge.to,
        selected,
        data: { port: edge.from.port },
      },
    ];
  });
}
