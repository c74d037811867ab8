import { edgeProblem, edgesBetween } from '../edge-problem.ts';
import type { Rule } from '../rule.ts';

export const edgePortUnknown: Rule = {
  id: 'edge_port_unknown',
  severity: 'error',
  find: (view) =>
    edgesBetween(view)
      .filter(({ edge, from }) => from.config !== null && !from.ports.some((port) => port.id === edge.from.port))
      .map(({ edge, from }) =>
        edgeProblem(edge, {
          en: `"${from.node.name}" has no exit "${edge.from.port}" any more.`,
          zh: `“${from.node.name}”已没有出口“${edge.from.port}”。`,
        }),
      ),
};
