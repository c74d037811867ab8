import { describe, expect, it } from 'vitest';
import { isAtLeast, oldestAsterisk, parseAsteriskVersion } from './version.ts';

describe('the version of Asterisk', () => {
  it.each([
    ['Asterisk 22.10.1+dfsg+~cs6.17.60671434-1', { major: 22, minor: 10, patch: 1 }],
    ['Asterisk 22.5.0', { major: 22, minor: 5, patch: 0 }],
    ['Asterisk certified/22.8-cert1', { major: 22, minor: 8, patch: 0 }],
    ['Asterisk GIT-master-1234abc', undefined],
    ['', undefined],
  ])('is read from %j', (text, version) => {
    expect(parseAsteriskVersion(text)).toEqual(version);
  });

  it.each([
    ['22.5.0', true],
    ['22.10.1', true],
    ['23.0.0', true],
    ['22.4.9', false],
    ['20.15.2', false],
    ['18.26.0', false],
  ])('%s can be started by Patchbay: %j', (text, fits) => {
    const version = parseAsteriskVersion(`Asterisk ${text}`);
    expect(version !== undefined && isAtLeast(version, oldestAsterisk)).toBe(fits);
  });
});
