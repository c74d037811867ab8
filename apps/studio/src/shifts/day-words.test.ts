import { describe, expect, it } from 'vitest';
import { dayWords } from './day-words';

describe('a day of shifts in words', () => {
  it('names the day before the month in English, and both in Chinese', () => {
    expect(dayWords('2026-11-23', 'short', 'en')).toMatch(/^Mon,? 23 Nov$/);
    expect(dayWords('2026-11-23', 'date', 'en')).toBe('23 Nov 2026');
    expect(dayWords('2026-11-23', 'short', 'zh')).toBe('11月23日周一');
  });
});
