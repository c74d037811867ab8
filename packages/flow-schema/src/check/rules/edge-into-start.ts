import { edgeProblem, edgesBetween } from '../edge-problem.ts';
import type { Rule } from '../rule.ts';

export const edgeIntoStart: Rule = {
  id: 'edge_into_start',
  severity: 'error',
  find: (view) =>
    edgesBetween(view)
      .filter(({ to }) => to.node.type === 'start')
      .map(({ edge }) => edgeProblem(edge, { en: 'Nothing can lead into the start.', zh: '不能连接到起点。' })),
};
