import * as z from 'zod';
import type { ExpressionUse } from '../contract/expression-use.ts';

export const comparisonOperatorSchema = z.enum([
  'equals',
  'not_equals',
  'less',
  'less_or_equal',
  'greater',
  'greater_or_equal',
  'contains',
  'not_contains',
  'starts_with',
  'ends_with',
  'matches',
  'one_of',
  'not_one_of',
  'is_empty',
  'is_not_empty',
  'is_true',
  'is_false',
]);
export type ComparisonOperator = z.infer<typeof comparisonOperatorSchema>;

/** Operators that look at the left side only; `right` is ignored. */
export const unaryOperators: ReadonlySet<ComparisonOperator> = new Set([
  'is_empty',
  'is_not_empty',
  'is_true',
  'is_false',
]);

/** Operators to which nothing is a value like others: the comparison is decided, and does not fail. */
const nullSafeOperators: ReadonlySet<ComparisonOperator> = new Set([
  'equals',
  'not_equals',
  'one_of',
  'not_one_of',
  'is_empty',
  'is_not_empty',
  'is_true',
  'is_false',
]);

const scalarSchema = z.union([z.string().max(2_000), z.number(), z.boolean(), z.null()]);
const expressionSchema = z.string().max(2_000);

/** What is compared with: a value as it is, a list of values for `one_of`, or a CEL expression. */
export const comparedSchema = z.union([
  scalarSchema,
  z.array(scalarSchema).max(200),
  z.strictObject({ expression: expressionSchema }),
]);
export type Compared = z.infer<typeof comparedSchema>;

export type Condition =
  | { kind: 'all' | 'any'; of: Condition[] }
  | { kind: 'compare'; left: string; operator: ComparisonOperator; right: Compared }
  | { kind: 'cel'; expression: string };

/**
 * A condition made by clicking, as a small tree. An empty `all` holds, an empty `any` does not. The tree is bounded by the size
 * of the document that holds it; `conditionDepthMax` bounds its depth.
 */
export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.enum(['all', 'any']), of: z.array(conditionSchema).max(50) }),
    z.strictObject({
      kind: z.literal('compare'),
      left: expressionSchema,
      operator: comparisonOperatorSchema,
      right: comparedSchema.default(null),
    }),
    z.strictObject({ kind: z.literal('cel'), expression: expressionSchema }),
  ]),
);

export const conditionDepthMax = 8;

export function isExpression(compared: Compared): compared is { expression: string } {
  return typeof compared === 'object' && compared !== null && !Array.isArray(compared);
}

/** Every expression in a condition with the place of its field below `path`, for the checks of a node type. */
export function conditionExpressions(condition: Condition, path: readonly (string | number)[]): ExpressionUse[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.of.flatMap((inner, index) => conditionExpressions(inner, [...path, 'of', index]));
    case 'cel':
      return [{ field: [...path, 'expression'], kind: 'cel', source: condition.expression, expects: 'boolean' }];
    case 'compare': {
      const mayBeNothing = nullSafeOperators.has(condition.operator);
      const uses: ExpressionUse[] = [
        {
          field: [...path, 'left'],
          kind: 'cel',
          source: condition.left,
          expects: 'any',
          ...(mayBeNothing ? { mayBeNothing } : {}),
        },
      ];
      if (isExpression(condition.right) && !unaryOperators.has(condition.operator)) {
        const source = condition.right.expression;
        uses.push({ field: [...path, 'right', 'expression'], kind: 'cel', source, expects: 'any' });
      }
      return uses;
    }
  }
}

export type ConditionResult =
  | { readonly ok: true; readonly value: boolean }
  | { readonly ok: false; readonly failure: { readonly code: string; readonly message: string } };
