import type { FlowEdge } from '../../document/flow-document.ts';
import { edgeProblem, edgesBetween } from '../edge-problem.ts';
import type { NodeView } from '../flow-view.ts';
import type { Finding, Rule } from '../rule.ts';

export const edgeIntoNote: Rule = {
  id: 'edge_into_note',
  severity: 'error',
  find: (view) =>
    edgesBetween(view)
      .filter(({ to }) => to.type?.category === 'note')
      .map(({ edge, to }) => intoNote(edge, to)),
};

/** A note that stands for a step which could not be imported knows where that step led: the connection can be led past it. */
function intoNote(edge: FlowEdge, note: NodeView): Finding {
  const next = note.leaving.find(({ to }) => to !== note.node.id)?.to;
  if (next === undefined) {
    return edgeProblem(edge, {
      en: 'A note takes no part in the call: nothing can lead to it.',
      zh: '便签不参与通话，不能连接到它。',
    });
  }
  return {
    place: { kind: 'edge', edge },
    message: {
      en: `"${note.node.name}" could not be imported: put a step of your own in its place, or lead past it.`,
      zh: `“${note.node.name}”未能导入：请用自己的步骤替换，或绕过它。`,
    },
    fix: {
      label: { en: 'Lead past it', zh: '绕过它' },
      changes: [
        { change: 'remove_edge', edge },
        { change: 'add_edge', edge: { from: edge.from, to: next } },
      ],
    },
  };
}
