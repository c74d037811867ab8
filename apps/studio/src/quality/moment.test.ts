import { describe, expect, it } from 'vitest';
import { formatDuration } from '@/intl/duration';
import { readMoment } from './moment';

describe('a moment', () => {
  it.each([0, 5_000, 65_000, 3_723_000])('of %d ms is read as it is written', (ms) => {
    expect(readMoment(formatDuration(ms))).toBe(ms);
  });

  it.each(['', '65', '1:5', '1:60', '1:60:00', 'a:10', '-1:00'])('is not read from "%s"', (text) => {
    expect(readMoment(text)).toBeNull();
  });
});
