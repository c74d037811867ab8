import type { Problem } from '../document/problem.ts';
import type { FlowView } from './flow-view.ts';

/** Nodes that no caller can get to: from the start, the error handler, or a node that is entered without an edge. */
export function checkReach(view: FlowView): Problem[] {
  const start = view.nodes.find(({ node }) => node.type === 'start');
  if (start === undefined) return [];
  const reached = new Set<string>();
  const entries = view.nodes.filter(({ type }) => type?.entry === true).map(({ node }) => node.id);
  const handler = view.document.errorHandler === null ? [] : [view.document.errorHandler];
  const pending = [start.node.id, ...handler, ...entries];
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    for (const edge of view.byId.get(id)?.leaving ?? []) pending.push(edge.to);
  }
  return view.nodes
    .filter(({ node, type }) => !reached.has(node.id) && type?.category !== 'note' && node.type !== 'start')
    .map(({ node }) => ({
      code: 'node_unreachable',
      severity: 'warning',
      place: { kind: 'node', node: node.id },
      message: {
        en: 'No caller can get here: nothing leads to this node.',
        zh: '没有来电者能到达此处：没有连线通向该节点。',
      },
    }));
}
