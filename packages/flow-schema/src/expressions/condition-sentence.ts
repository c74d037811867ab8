import type { Locale } from '../text.ts';
import { type Compared, type ComparisonOperator, type Condition, isExpression, unaryOperators } from './condition.ts';

const words: { readonly [L in Locale]: { readonly [O in ComparisonOperator]: string } } = {
  en: {
    equals: 'is',
    not_equals: 'is not',
    less: 'is less than',
    less_or_equal: 'is at most',
    greater: 'is more than',
    greater_or_equal: 'is at least',
    contains: 'contains',
    not_contains: 'does not contain',
    starts_with: 'begins with',
    ends_with: 'ends with',
    matches: 'matches',
    one_of: 'is one of',
    not_one_of: 'is none of',
    is_empty: 'is empty',
    is_not_empty: 'is not empty',
    is_true: 'is yes',
    is_false: 'is no',
  },
  zh: {
    equals: '等于',
    not_equals: '不等于',
    less: '小于',
    less_or_equal: '不大于',
    greater: '大于',
    greater_or_equal: '不小于',
    contains: '包含',
    not_contains: '不包含',
    starts_with: '开头是',
    ends_with: '结尾是',
    matches: '符合模式',
    one_of: '属于',
    not_one_of: '不属于',
    is_empty: '为空',
    is_not_empty: '不为空',
    is_true: '为是',
    is_false: '为否',
  },
};

const joins = {
  en: {
    all: ' and ',
    any: ' or ',
    list: ', ',
    space: ' ',
    always: 'always',
    never: 'never',
    none: 'nothing',
    yes: 'yes',
    no: 'no',
  },
  zh: {
    all: ' 并且 ',
    any: ' 或者 ',
    list: '、',
    space: ' ',
    always: '总是',
    never: '从不',
    none: '空',
    yes: '是',
    no: '否',
  },
} as const;

/** The words for an operator, as the condition editor lists them. */
export function operatorLabel(operator: ComparisonOperator, locale: Locale): string {
  return words[locale][operator];
}

function compared(value: Compared, locale: Locale): string {
  if (isExpression(value)) return value.expression;
  if (Array.isArray(value)) return value.map((item) => compared(item, locale)).join(joins[locale].list);
  if (value === null) return joins[locale].none;
  if (typeof value === 'boolean') return value ? joins[locale].yes : joins[locale].no;
  return typeof value === 'string' ? (locale === 'zh' ? `“${value}”` : `"${value}"`) : String(value);
}

function sentence(condition: Condition, locale: Locale, inner: boolean): string {
  switch (condition.kind) {
    case 'cel':
      return condition.expression;
    case 'compare': {
      const { space } = joins[locale];
      const start = `${condition.left}${space}${words[locale][condition.operator]}`;
      return unaryOperators.has(condition.operator) ? start : `${start}${space}${compared(condition.right, locale)}`;
    }
    default: {
      const { of, kind } = condition;
      if (of.length === 0) return kind === 'all' ? joins[locale].always : joins[locale].never;
      const text = of.map((each) => sentence(each, locale, of.length > 1)).join(joins[locale][kind]);
      return inner && of.length > 1 ? (locale === 'zh' ? `（${text}）` : `(${text})`) : text;
    }
  }
}

/** A condition as one line people read, such as `age is at least 18 and city is one of "Paris", "Rome"`. */
export function conditionSentence(condition: Condition, locale: Locale): string {
  return sentence(condition, locale, false);
}
