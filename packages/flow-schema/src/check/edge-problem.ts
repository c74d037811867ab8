import type { FlowEdge } from '../document/flow-document.ts';
import type { Text } from '../text.ts';
import type { FlowView, NodeView } from './flow-view.ts';
import type { Finding } from './rule.ts';

/** A connection that cannot be: the way to mend it is to remove it. */
export function edgeProblem(edge: FlowEdge, message: Text): Finding {
  return {
    place: { kind: 'edge', edge },
    message,
    fix: { label: { en: 'Remove the connection', zh: '删除此连线' }, changes: [{ change: 'remove_edge', edge }] },
  };
}

/** The edges whose two ends are there. */
export function edgesBetween(view: FlowView): { edge: FlowEdge; from: NodeView; to: NodeView }[] {
  return view.document.edges.flatMap((edge) => {
    const from = view.byId.get(edge.from.node);
    const to = view.byId.get(edge.to);
    return from === undefined || to === undefined ? [] : [{ edge, from, to }];
  });
}
