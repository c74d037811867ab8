import { describe, expect, test } from 'vitest';
import { type Condition, conditionExpressions, conditionSchema } from './condition.ts';
import { conditionSentence } from './condition-sentence.ts';
import { evaluateCondition } from './evaluate-condition.ts';

const names = { age: 30, city: 'Paris', digits: '05', due: '2026-03-01', none: null, list: ['a', 5], on: true };

const compare = (left: string, operator: string, right: unknown = null) =>
  conditionSchema.parse({ kind: 'compare', left, operator, right });

describe('comparisons', () => {
  test.each<[string, string, unknown, boolean]>([
    ['age', 'equals', 30, true],
    ['age', 'equals', '30', true],
    ['digits', 'equals', 5, true],
    ['digits', 'equals', '5', false],
    ['city', 'equals', 'paris', false],
    ['city', 'not_equals', 'Rome', true],
    ['none', 'equals', null, true],
    ['none', 'equals', '', false],
    ['age', 'less', 31, true],
    ['age', 'less_or_equal', 30, true],
    ['age', 'greater', 30, false],
    ['age', 'greater_or_equal', '29.5', true],
    ['due', 'less', '2026-03-02', true],
    ['none', 'less', 5, false],
    ['city', 'greater', 5, false],
    ['city', 'contains', 'ari', true],
    ['list', 'contains', 'a', true],
    ['list', 'not_contains', '5', false],
    ['none', 'contains', '', false],
    ['city', 'starts_with', 'Pa', true],
    ['city', 'ends_with', 'is', true],
    ['city', 'matches', '^P.*s$', true],
    ['city', 'one_of', ['Rome', 'Paris'], true],
    ['city', 'not_one_of', ['Rome'], true],
    ['age', 'one_of', ['30'], true],
    ['none', 'is_empty', null, true],
    ['city', 'is_not_empty', null, true],
    ['on', 'is_true', null, true],
    ['on', 'is_false', null, false],
    ['age', 'is_true', null, false],
    ['age', 'greater', { expression: '20 + 5' }, true],
  ])('%s %s %j is %s', (left, operator, right, value) => {
    expect(evaluateCondition(compare(left, operator, right), names)).toEqual({ ok: true, value });
  });

  test('what cannot be evaluated is a failure', () => {
    expect(evaluateCondition(compare('nobody', 'equals', 1), names)).toMatchObject({
      failure: { code: 'expression_unknown_name' },
    });
    expect(evaluateCondition(compare('city', 'matches', '('), names)).toMatchObject({
      failure: { code: 'expression_value' },
    });
    expect(evaluateCondition({ kind: 'cel', expression: 'age' }, names)).toMatchObject({
      failure: { code: 'expression_type' },
    });
  });
});

const tree: Condition = {
  kind: 'all',
  of: [
    compare('age', 'greater_or_equal', 18),
    { kind: 'any', of: [compare('city', 'one_of', ['Rome', 'Oslo']), { kind: 'cel', expression: 'on && true' }] },
    compare('none', 'is_empty'),
  ],
};

describe('trees', () => {
  test('all and any, as far as needed', () => {
    expect(evaluateCondition(tree, names)).toEqual({ ok: true, value: true });
    expect(evaluateCondition({ kind: 'all', of: [] }, names)).toEqual({ ok: true, value: true });
    expect(evaluateCondition({ kind: 'any', of: [] }, names)).toEqual({ ok: true, value: false });
    const lazy: Condition = { kind: 'any', of: [compare('on', 'is_true'), compare('nobody', 'is_true')] };
    expect(evaluateCondition(lazy, names)).toEqual({ ok: true, value: true });
  });

  test('one line people read', () => {
    expect(conditionSentence(tree, 'en')).toBe(
      'age is at least 18 and (city is one of "Rome", "Oslo" or on && true) and none is empty',
    );
    expect(conditionSentence(tree, 'zh')).toBe(
      'age 不小于 18 并且 （city 属于 “Rome”、“Oslo” 或者 on && true） 并且 none 为空',
    );
  });

  test('every expression with its field', () => {
    expect(
      conditionExpressions(tree, ['condition']).map(({ field, source, expects }) => [field.join('.'), source, expects]),
    ).toEqual([
      ['condition.of.0.left', 'age', 'any'],
      ['condition.of.1.of.0.left', 'city', 'any'],
      ['condition.of.1.of.1.expression', 'on && true', 'boolean'],
      ['condition.of.2.left', 'none', 'any'],
    ]);
  });

  test('nesting without end is refused', () => {
    let deep: Condition = compare('on', 'is_true');
    for (let level = 0; level < 20; level += 1) deep = { kind: 'all', of: [deep] };
    expect(evaluateCondition(deep, names)).toMatchObject({ failure: { code: 'expression_too_large' } });
  });
});
