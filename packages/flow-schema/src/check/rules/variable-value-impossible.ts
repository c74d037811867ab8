import { convertValue } from '../../expressions/convert-value.ts';
import { evaluateExpression } from '../../expressions/evaluate-expression.ts';
import { parseExpression } from '../../expressions/parse-expression.ts';
import { reveal } from '../../sensitive.ts';
import type { Rule } from '../rule.ts';
import { declaredVariables } from '../variables.ts';

/** A fixed value that the type of its variable can never hold: `"gold"` in a number. */
export const variableValueImpossible: Rule = {
  id: 'variable_value_impossible',
  severity: 'error',
  find: (view) => {
    const declared = declaredVariables(view);
    return view.nodes.flatMap(({ node, expressions }) =>
      expressions.flatMap((use) => {
        const variable = use.into === undefined ? undefined : declared.get(use.into);
        if (variable === undefined || use.kind !== 'cel') return [];
        const parsed = parseExpression(use.source);
        if (!parsed.ok || parsed.expression.names.length > 0) return [];
        const evaluated = evaluateExpression(use.source, {});
        if (!evaluated.ok || convertValue(reveal(evaluated.value), variable.type).ok) return [];
        return [
          {
            place: { kind: 'node', node: node.id, field: use.field },
            message: {
              en: `"${variable.name}" is declared as ${variable.type} and can never hold ${use.source.trim()}.`,
              zh: `“${variable.name}”声明为 ${variable.type}，无法保存 ${use.source.trim()}。`,
            },
          },
        ];
      }),
    );
  },
};
