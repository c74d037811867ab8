import { describe, expect, it } from 'vitest';
import { levelAfterKey } from './level-after-key';

describe('a key in the matrix of levels', () => {
  it('sets, steps or takes away a level, and leaves all other keys to the browser', () => {
    expect(levelAfterKey(null, '7')).toBe(7);
    expect(levelAfterKey(3, '0')).toBe(10);
    expect(levelAfterKey(10, '+')).toBe(10);
    expect(levelAfterKey(null, '+')).toBe(1);
    expect(levelAfterKey(1, '-')).toBeNull();
    expect(levelAfterKey(4, 'Delete')).toBeNull();
    expect(levelAfterKey(4, 'Tab')).toBeUndefined();
  });
});
