import { describe, expect, it } from 'vitest';
import { plainKey, readCell, readRow, rowValues } from './cell-value.ts';
import { columnIdFor, shapeProblems, type TableColumn, type TableShape } from './table-shape.ts';

const column = (type: TableColumn['type'], more: Partial<TableColumn> = {}): TableColumn => ({
  id: 'cell',
  label: 'Cell',
  type,
  required: false,
  choices: [],
  ...more,
});

describe('a cell', () => {
  it.each([
    ['text', ' Ada ', 'Ada', 'Ada'],
    ['number', '1,234.50', '1234.5', 1_234.5],
    ['number', '-.5', '-0.5', -0.5],
    ['yes_no', 'YES', 'yes', true],
    ['yes_no', '否', 'no', false],
    ['date', '2026/3/1', '2026-03-01', '2026-03-01'],
    ['date', '2026年12月24日', '2026-12-24', '2026-12-24'],
    ['phone', '+49 (30) 90-18 20', '+4930901820', '+4930901820'],
  ] as const)('of %s takes %j', (type, typed, text, value) => {
    expect(readCell(column(type), typed)).toEqual({ ok: true, text, value });
  });

  it.each([
    ['number', '1,23'],
    ['number', 'many'],
    ['number', '1e9'],
    ['yes_no', 'perhaps'],
    ['date', '31.12.2026'],
    ['date', '2026-02-30'],
    ['phone', 'Ada'],
    ['text', 'a\u0000b'],
    ['text', 'x'.repeat(2_001)],
  ] as const)('of %s does not take %j', (type, typed) => {
    expect(readCell(column(type), typed)).toMatchObject({
      ok: false,
      reason: { zh: expect.stringMatching(/\p{sc=Han}/u) },
    });
  });

  it('of a choice takes one of them, however it is written', () => {
    const level = column('choice', { choices: ['Gold', 'Silver'] });
    expect(readCell(level, 'gold')).toEqual({ ok: true, text: 'Gold', value: 'Gold' });
    expect(readCell(level, 'bronze')).toMatchObject({ ok: false });
  });

  it('may be empty unless a value is needed', () => {
    expect(readCell(column('number'), ' ')).toEqual({ ok: true, text: '', value: null });
    expect(readCell(column('number', { required: true }), ' ')).toMatchObject({ ok: false });
  });
});

const shape: TableShape = {
  columns: [column('text', { id: 'name', label: 'Name' }), column('number', { id: 'orders', label: 'Orders' })],
  keyColumn: 'name',
};

describe('a row', () => {
  it('keeps what does not fit as it was typed, needs its key, and loses cells of no column', () => {
    expect(readRow(shape, { name: ' ', orders: 'many', gone: 'x' })).toEqual({
      cells: { orders: 'many' },
      problems: { name: expect.anything(), orders: expect.anything() },
    });
  });

  it('gives a flow its values by type, and null for an empty cell', () => {
    expect(rowValues(shape, { name: 'Ada', orders: '3' })).toEqual({ name: 'Ada', orders: 3 });
    expect(rowValues(shape, { name: 'Ada' })).toEqual({ name: 'Ada', orders: null });
  });

  it('is found by a key that need not be typed alike', () => {
    expect(plainKey(column('text'), ' ÄDA １ ')).toBe(plainKey(column('text'), 'äda 1'));
    expect(plainKey(column('number'), '007')).toBe('7');
    expect(plainKey(column('number'), 'x')).toBeNull();
    expect(plainKey(column('text'), '')).toBeNull();
  });
});

describe('columns', () => {
  it('get an id of their label that no other has', () => {
    expect(columnIdFor('VIP level', [])).toBe('vip_level');
    expect(columnIdFor('VIP-Level!', ['vip_level'])).toBe('vip_level_2');
    expect(columnIdFor('等级', [])).toBe('column');
    expect(columnIdFor('1st', [])).toBe('st');
  });

  it('are refused twice, without choices, and where none is the key', () => {
    const places = (broken: TableShape) => shapeProblems(broken).map(({ column: place }) => place);
    expect(places(shape)).toEqual([]);
    expect(places({ ...shape, columns: [...shape.columns, column('text', { id: 'x', label: 'NAME' })] })).toEqual([2]);
    expect(places({ ...shape, columns: [...shape.columns, column('choice')] })).toEqual([2]);
    expect(places({ ...shape, keyColumn: 'gone' })).toEqual([0]);
  });
});
