import { describe, expect, it } from 'vitest';
import { blocksOf, painted, readSpans, weekdays } from './week';

const workdays = weekdays.slice(0, 5);

describe('the week grid', () => {
  it('opens a stretch of days as one span', () => {
    expect(painted([], { days: workdays, fromSlot: 18, toSlot: 33 }, true)).toEqual([
      { days: workdays, from: '09:00', to: '17:00' },
    ]);
  });

  it('cuts a break out of it, for one day alone', () => {
    const week = [{ days: workdays, from: '09:00', to: '17:00' }];
    const spans = painted(week, { days: ['monday'], fromSlot: 24, toSlot: 25 }, false);
    expect(spans).toContainEqual({ days: ['monday'], from: '09:00', to: '12:00' });
    expect(spans).toContainEqual({ days: ['monday'], from: '13:00', to: '17:00' });
    expect(spans).toContainEqual({ days: workdays.slice(1), from: '09:00', to: '17:00' });
  });

  it('shows a span past midnight on both days, and a whole day to its end', () => {
    expect(blocksOf([{ days: ['sunday'], from: '22:00', to: '02:00' }])).toEqual([
      { day: 'sunday', fromMinute: 1_320, toMinute: 1_440 },
      { day: 'monday', fromMinute: 0, toMinute: 120 },
    ]);
    expect(painted([], { days: ['monday'], fromSlot: 0, toSlot: 47 }, true)[0]?.to).toBe('24:00');
  });

  it('leaves half-typed times out of the picture', () => {
    expect(readSpans([{ days: ['monday'], from: '9', to: '17:00' }])).toEqual([]);
  });
});
