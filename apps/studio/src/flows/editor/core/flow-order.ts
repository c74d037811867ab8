import type { FlowDocument, FlowEdge, FlowNode } from '@patchbay/flow-schema';
import { isStickyNote } from './sticky-note';

/** The edges of a document by where they leave and where they arrive. Built once per document. */
export interface FlowIndex {
  readonly nodes: ReadonlyMap<string, FlowNode>;
  readonly outgoing: ReadonlyMap<string, readonly FlowEdge[]>;
  readonly incoming: ReadonlyMap<string, readonly FlowEdge[]>;
}

const indexes = new WeakMap<FlowDocument, FlowIndex>();

function push<T>(map: Map<string, T[]>, key: string, item: T): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}

/** Documents are never changed in place, so the index of one is computed once. */
export function flowIndex(document: FlowDocument): FlowIndex {
  const known = indexes.get(document);
  if (known) return known;
  const outgoing = new Map<string, FlowEdge[]>();
  const incoming = new Map<string, FlowEdge[]>();
  for (const edge of document.edges) {
    push(outgoing, edge.from.node, edge);
    push(incoming, edge.to, edge);
  }
  const index = { nodes: new Map(document.nodes.map((node) => [node.id, node])), outgoing, incoming };
  indexes.set(document, index);
  return index;
}

/** Which ports a node has, in the order in which they are shown. */
export type PortOrder = (node: FlowNode) => readonly string[];

function sortedEdges(index: FlowIndex, node: FlowNode, portOrder: PortOrder): readonly FlowEdge[] {
  const order = portOrder(node);
  const place = (edge: FlowEdge) => {
    const at = order.indexOf(edge.from.port);
    return at < 0 ? order.length : at;
  };
  return [...(index.outgoing.get(node.id) ?? [])].sort((a, b) => place(a) - place(b));
}

/**
 * The nodes in the order in which a caller could meet them: depth first from the start node along the ports as they are
 * shown; then what nothing leads to, roots before their followers; notes last.
 */
export function flowOrder(document: FlowDocument, portOrder: PortOrder): string[] {
  const index = flowIndex(document);
  const seen = new Set<string>();
  const order: string[] = [];
  const visit = (first: FlowNode) => {
    const stack: FlowNode[] = [first];
    while (stack.length > 0) {
      const node = stack.pop();
      if (!node || seen.has(node.id)) continue;
      seen.add(node.id);
      order.push(node.id);
      for (const edge of sortedEdges(index, node, portOrder).toReversed()) {
        const target = index.nodes.get(edge.to);
        if (target && !seen.has(target.id)) stack.push(target);
      }
    }
  };
  for (const node of document.nodes) if (node.type === 'start') visit(node);
  const rest = document.nodes.filter((node) => !seen.has(node.id) && !isStickyNote(node));
  for (const node of rest) if (!index.incoming.has(node.id)) visit(node);
  for (const node of rest) visit(node);
  for (const node of document.nodes) visit(node);
  return order;
}

export type Direction = 'up' | 'down' | 'left' | 'right';

/**
 * Where an arrow key leads along the edges: down to the first follower, up to where one came from, left and right among
 * the followers of the same predecessor.
 */
export function neighbour(
  document: FlowDocument,
  portOrder: PortOrder,
  nodeId: string,
  direction: Direction,
): string | null {
  const index = flowIndex(document);
  const node = index.nodes.get(nodeId);
  if (!node) return null;
  if (direction === 'down') return sortedEdges(index, node, portOrder).find((edge) => edge.to !== nodeId)?.to ?? null;
  const arriving = index.incoming.get(nodeId)?.find((edge) => edge.from.node !== nodeId);
  if (!arriving) return null;
  if (direction === 'up') return arriving.from.node;
  const parent = index.nodes.get(arriving.from.node);
  if (!parent) return null;
  const siblings = [...new Set(sortedEdges(index, parent, portOrder).map((edge) => edge.to))];
  const at = siblings.indexOf(nodeId) + (direction === 'left' ? -1 : 1);
  return siblings[at] ?? null;
}
