import { describe, expect, it } from 'vitest';
import { localeFromHeader } from './locale';

describe('the language of a browser that has not chosen one', () => {
  it.each([
    [null, 'en'],
    ['', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['de-DE,de;q=0.9,zh;q=0.5,en;q=0.4', 'zh'],
    ['en;q=0.4, zh;q=0.8', 'zh'],
    ['fr', 'en'],
    ['zh;q=nonsense, en', 'en'],
  ])('%s -> %s', (header, locale) => {
    expect(localeFromHeader(header)).toBe(locale);
  });
});
