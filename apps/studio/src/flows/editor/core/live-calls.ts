import type { NodeGlow, Overlay } from './overlay';

/** What a live message says of one call, as far as the canvas cares. */
export type LiveEvent =
  | {
      readonly type: 'call.started';
      readonly callId: string;
      readonly flowId: string;
      readonly version: string;
      readonly at: number;
    }
  | {
      readonly type: 'call.step';
      readonly callId: string;
      readonly flowId: string;
      readonly version: string;
      readonly nodeId: string;
      readonly depth: number;
      readonly port: string | null;
      readonly at: number;
    }
  | {
      readonly type: 'call.left';
      readonly callId: string;
      readonly flowId: string;
      readonly depth: number;
      readonly at: number;
    }
  | {
      readonly type: 'call.ended';
      readonly callId: string;
      readonly flowId: string;
      readonly version: string;
      readonly at: number;
    };

export interface LiveCall {
  readonly id: string;
  readonly since: number;
  readonly version: string;
  /** Where it is in this flow; null before the first step, or while it is elsewhere. */
  readonly nodeId: string | null;
  /** How many flows are around this one where it is. */
  readonly depth: number;
  /** The last ports it left by in this flow, newest last. */
  readonly trail: readonly string[];
}

export type LiveCalls = ReadonlyMap<string, LiveCall>;

const trailMax = 200;

/** Takes one message into the picture of the calls in one flow. The same map comes back where it says nothing new. */
export function withLiveEvent(calls: LiveCalls, event: LiveEvent, flowId: string): LiveCalls {
  const known = calls.get(event.callId);
  if (event.type === 'call.ended') {
    if (!known) return calls;
    const next = new Map(calls);
    next.delete(event.callId);
    return next;
  }
  if (event.flowId !== flowId) return calls;
  if (event.type === 'call.left') return withoutFlow(calls, event);
  const call: LiveCall = known ?? {
    id: event.callId,
    since: event.at,
    version: event.version,
    nodeId: null,
    depth: 0,
    trail: [],
  };
  if (event.type === 'call.started') return known ? calls : new Map(calls).set(event.callId, call);
  const trail = event.port === null ? call.trail : [...call.trail, `${event.nodeId}:${event.port}`].slice(-trailMax);
  // Having left a node, a call is nowhere until it is in the next: the old place is kept lit meanwhile.
  const nodeId = event.port === null || call.nodeId === null ? event.nodeId : call.nodeId;
  return new Map(calls).set(event.callId, { ...call, nodeId, depth: event.depth, trail });
}

/** What a call was in is left, also from outside: its last node stays lit no longer. In the flow that it began in, it may go on. */
function withoutFlow(calls: LiveCalls, { callId, depth }: { callId: string; depth: number }): LiveCalls {
  const call = calls.get(callId);
  if (call === undefined || call.depth !== depth) return calls;
  const next = new Map(calls);
  if (depth === 0) next.set(callId, { ...call, nodeId: null });
  else next.delete(callId);
  return next;
}

/** Counts per node; and of the call that is followed, the way it took. */
export function liveOverlay(calls: LiveCalls, followed: string | null): Overlay {
  const nodes: Record<string, NodeGlow> = {};
  const edges: Record<string, number> = {};
  for (const call of calls.values()) {
    if (call.nodeId === null) continue;
    const before = nodes[call.nodeId] ?? { active: false, visited: false, calls: 0, failed: false };
    nodes[call.nodeId] = { ...before, calls: before.calls + 1, active: before.active || call.id === followed };
  }
  for (const key of calls.get(followed ?? '')?.trail ?? []) edges[key] = (edges[key] ?? 0) + 1;
  return { nodes, edges };
}
