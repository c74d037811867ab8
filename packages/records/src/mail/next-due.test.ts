import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextDue, type Recurrence } from './next-due.ts';

const daily = (timeZone: string, hour: number): Recurrence => ({
  every: 'day',
  weekday: 1,
  monthDay: 1,
  hour,
  timeZone,
});
const due = (recurrence: Recurrence, after: string): string => nextDue(recurrence, new Date(after)).toISOString();

describe('when a report is due next', () => {
  it('is at the hour of the zone, also across a change of the clocks', () => {
    const berlin = daily('Europe/Berlin', 8);
    expect(due(berlin, '2026-10-24T07:00:00Z')).toBe('2026-10-25T07:00:00.000Z');
    expect(due(berlin, '2026-10-24T05:59:59Z')).toBe('2026-10-24T06:00:00.000Z');
    // Exactly then: the next one.
    expect(due(berlin, '2026-10-24T06:00:00Z')).toBe('2026-10-25T07:00:00.000Z');
  });

  it('is once where an hour comes twice, and behind the change where it is skipped', () => {
    const berlin = daily('Europe/Berlin', 2);
    expect(due(berlin, '2026-10-24T22:00:00Z')).toBe('2026-10-25T00:00:00.000Z');
    expect(due(berlin, '2026-10-25T00:00:00Z')).toBe('2026-10-26T01:00:00.000Z');
    // On 2026-03-29 the clocks go from 02:00 to 03:00, which is 01:00 UTC.
    expect(due(berlin, '2026-03-28T22:00:00Z')).toBe('2026-03-29T01:00:00.000Z');
    expect(due(daily('Australia/Lord_Howe', 2), '2026-10-03T10:00:00Z')).toBe('2026-10-03T15:30:00.000Z');
  });

  it('is on the weekday, and on the last day of a month that is too short', () => {
    const shanghai = { weekday: 1, monthDay: 31, hour: 7, timeZone: 'Asia/Shanghai' };
    expect(due({ ...shanghai, every: 'week' }, '2026-11-21T00:00:00Z')).toBe('2026-11-22T23:00:00.000Z');
    expect(due({ ...shanghai, every: 'month' }, '2026-02-01T00:00:00Z')).toBe('2026-02-27T23:00:00.000Z');
    expect(due({ ...shanghai, every: 'month' }, '2026-02-27T23:00:00Z')).toBe('2026-03-30T23:00:00.000Z');
  });

  it('is later than now, shows the hour that was chosen, and leaves nothing out', () => {
    const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC'];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 4, max: 23 }),
        fc.integer({ min: Date.UTC(2025, 0), max: Date.UTC(2028, 0) }),
        (timeZone, hour, at) => {
          const next = nextDue(daily(timeZone, hour), new Date(at)).getTime();
          expect(next).toBeGreaterThan(at);
          expect(next - at).toBeLessThanOrEqual(25 * 3_600_000);
          const shown = new Intl.DateTimeFormat('en-GB', {
            timeZone,
            hour: 'numeric',
            minute: 'numeric',
            hourCycle: 'h23',
          });
          expect(shown.format(next)).toBe(`${String(hour).padStart(2, '0')}:00`);
        },
      ),
    );
  });
});
