import type { FlowEdge } from '../document/flow-document.ts';
import type { Problem } from '../document/problem.ts';
import type { Text } from '../text.ts';
import type { FlowView, NodeView } from './flow-view.ts';

/** Edges that lead from or to nothing, ports with two edges, and ports from which nobody knows the way. */
export function checkEdges(view: FlowView): Problem[] {
  return [...checkEnds(view), ...checkPorts(view)];
}

function edgeProblem(edge: FlowEdge, code: string, message: Text): Problem {
  return {
    code,
    severity: 'error',
    place: { kind: 'edge', edge },
    message,
    fix: { label: { en: 'Remove the connection', zh: '删除此连线' }, changes: [{ change: 'remove_edge', edge }] },
  };
}

/** A note that stands for a step which could not be imported knows where that step led: the connection can be led past it. */
function intoNote(edge: FlowEdge, note: NodeView): Problem {
  const problem = edgeProblem(edge, 'edge_into_note', {
    en: 'A note takes no part in the call: nothing can lead to it.',
    zh: '便签不参与通话，不能连接到它。',
  });
  const next = note.leaving.find(({ to }) => to !== note.node.id)?.to;
  if (next === undefined) return problem;
  return {
    ...problem,
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

function checkEnds(view: FlowView): Problem[] {
  const problems: Problem[] = [];
  const taken = new Set<string>();
  for (const edge of view.document.edges) {
    const from = view.byId.get(edge.from.node);
    const to = view.byId.get(edge.to);
    if (from === undefined || to === undefined) {
      problems.push(
        edgeProblem(edge, 'edge_dangling', {
          en: 'This connection begins or ends at a node that is not there.',
          zh: '此连线的起点或终点节点不存在。',
        }),
      );
      continue;
    }
    if (to.node.type === 'start') {
      problems.push(
        edgeProblem(edge, 'edge_into_start', { en: 'Nothing can lead into the start.', zh: '不能连接到起点。' }),
      );
    }
    if (to.type?.category === 'note') problems.push(intoNote(edge, to));
    if (to.type?.entry === true) {
      problems.push(
        edgeProblem(edge, 'edge_into_entry', {
          en: `"${to.node.name}" is entered by itself: nothing can lead to it.`,
          zh: `“${to.node.name}”自行进入，不能连接到它。`,
        }),
      );
    }
    if (from.config !== null && !from.ports.some((port) => port.id === edge.from.port)) {
      problems.push(
        edgeProblem(edge, 'edge_port_unknown', {
          en: `"${from.node.name}" has no exit "${edge.from.port}" any more.`,
          zh: `“${from.node.name}”已没有出口“${edge.from.port}”。`,
        }),
      );
    }
    const key = `${edge.from.node}\u0000${edge.from.port}`;
    if (taken.has(key)) {
      problems.push(
        edgeProblem(edge, 'port_connected_twice', {
          en: 'An exit leads to one place: remove one of its connections.',
          zh: '一个出口只能连到一处：请删除其中一条连线。',
        }),
      );
    }
    taken.add(key);
  }
  const handler = view.document.errorHandler;
  if (handler !== null && !view.byId.has(handler)) {
    problems.push({
      code: 'error_handler_missing',
      severity: 'error',
      place: { kind: 'document', path: ['errorHandler'] },
      message: { en: 'The error handler is a node that is not there.', zh: '错误处理节点不存在。' },
      fix: { label: { en: 'Use none', zh: '不使用' }, changes: [{ change: 'set_error_handler', node: null }] },
    });
  }
  return problems;
}

function checkPorts(view: FlowView): Problem[] {
  const problems: Problem[] = [];
  for (const { node, ports, leaving } of view.nodes) {
    for (const port of ports) {
      if (port.optional === true || leaving.some((edge) => edge.from.port === port.id)) continue;
      problems.push({
        code: 'port_unconnected',
        severity: 'error',
        place: { kind: 'node', node: node.id, port: port.id },
        message: {
          en: `"${port.label.en}" leads nowhere: a caller who gets there would be lost.`,
          zh: `出口“${port.label.zh}”没有连接：到达此处的来电者将无路可走。`,
        },
      });
    }
  }
  return problems;
}
