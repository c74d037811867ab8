import type { FlowDocument, FlowEdge } from '@patchbay/flow-schema';

/** Names an edge on the canvas. Neither node nor port ids can hold `:` or `>`. */
export function edgeId(edge: FlowEdge): string {
  return `${edge.from.node}:${edge.from.port}>${edge.to}`;
}

export function edgeOf(document: FlowDocument, id: string): FlowEdge | undefined {
  return document.edges.find((edge) => edgeId(edge) === id);
}
