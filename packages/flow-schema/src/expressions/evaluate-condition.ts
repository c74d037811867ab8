import type { Failure } from '../contract/node-type.ts';
import type { Json } from '../json.ts';
import { reveal } from '../sensitive.ts';
import { openBudget } from './budget.ts';
import {
  type ComparisonOperator,
  type Condition,
  type ConditionResult,
  conditionDepthMax,
  isExpression,
  unaryOperators,
} from './condition.ts';
import { toText } from './conversions.ts';
import { type EvaluationOptions, type ExpressionNames, evaluateExpression } from './evaluate-expression.ts';
import { ExpressionError } from './expression-error.ts';
import { patternFound } from './pattern.ts';

function failure(code: string, message: string): { ok: false; failure: Failure } {
  return { ok: false, failure: { code, message } };
}

function asNumber(value: Json): number | null {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || !/^[+-]?\d+(\.\d+)?$/.test(value.trim())) return null;
  return Number(value);
}

/** Callers type digits, so a text of digits equals the number: "5" and 5 are the same, "05" and "5" are not. */
function same(left: Json, right: Json): boolean {
  if (left === right) return true;
  if (typeof left === 'number' || typeof right === 'number') {
    const [first, second] = [asNumber(left), asNumber(right)];
    return first !== null && second !== null && first === second;
  }
  if (typeof left === 'object' && typeof right === 'object') return JSON.stringify(left) === JSON.stringify(right);
  return false;
}

/** Numbers by size, texts (and dates in ISO 8601) by their characters; null where there is no order. */
function order(left: Json, right: Json): number | null {
  const [first, second] = [asNumber(left), asNumber(right)];
  if (first !== null && second !== null) return first - second;
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0;
  return null;
}

function isEmpty(value: Json): boolean {
  if (value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function contains(left: Json, right: Json): boolean {
  if (Array.isArray(left)) return left.some((item) => same(item, right));
  return left !== null && right !== null && toText(left).includes(toText(right));
}

function ordered(left: Json, right: Json, holds: (order: number) => boolean): boolean {
  const result = order(left, right);
  return result !== null && holds(result);
}

function isOneOf(left: Json, right: Json): boolean {
  return Array.isArray(right) ? right.some((item) => same(left, item)) : same(left, right);
}

const compare: { readonly [O in ComparisonOperator]: (left: Json, right: Json) => boolean } = {
  equals: same,
  not_equals: (left, right) => !same(left, right),
  less: (left, right) => ordered(left, right, (by) => by < 0),
  less_or_equal: (left, right) => ordered(left, right, (by) => by <= 0),
  greater: (left, right) => ordered(left, right, (by) => by > 0),
  greater_or_equal: (left, right) => ordered(left, right, (by) => by >= 0),
  contains,
  not_contains: (left, right) => !contains(left, right),
  starts_with: (left, right) => left !== null && right !== null && toText(left).startsWith(toText(right)),
  ends_with: (left, right) => left !== null && right !== null && toText(left).endsWith(toText(right)),
  matches: (left, right) => left !== null && patternFound(toText(left), toText(right)),
  one_of: isOneOf,
  not_one_of: (left, right) => !isOneOf(left, right),
  is_empty: isEmpty,
  is_not_empty: (left) => !isEmpty(left),
  is_true: (left) => left === true,
  is_false: (left) => left === false,
};

function evaluateComparison(
  condition: Extract<Condition, { kind: 'compare' }>,
  names: ExpressionNames,
  options: EvaluationOptions,
): ConditionResult {
  const left = evaluateExpression(condition.left, names, options);
  if (!left.ok) return left;
  let right: Json = null;
  if (!unaryOperators.has(condition.operator)) {
    if (isExpression(condition.right)) {
      const evaluated = evaluateExpression(condition.right.expression, names, options);
      if (!evaluated.ok) return evaluated;
      right = reveal(evaluated.value);
    } else right = condition.right;
  }
  openBudget();
  try {
    return { ok: true, value: compare[condition.operator](reveal(left.value), right) };
  } catch (error) {
    if (error instanceof ExpressionError) return failure(error.code, error.text.en);
    throw error;
  }
}

function evaluate(
  condition: Condition,
  names: ExpressionNames,
  options: EvaluationOptions,
  depth: number,
): ConditionResult {
  if (depth > conditionDepthMax) return failure('expression_too_large', 'The condition is nested too deeply');
  switch (condition.kind) {
    case 'compare':
      return evaluateComparison(condition, names, options);
    case 'cel': {
      const evaluated = evaluateExpression(condition.expression, names, options);
      if (!evaluated.ok) return evaluated;
      const value = reveal(evaluated.value);
      if (typeof value === 'boolean') return { ok: true, value };
      return failure('expression_type', `A condition has to come to yes or no: ${condition.expression.slice(0, 200)}`);
    }
    default: {
      const decisive = condition.kind === 'any';
      for (const inner of condition.of) {
        const result = evaluate(inner, names, options, depth + 1);
        if (!result.ok || result.value === decisive) return result;
      }
      return { ok: true, value: !decisive };
    }
  }
}

/** Whether a condition holds. Parts are looked at from first to last and only as far as needed. Never throws. */
export function evaluateCondition(
  condition: Condition,
  names: ExpressionNames,
  options: EvaluationOptions = {},
): ConditionResult {
  return evaluate(condition, names, options, 1);
}
