import { describe, expect, test } from 'vitest';
import type { VariableType } from '../document/flow-document.ts';
import type { Json } from '../json.ts';
import { convertValue } from './convert-value.ts';

describe('what fits', () => {
  test.each<[Json, VariableType, Json]>([
    [42, 'text', '42'],
    [true, 'text', 'true'],
    [{ a: 1 }, 'text', '{"a":1}'],
    ['42', 'number', 42],
    [' 1,234.50 ', 'number', 1234.5],
    ['４２', 'number', 42],
    ['-3', 'number', -3],
    [0.1, 'number', 0.1],
    ['12.30', 'money', 12.3],
    [0.30000000000000004, 'money', 0.3],
    ['yes', 'boolean', true],
    [0, 'boolean', false],
    ['否', 'boolean', false],
    ['2026-03-31', 'date', '2026-03-31'],
    ['20260331', 'date', '2026-03-31'],
    ['2026-03-31T14:30:00Z', 'date', '2026-03-31T14:30:00Z'],
    ['+86 (138) 0013-8000', 'phone', '+8613800138000'],
    [4001234, 'phone', '4001234'],
    [[1], 'list', [1]],
    [{ a: 1 }, 'record', { a: 1 }],
  ])('%j as %s is %j', (value, type, expected) => {
    expect(convertValue(value, type)).toEqual({ ok: true, value: expected });
  });

  test.each<VariableType>(['text', 'number', 'boolean', 'date', 'phone', 'money', 'list', 'record'])(
    'null is no value of type %s',
    (type) => {
      expect(convertValue(null, type)).toEqual({ ok: true, value: null });
    },
  );
});

describe('what does not fit', () => {
  test.each<[Json, VariableType]>([
    ['many', 'number'],
    ['', 'number'],
    ['1,23', 'number'],
    ['1e400', 'number'],
    [true, 'number'],
    ['perhaps', 'boolean'],
    [2, 'boolean'],
    ['2026-02-30', 'date'],
    ['31.03.2026', 'date'],
    ['2026-03-31T99:00', 'date'],
    [20260331, 'date'],
    ['call me', 'phone'],
    ['$(reboot)', 'phone'],
    ['a', 'list'],
    [[1], 'record'],
    ['a', 'record'],
  ])('%j as %s', (value, type) => {
    expect(convertValue(value, type)).toMatchObject({ ok: false, failure: { code: 'variable_type' } });
  });
});
