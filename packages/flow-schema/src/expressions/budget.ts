import { ExpressionError } from './expression-error.ts';
import { expressionLimits } from './limits.ts';

let spent = 0;

/** One instance for all: quantifiers go on after an error, and a stack trace per item would cost more than the items. */
export const tooCostly: ExpressionError = new ExpressionError('expression_too_costly', {
  en: 'The expression is too much work: it goes over too many values',
  zh: '表达式的计算量太大：要处理的值太多',
});

/** Evaluations are synchronous and never nested, so one account serves them all. */
export function openBudget(): void {
  spent = 0;
}

export function isBudgetSpent(): boolean {
  return spent > expressionLimits.budgetMax;
}

export function spend(cost: number): void {
  spent += cost;
  if (spent > expressionLimits.budgetMax) throw tooCostly;
}

/** Stops a text before it is built. */
export function checkTextLength(length: number): void {
  if (length <= expressionLimits.textLengthMax) return;
  throw new ExpressionError('expression_too_costly', {
    en: `The text would be longer than ${expressionLimits.textLengthMax} characters`,
    zh: `文本会超过 ${expressionLimits.textLengthMax} 个字符`,
  });
}

/** What it costs to have handled this value, one level deep. */
export function shallowWeight(value: unknown): number {
  if (typeof value === 'string') return value.length >> 5;
  if (typeof value !== 'object' || value === null) return 0;
  if (Array.isArray(value)) return value.length >> 2;
  // Listing the keys of a large record takes many times longer than going through a list.
  return Object.keys(value).length << 2;
}

/** What it costs to compare this value, through all levels; stops counting once no budget could cover it. */
export function deepWeight(value: unknown): number {
  let weight = 0;
  const waiting: unknown[] = [value];
  while (waiting.length > 0 && weight <= expressionLimits.budgetMax) {
    const next = waiting.pop();
    weight += 1 + shallowWeight(next);
    if (Array.isArray(next)) for (const item of next) waiting.push(item);
    else if (typeof next === 'object' && next !== null) for (const item of Object.values(next)) waiting.push(item);
  }
  return weight;
}
