import { describe, expect, it } from 'vitest';
import { slugOf } from './trunk-choices';

describe('the id of a line, made from its name', () => {
  it.each([
    ['Carrier One', 'carrier-one'],
    ['  Ütliberg — Süd ', 'utliberg-sud'],
    ['北京电信', 'line'],
    ['a'.repeat(60), 'a'.repeat(40)],
    ['$(reboot); [x]', 'reboot-x'],
  ])('%s -> %s', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
    expect(slugOf(name)).toMatch(/^[a-z0-9][a-z0-9-]{0,39}$/);
  });
});
