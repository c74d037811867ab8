import { expect, test } from 'vitest';
import manual from '../../EXPRESSIONS.md?raw';
import { expressionFunctions } from './functions.ts';
import { staticCheck } from './static-check.ts';

const types = {
  name: 'text',
  number: 'phone',
  codes: 'any',
  items: 'list',
  amounts: 'list',
  customer: 'record',
  call: 'record',
  due: 'date',
  start: 'moment',
  now: 'moment',
  price: 'money',
  balance: 'money',
  a: 'number',
  b: 'number',
} as const;

test.each(expressionFunctions.map(({ example }) => example))('the example %s is right', (example) => {
  expect(staticCheck(example, { types })).toEqual([]);
});

test('the manual names every function with its example and what it gives', () => {
  const rows = expressionFunctions.map(({ example, help }) => `| \`${example}\` | ${help.en} |`);
  expect(rows.filter((row) => !manual.includes(row))).toEqual([]);
});

test('no function is declared twice', () => {
  const names = expressionFunctions.map(({ name, method }) => `${method ? '.' : ''}${name}`);
  expect(names).toEqual([...new Set(names)]);
});
