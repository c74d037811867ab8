import { endHereFix } from '../end-here-fix.ts';
import { isUnconnected, unansweredPorts } from '../ports.ts';
import type { Rule } from '../rule.ts';

export const portUnconnected: Rule = {
  id: 'port_unconnected',
  severity: 'error',
  find: (view) =>
    view.nodes.flatMap((from) =>
      from.ports
        .filter((port) => !unansweredPorts.has(port.id) && isUnconnected(from, port))
        .map((port) => ({
          place: { kind: 'node', node: from.node.id, port: port.id },
          message: {
            en: `"${port.label.en}" leads nowhere: a caller who gets there would be lost.`,
            zh: `出口“${port.label.zh}”没有连接：到达此处的来电者将无路可走。`,
          },
          ...endHereFix(view, from, port.id),
        })),
    ),
};
