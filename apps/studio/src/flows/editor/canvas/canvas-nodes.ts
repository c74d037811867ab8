import type { Size } from '@patchbay/exchange';
import type { FlowDocument, FlowNode } from '@patchbay/flow-schema';
import { type Edge, type Node, Position } from '@xyflow/react';
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

/** What is known of a card before it is drawn. */
export type CardGuess = (node: FlowNode) => Pick<CanvasNode, 'measured' | 'handles'>;

/** No measured size, which are whole pixels, equals a guess: the canvas then tells of every card it draws for the first time. */
const unmeasuredPx = 0.5;

/**
 * Guesses sizes and ports, so that React Flow need not draw a card to learn whether it can be seen: without, it draws all
 * of them once. What is drawn is measured, and the guess forgotten (`withoutGuesses`).
 */
export function guessCard(size: Size, ports: readonly string[], acceptsEntry: boolean): ReturnType<CardGuess> {
  const { width, height } = size;
  const sources = ports.map((id, index) => ({
    id,
    type: 'source' as const,
    position: Position.Bottom,
    x: ((index + 0.5) / ports.length) * width,
    y: height,
  }));
  const target = { id: null, type: 'target' as const, position: Position.Top, x: width / 2, y: 0 };
  return {
    measured: { width: width + unmeasuredPx, height: height + unmeasuredPx },
    handles: acceptsEntry ? [target, ...sources] : sources,
  };
}

/** Once a card was measured, its ports are where they are drawn. */
export function withoutGuesses(nodes: CanvasNode[], measured: ReadonlySet<string>): CanvasNode[] {
  if (measured.size === 0) return nodes;
  return nodes.map((node) => {
    if (node.handles === undefined || !measured.has(node.id)) return node;
    const { handles: _guessed, ...drawn } = node;
    return drawn;
  });
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
  guess: CardGuess = () => ({}),
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
    if (old !== undefined) {
      if (old.data.node === node) return [{ ...old, position, selected }];
      // A card that was never drawn is guessed anew: its ports may be others now.
      return [{ ...old, position, selected, data: { node }, ...(old.handles === undefined ? {} : guess(node)) }];
    }
    const type = isStickyNote(node) ? 'note' : 'card';
    return [
      { id, type, position, selected, data: { node }, ...(type === 'note' ? { zIndex: -1 } : {}), ...guess(node) },
    ];
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
