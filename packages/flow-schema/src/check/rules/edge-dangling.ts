import { edgeProblem } from '../edge-problem.ts';
import type { Rule } from '../rule.ts';

export const edgeDangling: Rule = {
  id: 'edge_dangling',
  severity: 'error',
  find: ({ document, byId }) =>
    document.edges
      .filter(({ from, to }) => !byId.has(from.node) || !byId.has(to))
      .map((edge) =>
        edgeProblem(edge, {
          en: 'This connection begins or ends at a node that is not there.',
          zh: '此连线的起点或终点节点不存在。',
        }),
      ),
};
