import { describe, expect, it } from 'vitest';
import { isReadableAddress } from './readable-address';

describe('the path of a request', () => {
  it.each([
    ['/', true],
    ['/calls/a%20b?x=%E0%A4%A', true],
    ['/flows/%E6%80%BB', true],
    ['/calls/%E0%A4%A', false],
    ['/calls/%', false],
    ['/calls/%00', false],
  ])('%s: %s', (url, readable) => {
    expect(isReadableAddress(url)).toBe(readable);
  });
});
