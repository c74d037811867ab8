import type { Json, JsonObject } from '@patchbay/flow-schema';
import type { Overlay } from '../editor/core/overlay';
import { type PathStep, pathOverlay } from '../editor/core/trace-overlay';

/** One line of a call's story as it is stored. */
export interface TraceStep {
  readonly index: number;
  readonly at: string;
  readonly depth: number;
  readonly flowId: string;
  readonly version: string;
  readonly nodeId: string | null;
  readonly kind: string;
  readonly port: string | null;
  readonly detail: JsonObject;
}

/** Where the call stood in one of its flows; the innermost is last. */
export interface TraceLevel {
  readonly depth: number;
  readonly flowId: string;
  readonly version: string;
  readonly nodeId: string | null;
}

export interface TraceMoment {
  readonly step: TraceStep | null;
  readonly levels: readonly TraceLevel[];
  /** Of the innermost flow, as of this moment. */
  readonly variables: ReadonlyMap<string, Json>;
  /** The variable that this very step set. */
  readonly changed: string | null;
}

/** The call as it was after step `at`: replayed from the beginning, since a call has some hundred steps at most. */
export function momentAt(steps: readonly TraceStep[], at: number): TraceMoment {
  const levels: TraceLevel[] = [];
  const variables: Map<string, Json>[] = [];
  let depth = 0;
  const until = Math.min(at, steps.length - 1);
  for (let index = 0; index <= until; index += 1) {
    const step = steps[index];
    if (!step) continue;
    if (step.kind === 'flow.left') {
      levels.length = Math.min(levels.length, step.depth);
      variables.length = Math.min(variables.length, step.depth);
      depth = Math.max(0, levels.length - 1);
      continue;
    }
    depth = step.depth;
    if (step.kind === 'flow.entered') variables[depth] = new Map();
    const before = levels[depth];
    levels[depth] = {
      depth,
      flowId: step.flowId,
      version: step.version,
      nodeId: step.nodeId ?? before?.nodeId ?? null,
    };
    levels.length = depth + 1;
    if (step.kind === 'variable.set' && typeof step.detail.name === 'string') {
      variables[depth] ??= new Map();
      variables[depth]?.set(step.detail.name, step.detail.value ?? null);
    }
  }
  const step = steps[until] ?? null;
  const changed = step?.kind === 'variable.set' && typeof step.detail.name === 'string' ? step.detail.name : null;
  return { step, levels: levels.filter(Boolean), variables: variables[depth] ?? new Map(), changed };
}

/** The way the call had taken by then in one of its flows. */
export function traceOverlay(steps: readonly TraceStep[], at: number, level: TraceLevel, ended: boolean): Overlay {
  const failed = new Set<string>();
  const path = steps.slice(0, at + 1).flatMap((step): PathStep[] => {
    if (step.nodeId === null) return [];
    if (step.kind === 'failure') failed.add(step.nodeId);
    if (step.kind !== 'node.entered' && step.kind !== 'node.left' && step.kind !== 'failure') return [];
    const { flowId, depth, nodeId } = step;
    return [{ flowId, depth, nodeId, port: step.port, failed: failed.has(nodeId) }];
  });
  return pathOverlay(path, level, ended ? null : level.nodeId);
}

/** How long a replay rests before the next step: as long as it took, but nobody waits for a caller who took a minute. */
export function restBefore(steps: readonly TraceStep[], next: number, speed: number): number {
  const from = Date.parse(steps[next - 1]?.at ?? '');
  const to = Date.parse(steps[next]?.at ?? '');
  if (Number.isNaN(from) || Number.isNaN(to)) return 0;
  return Math.min(Math.max(to - from, 60), 5_000) / speed;
}
