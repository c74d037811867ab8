import type { Compared, ComparisonOperator, Condition, JsonObject } from '@patchbay/flow-schema';
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
  return { kind: 'compare', left, operator, right };
}

function compared(
  operator: ComparisonOperator,
  value: string,
  translate: (source: string) => readonly Segment[],
): Compared | null {
  const segments = translate(value);
  if (!isPlain(segments)) {
    const expression = asExpression(segments);
    return expression.length > expressionLengthMax ? null : { expression };
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
