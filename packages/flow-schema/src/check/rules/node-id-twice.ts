import type { Rule } from '../rule.ts';

export const nodeIdTwice: Rule = {
  id: 'node_id_twice',
  severity: 'error',
  find: ({ nodes, byId }) =>
    // Of several with one id, the last is the one found by it.
    nodes
      .filter((view) => byId.get(view.node.id) !== view)
      .map(({ node }) => ({
        place: { kind: 'node', node: node.id },
        message: { en: `Two nodes have the id "${node.id}".`, zh: `有两个节点使用相同的编号“${node.id}”。` },
      })),
};
