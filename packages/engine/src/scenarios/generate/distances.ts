import type { CompiledFlow } from '../../compile-flow.ts';

/** How many edges each node is away from the nearest that is a goal; nodes from which none can be reached are left out. */
export function distances(flow: CompiledFlow, isGoal: (nodeId: string) => boolean): ReadonlyMap<string, number> {
  const into = new Map<string, string[]>();
  for (const node of flow.nodes.values()) {
    for (const target of node.edges.values()) {
      const from = into.get(target.id);
      if (from === undefined) into.set(target.id, [node.id]);
      else from.push(node.id);
    }
  }
  const found = new Map<string, number>();
  let edge = [...flow.nodes.keys()].filter(isGoal);
  for (const id of edge) found.set(id, 0);
  for (let distance = 1; edge.length > 0; distance += 1) {
    edge = edge
      .flatMap((id) => into.get(id) ?? [])
      .filter((id) => {
        if (found.has(id)) return false;
        found.set(id, distance);
        return true;
      });
  }
  return found;
}
