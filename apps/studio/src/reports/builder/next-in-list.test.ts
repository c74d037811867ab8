import { expect, it } from 'vitest';
import { nextInList } from './next-in-list';

it('goes from one to the next, to both ends and no further', () => {
  const ids = ['a', 'b', 'c'];
  expect(['ArrowDown', 'ArrowUp', 'Home', 'End', 'x'].map((key) => nextInList(ids, 'b', key))).toEqual([
    'c',
    'a',
    'a',
    'c',
    null,
  ]);
  expect(nextInList(ids, 'c', 'ArrowDown')).toBe('c');
  expect(nextInList(ids, 'a', 'ArrowUp')).toBe('a');
  expect(nextInList([], 'a', 'Home')).toBeNull();
});
