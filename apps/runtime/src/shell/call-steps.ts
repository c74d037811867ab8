import type { Run, TraceEntry } from '@patchbay/engine';
import type { JsonObject } from '@patchbay/flow-schema';
import type { CallStep } from '../ports/journal.ts';

interface Place {
  flowId: string;
  version: string;
  nodeId: string | null;
  depth: number;
}

/** The lines of the call's story that one step adds. `before` is where the run stood when the event came. */
export function callStepsOf(
  before: Run,
  trace: readonly TraceEntry[],
  at: { readonly now: number; readonly firstIndex: number },
): CallStep[] {
  const innermost = before.frames.at(-1);
  let place: Place = {
    flowId: innermost?.flowId ?? '',
    version: innermost?.version ?? '',
    nodeId: innermost?.nodeId ?? null,
    depth: Math.max(before.frames.length - 1, 0),
  };
  const steps: CallStep[] = [];
  for (const entry of trace) {
    place = placeAfter(place, entry);
    const told = tell(entry);
    if (!told) continue;
    steps.push({
      index: at.firstIndex + steps.length,
      at: at.now,
      ...place,
      kind: entry.trace,
      port: entry.trace === 'node.left' ? entry.port : null,
      detail: told,
    });
  }
  return steps;
}

function placeAfter(place: Place, entry: TraceEntry): Place {
  switch (entry.trace) {
    case 'node.entered':
    case 'node.left':
      return { flowId: entry.flowId, version: entry.version, nodeId: entry.nodeId, depth: entry.depth };
    case 'flow.entered':
      return { flowId: entry.flowId, version: entry.version, nodeId: null, depth: entry.depth };
    case 'flow.left':
    case 'variable.set':
      return { ...place, flowId: entry.flowId, depth: entry.depth };
    case 'failure':
      return { ...place, nodeId: entry.nodeId, depth: entry.depth };
    default:
      return place;
  }
}

/** What people are told of an entry; null for what only matters to the engine. */
function tell(entry: TraceEntry): JsonObject | null {
  switch (entry.trace) {
    case 'node.entered':
    case 'flow.entered':
    case 'flow.left':
      return {};
    case 'node.left':
      return { to: entry.to };
    case 'variable.set':
      return { name: entry.name, value: entry.value };
    case 'language.set':
      return { language: entry.language };
    case 'failure':
      return { code: entry.failure.code, message: entry.failure.message, handledBy: entry.handledBy };
    case 'bug':
      return { message: entry.message };
    case 'limit.reached':
      return { limit: entry.limit };
    case 'run.ended':
      return { reason: entry.reason };
    case 'state.changed':
    case 'outstanding.swept':
    case 'event.ignored':
      return null;
  }
}
