import type { FlowDocument } from '@patchbay/flow-schema';
import { mentionsVariable } from './clipboard';

/** By variable, the nodes whose config names it. */
export function variableUsage(document: FlowDocument): ReadonlyMap<string, readonly string[]> {
  return new Map(
    document.variables.map((variable) => [
      variable.name,
      document.nodes.filter((node) => mentionsVariable(node, variable.name)).map((node) => node.id),
    ]),
  );
}
