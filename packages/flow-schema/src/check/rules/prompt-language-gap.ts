import { usesOfNode } from '../../uses/find-uses.ts';
import { languagesOf } from '../language-flow.ts';
import type { Rule } from '../rule.ts';

/** Prompts of the library that say nothing in a language that callers can have when they get there. */
export const promptLanguageGap: Rule = {
  id: 'prompt_language_gap',
  severity: 'error',
  find: (view, facts) => {
    const { prompts } = facts;
    if (prompts === undefined) return [];
    return view.nodes.flatMap(({ node }) =>
      usesOfNode(node).flatMap(({ kind, id, field }) => {
        const prompt = kind === 'prompt' ? prompts.get(id) : undefined;
        if (prompt === undefined) return [];
        return [...languagesOf(view, facts, node.id)]
          .filter((language) => !Object.hasOwn(prompt.durationMsByLanguage, language))
          .map((language) => ({
            place: { kind: 'node', node: node.id, field } as const,
            message: {
              en: `This prompt of the library says nothing in ${language}, and callers can get here in that language.`,
              zh: `提示音库中的这条提示音没有 ${language} 的内容，而来电者可能以该语言到达此处。`,
            },
          }));
      }),
    );
  },
};
