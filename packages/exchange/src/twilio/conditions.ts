import {
  type Compared,
  type ComparisonOperator,
  type Condition,
  isExpression,
  type JsonObject,
} from '@patchbay/flow-schema';
import { asExpression, isPlain, plainText, type Segment } from '../draft/segments.ts';
import { listOf, textOf } from '../source/fields.ts';
import type { Transition } from './read-twilio.ts';

const operators: Readonly<Record<string, ComparisonOperator>> = {
  equal_to: 'equals',
  not_equal_to: 'not_equals',
  matches_any_of: 'one_of',
  does_not_match_any_of: 'not_one_of',
  is_blank: 'is_empty',
  is_not_blank: 'is_not_empty',
  regex: 'matches',
  contains: 'contains',
  does_not_contain: 'not_contains',
  starts_with: 'starts_with',
  less_than: 'less',
  greater_than: 'greater',
};

const expressionLengthMax = 2_000;

/** All conditions of one transition have to hold. Null where one of them means nothing here. */
export function conditionOf(
  { conditions }: Transition,
  input: string,
  translate: (source: string) => readonly Segment[],
): Condition | null {
  const all = conditions.map((one) => comparison(one, input, translate));
  if (all.length === 0 || all.length > 50 || all.some((one) => one === null)) return null;
  const kept = all.filter((one) => one !== null);
  return kept.length === 1 ? (kept[0] ?? null) : { kind: 'all', of: kept };
}

function comparison(
  condition: JsonObject,
  input: string,
  translate: (source: string) => readonly Segment[],
): Condition | null {
  const operator = operators[textOf(condition, 'type')];
  if (operator === undefined) return null;
  const [argument] = listOf(condition, 'arguments');
  const left = asExpression(translate(typeof argument === 'string' ? argument : input));
  const right = compared(operator, textOf(condition, 'value').trim(), translate);
  if (left.length > expressionLengthMax || right === null) return null;
  return ignoringCase({ kind: 'compare', left, operator, right });
}

type Comparison = Extract<Condition, { kind: 'compare' }>;

const withoutCase: ReadonlySet<ComparisonOperator> = new Set([
  'equals',
  'not_equals',
  'one_of',
  'not_one_of',
  'contains',
  'not_contains',
  'starts_with',
]);

/**
 * "Studio conditions are not case-sensitive and automatically trim leading and trailing spaces of the values"
 * (twilio.com/docs/studio/widget-library/split-based-on). Ours are, so both sides are compared in small letters; digits need not be.
 */
function ignoringCase(comparison: Comparison): Comparison {
  const { left, operator, right } = comparison;
  const words = typeof right === 'string' ? [right] : Array.isArray(right) ? right : null;
  const hasLetters = words === null || words.some((word) => /\p{L}/u.test(String(word)));
  if (!withoutCase.has(operator) || !hasLetters || left.length > expressionLengthMax - 20) return comparison;
  const small = (source: string) => (source.endsWith('.lower()') ? source : `text(${source}).lower()`);
  const lowered = (word: unknown) => String(word).toLowerCase();
  if (typeof right === 'string') return { ...comparison, left: small(left), right: lowered(right) };
  if (Array.isArray(right)) return { ...comparison, left: small(left), right: right.map(lowered) };
  return isExpression(right)
    ? { ...comparison, left: small(left), right: { expression: small(right.expression) } }
    : comparison;
}

function compared(
  operator: ComparisonOperator,
  value: string,
  translate: (source: string) => readonly Segment[],
): Compared | null {
  const segments = translate(value);
  if (!isPlain(segments)) {
    const expression = asExpression(segments);
    return expression.length > expressionLengthMax - 20 ? null : { expression };
  }
  const plain = plainText(segments);
  if (operator === 'one_of' || operator === 'not_one_of') {
    const items = plain.split(',').map((item) => item.trim());
    return items.length > 200 || items.some((item) => item.length > 2_000) ? null : items;
  }
  return plain.length > 2_000 ? null : plain;
}

/** The key that a transition stands for, where it is taken when the digits of `widget` are exactly that key. */
export function keyOf({ conditions }: Transition, widget: string): string | null {
  const [condition] = conditions;
  if (condition === undefined || conditions.length !== 1 || textOf(condition, 'type') !== 'equal_to') return null;
  const [argument] = listOf(condition, 'arguments');
  if (typeof argument !== 'string' || argument.replace(/\s+/g, '') !== `{{widgets.${widget}.Digits}}`) return null;
  const key = textOf(condition, 'value').trim();
  return /^[0-9*#]$/.test(key) ? key : null;
}
