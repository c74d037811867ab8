import type { Rule } from '../rule.ts';

export const nodeKindMismatch: Rule = {
  id: 'node_kind_mismatch',
  severity: 'error',
  find: ({ document, nodes }) =>
    nodes.flatMap(({ node, type }) =>
      type === null || type.kinds.includes(document.kind)
        ? []
        : [
            {
              place: { kind: 'node', node: node.id },
              message: {
                en: `"${type.label.en}" cannot be used in a ${document.kind} flow.`,
                zh: `“${type.label.zh}”不能用于此类流程。`,
              },
            },
          ],
    ),
};
