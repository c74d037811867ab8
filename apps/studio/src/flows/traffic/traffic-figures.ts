import type { FlowTraffic, NodeTraffic } from '@patchbay/records';
import { edgeKey } from '../editor/core/overlay';

/** What the canvas shows at a node. */
export interface NodeFigures {
  readonly entered: number;
  /** Calls that ended here because the caller hung up. */
  readonly hungUp: number;
  readonly medianMs: number | null;
  readonly p90Ms: number | null;
}

/** What the canvas shows on the line out of a port. */
export interface EdgeFigures {
  readonly count: number;
  /** Of all that left this node, 0 to 1. */
  readonly share: number;
  /** Beside the line that is used most in the flow, 0 to 1. */
  readonly weight: number;
}

export interface TrafficView {
  readonly nodes: Readonly<Record<string, NodeFigures>>;
  /** By `node:port`. */
  readonly edges: Readonly<Record<string, EdgeFigures>>;
}

/** How callers end a call by themselves. */
const hangUp = 'caller_hung_up';

export function hungUpAt(node: NodeTraffic): number {
  return node.ended[hangUp] ?? 0;
}

/** Visits that are over, whichever way. */
export function leftOf(node: NodeTraffic): number {
  return node.entered - node.open;
}

/** The figures of a flow as they stand on its canvas. */
export function trafficView(traffic: FlowTraffic): TrafficView {
  const nodes: Record<string, NodeFigures> = {};
  const edges: Record<string, EdgeFigures> = {};
  const most = Math.max(1, ...Object.values(traffic).flatMap(({ ports }) => Object.values(ports)));
  for (const [id, node] of Object.entries(traffic)) {
    nodes[id] = {
      entered: node.entered,
      hungUp: hungUpAt(node),
      medianMs: node.durationMs?.median ?? null,
      p90Ms: node.durationMs?.p90 ?? null,
    };
    const left = Math.max(1, leftOf(node));
    for (const [port, count] of Object.entries(node.ports))
      edges[edgeKey(id, port)] = { count, share: count / left, weight: count / most };
  }
  return { nodes, edges };
}

/** A length as one reads it at a glance: `240 ms`, `6.2 s`, `2:05`. */
export function shortDuration(durationMs: number): string {
  if (durationMs < 1_000) return `${durationMs} ms`;
  if (durationMs < 100_000) return `${durationMs / 1_000} s`;
  const seconds = Math.round(durationMs / 1_000);
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor((seconds % 3_600) / 60)];
  const padded = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${padded(minutes)}:${padded(seconds % 60)}` : `${minutes}:${padded(seconds % 60)}`;
}
