import { describe, expect, it } from 'vitest';
import { parseRange } from './media-response';

describe('the part of a sound that a player asks for', () => {
  it.each([
    [null, null],
    ['bytes=0-', { first: 0, last: 999 }],
    ['bytes=100-199', { first: 100, last: 199 }],
    ['bytes=900-5000', { first: 900, last: 999 }],
    ['bytes=-100', { first: 900, last: 999 }],
    ['bytes=-5000', { first: 0, last: 999 }],
    ['bytes=1000-', 'unsatisfiable'],
    ['bytes=200-100', 'unsatisfiable'],
    ['bytes=0-1,5-6', null],
    ['bytes=-', null],
    ['pages=1-2', null],
  ])('%s of 1000 bytes', (header, part) => {
    expect(parseRange(header, 1_000)).toEqual(part);
  });
});
