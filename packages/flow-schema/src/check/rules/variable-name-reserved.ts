import { expressionKeywords } from '../../expressions/static-check.ts';
import type { Rule } from '../rule.ts';

/** Names that a variable cannot have: words of the expression language, and names that a node lends to an expression. */
export const reservedNames: ReadonlySet<string> = new Set([...expressionKeywords, 'flow', 'response']);

export const variableNameReserved: Rule = {
  id: 'variable_name_reserved',
  severity: 'error',
  find: ({ document }) =>
    document.variables
      .filter(({ name }) => reservedNames.has(name))
      .map(({ name }) => ({
        place: { kind: 'variable', variable: name },
        message: {
          en: `"${name}" has a meaning of its own in expressions: choose another name.`,
          zh: `“${name}”在表达式中有特定含义，请换一个名称。`,
        },
      })),
};
