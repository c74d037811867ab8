import { describe, expect, it } from 'vitest';
import { instantOf, wallClock } from './wall-clock';

describe('the wall clock of a place', () => {
  it.each([
    ['2026-01-15T09:30:00', 'Europe/Berlin', '2026-01-15T08:30:00Z'],
    ['2026-07-15T09:30:00', 'Europe/Berlin', '2026-07-15T07:30:00Z'],
    ['2026-11-21T00:05:00', 'Asia/Shanghai', '2026-11-20T16:05:00Z'],
    ['2026-03-08T03:30:00', 'America/New_York', '2026-03-08T07:30:00Z'],
  ])('%s in %s is %s, there and back', (wall, zone, utc) => {
    const instant = instantOf(wall, zone);
    expect(instant).toBe(Date.parse(utc));
    expect(wallClock(instant ?? 0, zone)).toBe(wall);
  });

  it('is none for a place or a date that does not exist', () => {
    expect([instantOf('2026-01-15T09:30:00', 'Mars/Base'), instantOf('soon', 'UTC')]).toEqual([null, null]);
  });
});
