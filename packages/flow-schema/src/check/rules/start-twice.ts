import type { Rule } from '../rule.ts';

export const startTwice: Rule = {
  id: 'start_twice',
  severity: 'error',
  find: ({ nodes }) =>
    nodes
      .filter(({ node }) => node.type === 'start')
      .slice(1)
      .map(({ node }) => ({
        place: { kind: 'node', node: node.id },
        message: { en: 'A flow has one start: remove this one.', zh: '一个流程只能有一个起点：请删除这一个。' },
        fix: {
          label: { en: 'Remove this start', zh: '删除此起点' },
          changes: [{ change: 'remove_node', node: node.id }],
        },
      })),
};
