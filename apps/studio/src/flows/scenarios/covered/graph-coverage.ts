import { flowCoverage } from '@patchbay/engine';
import type { FlowDocument, NodeTypeRegistry } from '@patchbay/flow-schema';
import { edgeKey } from '../../editor/core/overlay';
import type { ScenarioRun } from '../run/scenario-store';
import { nodesPassed } from '../run/stale';

export interface GraphCoverage {
  /** Whether a scenario leaves by it, by `node:port`. */
  readonly ports: Readonly<Record<string, boolean>>;
  /** The nodes that a scenario comes to. */
  readonly nodes: ReadonlySet<string>;
  readonly covered: number;
  readonly all: number;
}

/** Which ports of a flow the scenarios leave by, as far as they have been run, as the canvas draws it. */
export function graphCoverage(
  parts: { readonly flowId: string; readonly document: FlowDocument; readonly nodeTypes: NodeTypeRegistry },
  runs: readonly ScenarioRun[],
): GraphCoverage {
  const { ports, coveredCount } = flowCoverage(
    parts,
    runs.flatMap(({ result }) => result.ports),
  );
  return {
    ports: Object.fromEntries(ports.map(({ nodeId, port, covered }) => [edgeKey(nodeId, port), covered])),
    nodes: new Set(runs.flatMap((run) => [...nodesPassed(run, parts.flowId)])),
    covered: coveredCount,
    all: ports.length,
  };
}
