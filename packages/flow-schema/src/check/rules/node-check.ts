import { languagesOf } from '../language-flow.ts';
import type { Rule } from '../rule.ts';

/** What a node type finds wrong with its own config, under codes of its own; a gap in a language nobody hears there is no error. */
export const nodeCheck: Rule = {
  id: 'node_check',
  severity: 'error',
  find: (view, facts) =>
    view.nodes.flatMap(({ node, type, config }) =>
      type === null || config === null
        ? []
        : (type.check?.(config, view.document.languages) ?? []).map(({ field, code, severity, message }) => {
            const unheard =
              code === 'prompt_language_missing' && !languagesOf(view, facts, node.id).has(String(field.at(-1)));
            return {
              code,
              severity: unheard ? 'warning' : severity,
              place: { kind: 'node', node: node.id, field },
              message,
            };
          }),
    ),
};
