import { edgeProblem, edgesBetween } from '../edge-problem.ts';
import type { Rule } from '../rule.ts';

export const edgeIntoEntry: Rule = {
  id: 'edge_into_entry',
  severity: 'error',
  find: (view) =>
    edgesBetween(view)
      .filter(({ to }) => to.type?.entry === true)
      .map(({ edge, to }) =>
        edgeProblem(edge, {
          en: `"${to.node.name}" is entered by itself: nothing can lead to it.`,
          zh: `“${to.node.name}”自行进入，不能连接到它。`,
        }),
      ),
};
