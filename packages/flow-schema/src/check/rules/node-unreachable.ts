import { graphOf } from '../flow-graph.ts';
import type { Rule } from '../rule.ts';

/** Nodes that no caller can get to: from the start, the error handler, or a node that is entered without an edge. */
export const nodeUnreachable: Rule = {
  id: 'node_unreachable',
  severity: 'warning',
  find: (view) => {
    if (view.start === null) return [];
    const { reached } = graphOf(view);
    return view.nodes
      .filter(({ node, index, type }) => !reached[index] && type?.category !== 'note' && node.type !== 'start')
      .map(({ node }) => ({
        place: { kind: 'node', node: node.id },
        message: {
          en: 'No caller can get here: nothing leads to this node.',
          zh: '没有来电者能到达此处：没有连线通向该节点。',
        },
        fix: {
          label: { en: 'Remove the node', zh: '删除此节点' },
          changes: [{ change: 'remove_node', node: node.id }],
        },
      }));
  },
};
