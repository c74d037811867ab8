import type { Rule } from '../rule.ts';

/** Calls to a number of one's own behind which there is nothing: its flow was never published. */
export const numberUnbound: Rule = {
  id: 'number_unbound',
  severity: 'warning',
  find: (view, { numbers }) =>
    view.nodes.flatMap(({ node, visit }) => {
      if (visit.dials === undefined || numbers === undefined) return [];
      const { field, number } = visit.dials;
      const dialled = number.replace(/[\s().\-/]/g, '');
      if (numbers.get(dialled) !== false) return [];
      return [
        {
          place: { kind: 'node', node: node.id, field },
          message: {
            en: `The number ${dialled} leads to a flow that was never published: nobody would answer.`,
            zh: `号码 ${dialled} 指向的流程从未发布：将无人应答。`,
          },
        },
      ];
    }),
};
