import type { FlowDocument, NodeTypeRegistry } from '@patchbay/flow-schema';
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

/** The variables that nodes of this flow set, whether declared or not. */
export function writtenVariables(document: FlowDocument, registry: NodeTypeRegistry): ReadonlySet<string> {
  const names = document.nodes.flatMap((node) => {
    const type = registry.get(node.type);
    const parsed = type?.config.safeParse(node.config);
    return type && parsed?.success ? type.writes(parsed.data).map((write) => write.variable) : [];
  });
  return new Set(names);
}
