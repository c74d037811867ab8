import type { FlowDocument, NodeTypeRegistry } from '@patchbay/flow-schema';
import { type CompiledFlow, type CompiledNode, compileFlow } from '../compile-flow.ts';
import type { PassedPort } from './scenario-result.ts';

/** The port that failures leave by: it counts where it leads somewhere. */
const failedPort = 'failed';

export interface CoveredPort extends PassedPort {
  readonly covered: boolean;
}

/** How much of one flow a set of calls went through. */
export interface FlowCoverage {
  readonly flowId: string;
  /** Every port that a call can leave a node by, of every node that it can get to. */
  readonly ports: readonly CoveredPort[];
  readonly coveredCount: number;
}

/** The nodes that a call can get to along the edges, from the start, the error handler and what agents press. */
function reached(flow: CompiledFlow): ReadonlySet<CompiledNode> {
  const entries = [...flow.nodes.values()].filter(({ type }) => type.entry === true);
  const pending = [flow.start, flow.errorHandler, ...entries].filter((node) => node !== null);
  const found = new Set<CompiledNode>();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (found.has(node)) continue;
    found.add(node);
    pending.push(...node.edges.values());
  }
  return found;
}

/** The ports to be covered: those that lead somewhere, and those by which a call may come to its end. */
export function portsToCover(flow: CompiledFlow): readonly Omit<PassedPort, 'flowId'>[] {
  return [...reached(flow)].flatMap((node) => {
    const declared = [...node.ports].filter(
      ([port, mayEnd]) => node.edges.has(port) || (mayEnd && port !== failedPort),
    );
    const undeclared = node.edges.has(failedPort) && !node.ports.has(failedPort) ? [failedPort] : [];
    return [...declared.map(([port]) => port), ...undeclared].map((port) => ({ nodeId: node.id, port }));
  });
}

/** Which ports of a flow were passed by calls, and which were not. Ports that cannot be left by without a failure do not count. */
export function flowCoverage(
  parts: { readonly flowId: string; readonly document: FlowDocument; readonly nodeTypes: NodeTypeRegistry },
  passed: Iterable<PassedPort>,
): FlowCoverage {
  const { flowId, document, nodeTypes } = parts;
  const seen = new Set<string>();
  for (const port of passed) if (port.flowId === flowId) seen.add(JSON.stringify([port.nodeId, port.port]));
  const ports = portsToCover(compileFlow('', document, nodeTypes)).map(
    ({ nodeId, port }): CoveredPort => ({ flowId, nodeId, port, covered: seen.has(JSON.stringify([nodeId, port])) }),
  );
  return { flowId, ports, coveredCount: ports.filter(({ covered }) => covered).length };
}
