import { describe, expect, it } from 'vitest';
import { isOwnPath } from './own-path';

describe('where a sign-in may lead', () => {
  it.each(['/', '/flows', '/calls?flow=a&x=//b', '/calls/a:b#c'])('to %s', (path) => {
    expect(isOwnPath(path)).toBe(true);
  });

  it.each([
    '//evil.test',
    '/\\evil.test',
    '/\t/evil.test',
    '/\n\\evil.test',
    'https://evil.test',
    'javascript:alert(1)',
    ' //evil.test',
    'flows',
    '',
    undefined,
    ['/', '//evil.test'],
  ])('not to %j', (path) => {
    expect(isOwnPath(path)).toBe(false);
  });
});
