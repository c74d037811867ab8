import { describe, expect, it } from 'vitest';
import { withinAll } from './within-all';

describe('an order of what a search shows', () => {
  it('moves only those, among the places they have', () => {
    expect(withinAll(['a', 'b', 'c', 'd'], ['d', 'b'])).toEqual(['a', 'd', 'c', 'b']);
    expect(withinAll(['a', 'b'], [])).toEqual(['a', 'b']);
  });
});
