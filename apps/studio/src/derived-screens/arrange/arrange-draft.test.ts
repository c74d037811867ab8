import { describe, expect, it } from 'vitest';
import type { ScreenItem } from '../screen-items';
import { arrangementOf, arrangeRows, moveRow } from './arrange-draft';

const item = (key: string, group = 'Flow'): ScreenItem => ({
  key,
  kind: 'field',
  label: { en: key, zh: key },
  group,
  shownAtFirst: true,
  live: true,
});
const items = [item('a'), item('x', 'Other'), item('b'), item('c')];
const sectionOf = ({ group }: ScreenItem) => group;
const keys = (rows: readonly { readonly item: ScreenItem }[]) => rows.map((row) => row.item.key);

describe('arranging by hand', () => {
  it('moves among what stands together, and stops at its end', () => {
    const rows = arrangeRows(items, []);
    expect(keys(moveRow(rows, 'b', -1, sectionOf))).toEqual(['b', 'x', 'a', 'c']);
    expect(moveRow(rows, 'a', -1, sectionOf)).toBe(rows);
    expect(moveRow(rows, 'x', 1, sectionOf)).toBe(rows);
  });

  it('keeps nothing where nothing differs, and only what does', () => {
    const role = { order: [], hidden: { a: true }, names: { b: { en: 'B', zh: 'B' } } };
    const rows = arrangeRows(items, [role]);
    expect(arrangementOf(rows, items, [role], null)).toBeNull();
    const changed = rows.map((row) => (row.item.key === 'a' ? { ...row, hidden: false } : row));
    expect(arrangementOf(changed, items, [role], null)).toEqual({ order: [], hidden: { a: false }, names: {} });
  });

  it('keeps what was said of an item that is not there now', () => {
    const before = { order: ['gone', 'a'], hidden: { gone: true }, names: { gone: { en: 'Old', zh: 'Old' } } };
    const kept = arrangementOf(moveRow(arrangeRows(items, []), 'c', -1, sectionOf), items, [], before);
    expect(kept).toEqual({ order: ['a', 'x', 'c', 'b'], hidden: before.hidden, names: before.names });
  });

  it('comes to the same when it is read again', () => {
    const rows = moveRow(arrangeRows(items, []), 'c', -1, sectionOf).map((row) =>
      row.item.key === 'x' ? { ...row, hidden: true, name: { en: 'X', zh: 'X' } } : row,
    );
    const kept = arrangementOf(rows, items, [], null);
    expect(arrangeRows(items, kept === null ? [] : [kept])).toEqual(rows);
  });
});
