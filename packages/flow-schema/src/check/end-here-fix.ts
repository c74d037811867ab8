import type { Problem } from '../document/problem.ts';
import type { FlowView, NodeView } from './flow-view.ts';
import { freeNodeId } from './free-node-id.ts';

const hangUp = 'hang_up';

/** Ends the call where a port leads nowhere, with the words that a new hang-up node says. */
export function endHereFix(view: FlowView, from: NodeView, port: string): Pick<Problem, 'fix'> {
  const type = view.registry.get(hangUp);
  if (type === undefined || !type.kinds.includes(view.document.kind)) return {};
  const id = freeNodeId(view, `${hangUp}_${port}`);
  const config = type.defaults(view.document.languages);
  return {
    fix: {
      label: { en: 'End the call here', zh: '在此结束通话' },
      changes: [
        { change: 'add_node', node: { id, type: hangUp, version: type.version, name: '', config } },
        { change: 'add_edge', edge: { from: { node: from.node.id, port }, to: id } },
      ],
    },
  };
}
