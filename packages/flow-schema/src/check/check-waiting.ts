import type { Problem } from '../document/problem.ts';
import type { CheckSurroundings } from './check-surroundings.ts';
import type { FlowView } from './flow-view.ts';

/** Nodes that only work while a caller waits, in a flow whose callers come straight from a number. */
export function checkWaiting(view: FlowView, { answersNumbers }: CheckSurroundings): Problem[] {
  if (answersNumbers !== true) return [];
  return view.nodes
    .filter(({ type }) => type?.onlyWhileWaiting === true)
    .map(({ node }) => ({
      code: 'node_only_while_waiting',
      severity: 'warning',
      place: { kind: 'node', node: node.id },
      message: {
        en: 'This only works in the waiting flow of a queue, but numbers lead straight to this flow: those callers fail here.',
        zh: '此节点只能用于队列的等待流程，而本流程直接由号码进入：这些来电者会在此处失败。',
      },
    }));
}
