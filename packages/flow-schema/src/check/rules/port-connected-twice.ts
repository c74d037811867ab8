import { edgeProblem } from '../edge-problem.ts';
import type { Rule } from '../rule.ts';

export const portConnectedTwice: Rule = {
  id: 'port_connected_twice',
  severity: 'error',
  find: ({ document, byId }) => {
    const taken = new Set<string>();
    return document.edges.flatMap((edge) => {
      if (!byId.has(edge.from.node) || !byId.has(edge.to)) return [];
      const key = `${edge.from.node}\u0000${edge.from.port}`;
      if (!taken.has(key)) {
        taken.add(key);
        return [];
      }
      return [
        edgeProblem(edge, {
          en: 'An exit leads to one place: remove one of its connections.',
          zh: '一个出口只能连到一处：请删除其中一条连线。',
        }),
      ];
    });
  },
};
