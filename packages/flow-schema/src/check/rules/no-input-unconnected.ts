import { endHereFix } from '../end-here-fix.ts';
import { isUnconnected, unansweredPorts } from '../ports.ts';
import type { Rule } from '../rule.ts';

/** The branch for callers who press nothing, or something that does not fit: the one that is most often forgotten. */
export const noInputUnconnected: Rule = {
  id: 'no_input_unconnected',
  severity: 'error',
  find: (view) =>
    view.nodes.flatMap((from) =>
      from.ports
        .filter((port) => unansweredPorts.has(port.id) && isUnconnected(from, port))
        .map((port) => ({
          place: { kind: 'node', node: from.node.id, port: port.id },
          message:
            port.id === 'no_input'
              ? {
                  en: `"${port.label.en}" leads nowhere: a caller who presses nothing would be lost.`,
                  zh: `出口“${port.label.zh}”没有连接：没有按键的来电者将无路可走。`,
                }
              : {
                  en: `"${port.label.en}" leads nowhere: a caller whose keys do not fit would be lost.`,
                  zh: `出口“${port.label.zh}”没有连接：按键无效的来电者将无路可走。`,
                },
          ...endHereFix(view, from, port.id),
        })),
    ),
};
