import { describe, expect, it } from 'vitest';
import { hoursOfSpans, spansOfHours } from './week-hours';

describe("a queue's hours", () => {
  it('come back from the week grid as they went in', () => {
    const week = [
      { day: 1, from: '09:00', to: '17:00' },
      { day: 7, from: '10:00', to: '24:00' },
    ];
    expect(hoursOfSpans(spansOfHours(week))).toEqual(week);
  });

  it('are cut at midnight, and half-typed ones left out', () => {
    expect(hoursOfSpans([{ days: ['sunday'], from: '22:00', to: '02:00' }])).toEqual([
      { day: 1, from: '00:00', to: '02:00' },
      { day: 7, from: '22:00', to: '24:00' },
    ]);
    expect(spansOfHours([{ day: 1, from: '9', to: '17:00' }])).toEqual([]);
  });
});
