import { usesOfNode } from '../../uses/find-uses.ts';
import { valuesGiven } from '../prompt-needs.ts';
import type { Rule } from '../rule.ts';

/** Prompts of the library that read out a value which the flow does not hand over. */
export const promptValueUnfilled: Rule = {
  id: 'prompt_value_unfilled',
  severity: 'error',
  find: ({ nodes }, { prompts }) =>
    nodes.flatMap(({ node }) =>
      usesOfNode(node).flatMap(({ kind, id, field }) => {
        const wanted = kind === 'prompt' ? (prompts?.get(id)?.values ?? []) : [];
        if (wanted.length === 0) return [];
        const given = valuesGiven(node.config, field);
        return wanted
          .filter((name) => !given.includes(name))
          .map((name) => ({
            place: { kind: 'node', node: node.id, field: [...field.slice(0, -1), 'values', name] } as const,
            message: {
              en: `This prompt of the library reads out “${name}”. Say which value that is.`,
              zh: `提示音库中的这条提示音会播报“${name}”，请填写对应的值。`,
            },
          }));
      }),
    ),
};
