import { describe, expect, test } from 'vitest';
import { type ExpressionType, staticCheck } from './static-check.ts';
import { staticCheckTemplate } from './template.ts';

const types = {
  name: 'text',
  count: 'number',
  paid: 'boolean',
  due: 'date',
  number: 'phone',
  total: 'money',
  items: 'list',
  customer: 'record',
  response: 'any',
  now: 'moment',
  call: 'record',
} as const;

const check = (source: string, expects: ExpressionType = 'any') =>
  staticCheck(source, { types, expects }).map(({ code, start, end }) => [code, source.slice(start, end)]);

describe('static checks', () => {
  test.each<[string, ExpressionType]>([
    ['count + 1', 'number'],
    ['count > 3 && name == "x"', 'boolean'],
    ['name == null || count == null || customer == null', 'boolean'],
    ['customer.city == "Paris"', 'boolean'],
    ['items.filter(i, i.price > 3).size()', 'number'],
    ['response.status == 200', 'boolean'],
    ['response.total', 'money'],
    ['now.date("UTC")', 'date'],
    ['due.addDays(3)', 'date'],
    ['call.callerNumber', 'phone'],
    ['name', 'number'],
    ['count', 'text'],
    ['items[0]', 'boolean'],
    ['items[count - 1]', 'text'],
    ['customer.?name.orValue("")', 'text'],
    ['total * 1.2', 'money'],
  ])('%s as %s is right', (source, expects) => {
    expect(check(source, expects)).toEqual([]);
  });

  test.each<[string, ExpressionType, string, string]>([
    ['cuont + 1', 'any', 'expression_unknown_name', 'cuont'],
    ['name + count', 'any', 'expression_type', 'name + count'],
    ['name.uper()', 'any', 'expression_unknown_function', 'name.uper()'],
    ['count.upper()', 'any', 'expression_type', 'count.upper()'],
    ['call.calerNumber == "1"', 'any', 'expression_missing_key', 'call.calerNumber'],
    ['count +', 'any', 'expression_syntax', ''],
    ['count', 'boolean', 'expression_type', 'count'],
    ['name', 'list', 'expression_type', 'name'],
    ['paid', 'number', 'expression_type', 'paid'],
    ['items', 'text', 'expression_type', 'items'],
    ['name == 3', 'boolean', 'expression_type', 'name == 3'],
    ['items.map(i, i + cuont)', 'any', 'expression_unknown_name', 'cuont'],
  ])('%s as %s is %s at "%s"', (source, expects, code, place) => {
    expect(check(source, expects)).toEqual([[code, place]]);
  });

  test('every unknown name is told, in both languages', () => {
    const problems = staticCheck('a + b', { types: {} });
    expect(problems.map(({ message }) => message)).toEqual([
      { en: 'There is no variable "a"', zh: '没有名为“a”的变量' },
      { en: 'There is no variable "b"', zh: '没有名为“b”的变量' },
    ]);
  });

  test('problems in a template stand where they are in it', () => {
    const source = 'Hello {{ name }}, you owe {{ totl }}';
    const [problem] = staticCheckTemplate(source, types);
    expect(source.slice(problem?.start, problem?.end)).toBe('totl');
  });
});
