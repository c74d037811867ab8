import type { FlowDocument, FlowEdge } from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import { type EditChange, sameEdge } from './edit-change';
import { flowIndex } from './flow-order';
import type { NodeViewer } from './node-view';

export type ConnectRefusal = 'unknown_node' | 'no_entry' | 'same';

/** Nodes that nothing can lead to: a call begins at the start, a note is no step, and some are entered without an edge. */
const withoutEntry: ReadonlySet<string> = new Set(['start', 'note']);

export function acceptsEntry(nodeType: string): boolean {
  return !withoutEntry.has(nodeType) && nodeTypes.get(nodeType)?.entry !== true;
}

/** Why an edge may not be drawn; null where it may. Loops are allowed: menus repeat. */
export function connectRefusal(document: FlowDocument, edge: FlowEdge): ConnectRefusal | null {
  const index = flowIndex(document);
  const target = index.nodes.get(edge.to);
  if (!target || !index.nodes.has(edge.from.node)) return 'unknown_node';
  if (!acceptsEntry(target.type)) return 'no_entry';
  if (index.outgoing.get(edge.from.node)?.some((one) => sameEdge(one, edge))) return 'same';
  return null;
}

/** A port leads to one place: connecting it again moves the edge. */
export function connectChanges(document: FlowDocument, edge: FlowEdge): EditChange[] {
  const before = flowIndex(document)
    .outgoing.get(edge.from.node)
    ?.filter((one) => one.from.port === edge.from.port);
  return [
    ...(before ?? []).map((one): EditChange => ({ change: 'remove_edge', edge: one })),
    { change: 'insert_edge', edge },
  ];
}

/** The port a follower should be connected to when none was named: the first that leads nowhere yet. */
export function firstFreePort(document: FlowDocument, nodeId: string, view: NodeViewer): string | null {
  const index = flowIndex(document);
  const node = index.nodes.get(nodeId);
  if (!node) return null;
  const taken = new Set((index.outgoing.get(nodeId) ?? []).map((edge) => edge.from.port));
  const ports = view(node).ports;
  const free = ports.filter((port) => !taken.has(port.id));
  return (free.find((port) => port.optional !== true) ?? free[0])?.id ?? null;
}
