import type { Rule } from '../rule.ts';

export const nodeTypeUnknown: Rule = {
  id: 'node_type_unknown',
  severity: 'error',
  find: ({ nodes }) =>
    nodes
      .filter(({ type }) => type === null)
      .map(({ node }) => ({
        place: { kind: 'node', node: node.id },
        message: { en: `There is no node type "${node.type}".`, zh: `不存在节点类型“${node.type}”。` },
        fix: {
          label: { en: 'Remove the node', zh: '删除此节点' },
          changes: [{ change: 'remove_node', node: node.id }],
        },
      })),
};
