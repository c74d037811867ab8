import { describe, expect, it } from 'vitest';
import { daysOfRange, quarters, rangeOfDays, readRange, writeRange } from './range-text';

describe('a range in the address', () => {
  it('is read as it was written', () => {
    for (const text of ['last_7_days', '2026-03-01..2026-03-08', '2026-03-01T08:15..2026-03-01T12:00']) {
      const range = readRange(text);
      expect(range).not.toBeNull();
      expect(range && writeRange(range)).toBe(text);
    }
  });

  it('is refused where it is none', () => {
    for (const text of ['', 'ever', '..', '2026-03-01..', 'today..tomorrow']) expect(readRange(text)).toBeNull();
  });

  it('ends with the last day that was chosen', () => {
    const days = { first: '2026-02-27', last: '2026-02-28', fromTime: '', toTime: '' };
    const range = rangeOfDays(days);
    expect(range).toEqual({ kind: 'absolute', from: '2026-02-27', to: '2026-03-01' });
    expect(range.kind === 'absolute' && daysOfRange(range)).toEqual(days);
  });

  it('can begin and end within a day', () => {
    const days = { first: '2026-03-02', last: '2026-03-02', fromTime: '08:15', toTime: '12:30' };
    const range = rangeOfDays(days);
    expect(range).toEqual({ kind: 'absolute', from: '2026-03-02T08:15', to: '2026-03-02T12:30' });
    expect(range.kind === 'absolute' && daysOfRange(range)).toEqual(days);
    expect(quarters).toHaveLength(96);
  });
});
