import { describe, expect, it } from 'vitest';
import { formatDuration } from './duration';

describe('durations', () => {
  it.each([
    [0, '0:00'],
    [999, '0:00'],
    [65_000, '1:05'],
    [3_599_999, '59:59'],
    [3_723_000, '1:02:03'],
  ])('%i ms -> %s', (durationMs, text) => {
    expect(formatDuration(durationMs)).toBe(text);
  });
});
