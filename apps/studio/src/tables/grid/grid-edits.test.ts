import { describe, expect, it } from 'vitest';
import {
  clearEdits,
  editOf,
  isInRange,
  pasteEdits,
  rangeOf,
  readClipboard,
  rowsOf,
  writeClipboard,
} from './grid-edits';

const columns = [{ id: 'name' }, { id: 'level' }, { id: 'since' }];
const rows = [
  { rowId: 7, cells: { name: 'Ada', level: 'gold' } },
  { rowId: 9, cells: { name: 'Bob' } },
];
const rowAt = (row: number) => rows[row];
const at = (row: number, column: number) => rangeOf({ row, column }, { row, column });

describe('what is pasted', () => {
  it('goes to the right and down from the cell, and makes new rows beyond the last', () => {
    expect(pasteEdits([['Ann', 'silver'], ['Ben', 'gold'], ['Cid']], at(0, 0), columns, rowAt)).toEqual([
      { kind: 'set', rowId: 7, cells: { name: 'Ann', level: 'silver' } },
      { kind: 'set', rowId: 9, cells: { name: 'Ben', level: 'gold' } },
      { kind: 'insert', rowId: null, cells: { name: 'Cid' } },
    ]);
  });

  it('fills a range with a single value, and leaves out what is there already', () => {
    expect(pasteEdits([['gold']], rangeOf({ row: 1, column: 2 }, { row: 0, column: 1 }), columns, rowAt)).toEqual([
      { kind: 'set', rowId: 7, cells: { since: 'gold' } },
      { kind: 'set', rowId: 9, cells: { level: 'gold', since: 'gold' } },
    ]);
  });

  it('does not go beyond the last column', () => {
    expect(pasteEdits([['2026-01-01', 'lost']], at(1, 2), columns, rowAt)).toEqual([
      { kind: 'set', rowId: 9, cells: { since: '2026-01-01' } },
    ]);
    expect(pasteEdits([['']], at(5, 0), columns, rowAt)).toEqual([]);
  });

  it('is read as spreadsheets write it, and written the same way', () => {
    expect(readClipboard('a\t"two\nlines"\r\n\tlast\r\n')).toEqual([
      ['a', 'two\nlines'],
      ['', 'last'],
    ]);
    expect(
      readClipboard(
        writeClipboard([
          ['a\tb', 'say "x"'],
          ['', 'c'],
        ]),
      ),
    ).toEqual([
      ['a\tb', 'say "x"'],
      ['', 'c'],
    ]);
  });
});

it('empties a range of cells that hold something', () => {
  expect(clearEdits(rangeOf({ row: 0, column: 1 }, { row: 2, column: 2 }), columns, rowAt)).toEqual([
    { kind: 'set', rowId: 7, cells: { level: '' } },
  ]);
  expect(rowsOf(rangeOf({ row: 1, column: 0 }, { row: 4, column: 0 }), rowAt)).toEqual([rows[1]]);
});

it('changes nothing where nothing is different', () => {
  expect(editOf(rows[0], { name: ' Ada ' })).toBeNull();
  expect(editOf(undefined, { name: '  ' })).toBeNull();
  expect(isInRange(at(0, 1), { row: 0, column: 1 })).toBe(true);
  expect(isInRange(at(0, 1), { row: 0, column: 2 })).toBe(false);
});
