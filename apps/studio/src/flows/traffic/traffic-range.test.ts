import { describe, expect, it } from 'vitest';
import { rangeBetween, rangeOf } from './traffic-range';

const iso = ({ from, to }: { from: number; to: number }) => [new Date(from).toISOString(), new Date(to).toISOString()];

describe('the time range of traffic', () => {
  const noon = Date.UTC(2026, 2, 29, 12);

  it('takes days by the clocks of the person, also on the day they change', () => {
    expect(iso(rangeOf('today', noon, 'Europe/Berlin'))[0]).toBe('2026-03-28T23:00:00.000Z');
    expect(iso(rangeOf('today', noon + 86_400_000, 'Europe/Berlin'))[0]).toBe('2026-03-29T22:00:00.000Z');
    expect(iso(rangeOf('yesterday', noon + 86_400_000, 'Europe/Berlin'))).toEqual([
      '2026-03-28T23:00:00.000Z',
      '2026-03-29T22:00:00.000Z',
    ]);
    expect(iso(rangeOf('week', noon, 'Asia/Shanghai'))[0]).toBe('2026-03-22T16:00:00.000Z');
    expect(iso(rangeOf('month', noon, 'Asia/Kolkata'))[0]).toBe('2026-02-27T18:30:00.000Z');
  });

  it('holds the call that comes in this very moment', () => {
    for (const preset of ['hour', 'today', 'week', 'month'] as const)
      expect(rangeOf(preset, noon, 'UTC').to).toBeGreaterThan(noon);
  });

  it('of a person’s own has to be a span', () => {
    expect(rangeBetween('2026-01-01T09:00', '2026-01-01T10:00', 'UTC')).toEqual({
      from: Date.UTC(2026, 0, 1, 9),
      to: Date.UTC(2026, 0, 1, 10),
    });
    expect(rangeBetween('2026-01-01T10:00', '2026-01-01T10:00', 'UTC')).toBeNull();
    expect(rangeBetween('', '2026-01-01T10:00', 'UTC')).toBeNull();
  });
});
