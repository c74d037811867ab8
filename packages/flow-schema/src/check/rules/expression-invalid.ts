import type { ExpressionUse } from '../../contract/expression-use.ts';
import type { Problem } from '../../document/problem.ts';
import type { ExpressionProblem } from '../../expressions/expression-error.ts';
import { type ExpressionType, type ExpressionTypes, staticCheck } from '../../expressions/static-check.ts';
import { staticCheckTemplate } from '../../expressions/template.ts';
import type { Rule } from '../rule.ts';
import { declaredVariables } from '../variables.ts';

/** Names that every expression of a flow may read beside the declared variables. */
const surroundingNames = { call: 'record', now: 'moment', failure: 'any' } as const satisfies ExpressionTypes;

/** Expressions and templates that could not be evaluated: wrong syntax, unknown names, results of the wrong type. */
export const expressionInvalid: Rule = {
  id: 'expression_invalid',
  severity: 'error',
  find: (view) => {
    const variables = declaredVariables(view);
    const types: Record<string, ExpressionType> = { ...surroundingNames };
    for (const variable of view.document.variables) types[variable.name] = variable.type;
    return view.nodes.flatMap(({ node, expressions }) =>
      expressions.flatMap((use) => {
        const kept = use.into === undefined ? undefined : variables.get(use.into)?.type;
        return problemsOf(use, types, kept ?? use.expects).map((found) => ({
          code: found.code,
          place: { kind: 'node', node: node.id, field: use.field },
          message: found.message,
          ...declareFix(found, use),
        }));
      }),
    );
  },
};

function problemsOf(
  use: ExpressionUse,
  declared: ExpressionTypes,
  expects: ExpressionUse['expects'],
): readonly ExpressionProblem[] {
  const extra = (use.extraNames ?? []).map((name): [string, ExpressionType] => [name, 'any']);
  const types = extra.length === 0 ? declared : { ...declared, ...Object.fromEntries(extra) };
  return use.kind === 'template' ? staticCheckTemplate(use.source, types) : staticCheck(use.source, { types, expects });
}

/** An unknown name is most often a variable somebody has yet to declare. */
function declareFix(found: ExpressionProblem, use: ExpressionUse): Pick<Problem, 'fix'> {
  if (found.code !== 'expression_unknown_name') return {};
  const name = use.source.slice(found.start, found.end);
  if (!/^[a-zA-Z][a-zA-Z0-9_]{0,63}$/.test(name)) return {};
  const variable = { name, type: 'text', role: 'local', sensitive: false, description: '' } as const;
  return {
    fix: { label: { en: `Declare ${name}`, zh: `声明 ${name}` }, changes: [{ change: 'add_variable', variable }] },
  };
}
