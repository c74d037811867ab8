import type { Json } from '../../json.ts';
import { usesOfNode } from '../../uses/find-uses.ts';
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
        const given = valuesBeside(node.config, field);
        return wanted
          .filter((name) => given[name] === undefined || String(given[name]).trim() === '')
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

/** The values that stand in the same part as the id at the end of the path. */
function valuesBeside(config: Json, field: readonly (string | number)[]): Readonly<Record<string, Json | undefined>> {
  let part: Json | undefined = config;
  for (const step of field.slice(0, -1)) {
    part = typeof part === 'object' && part !== null ? (part as Record<string | number, Json>)[step] : undefined;
  }
  const values = typeof part === 'object' && part !== null && !Array.isArray(part) ? part.values : undefined;
  return typeof values === 'object' && values !== null && !Array.isArray(values) ? values : {};
}
