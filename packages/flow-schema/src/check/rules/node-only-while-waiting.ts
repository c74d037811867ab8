import type { Rule } from '../rule.ts';

/** Nodes that only work while a caller waits, in a flow whose callers come straight from a number. */
export const nodeOnlyWhileWaiting: Rule = {
  id: 'node_only_while_waiting',
  severity: 'warning',
  find: ({ nodes }, { answersNumbers }) =>
    answersNumbers !== true
      ? []
      : nodes
          .filter(({ type }) => type?.onlyWhileWaiting === true)
          .map(({ node }) => ({
            place: { kind: 'node', node: node.id },
            message: {
              en: 'This only works in the waiting flow of a queue, but numbers lead straight to this flow: those callers fail here.',
              zh: '此节点只能用于队列的等待流程，而本流程直接由号码进入：这些来电者会在此处失败。',
            },
          })),
};
