import { describe, expect, it } from 'vitest';
import { draftOf, isComplete, shiftOn } from './shift-draft';

const zone = 'Europe/Berlin';
const night = { start: '22:00', end: '06:00', breaks: [{ reasonId: 'rest', from: '23:45', to: '00:15' }] };
const hours = (shift: { since: string; until: string }) =>
  (Date.parse(shift.until) - Date.parse(shift.since)) / 3_600_000;

describe('a shift as it is typed', () => {
  it('goes over midnight where it ends earlier than it begins, with its breaks', () => {
    expect(shiftOn('2026-11-23', night, zone)).toEqual({
      since: '2026-11-23T21:00:00.000Z',
      until: '2026-11-24T05:00:00.000Z',
      breaks: [{ reasonId: 'rest', since: '2026-11-23T22:45:00.000Z', until: '2026-11-23T23:15:00.000Z' }],
    });
    const late = { ...night, breaks: [{ reasonId: 'rest', from: '01:00', to: '01:30' }] };
    expect(shiftOn('2026-11-23', late, zone).breaks[0]).toMatchObject({
      since: '2026-11-24T00:00:00.000Z',
      until: '2026-11-24T00:30:00.000Z',
    });
  });

  it('is an hour longer or shorter in the night in which clocks change', () => {
    expect(hours(shiftOn('2026-10-24', night, zone))).toBe(9);
    expect(hours(shiftOn('2026-03-28', night, zone))).toBe(7);
    expect(hours(shiftOn('2026-11-23', night, zone))).toBe(8);
  });

  it('comes back as it was typed', () => {
    for (const day of ['2026-11-23', '2026-10-24', '2026-03-28'])
      expect(draftOf(shiftOn(day, night, zone), zone)).toEqual(night);
  });

  it('is not complete while a time is missing', () => {
    expect(isComplete(night)).toBe(true);
    expect(isComplete({ ...night, end: '' })).toBe(false);
    expect(isComplete({ ...night, breaks: [{ reasonId: 'rest', from: '23:00', to: '' }] })).toBe(false);
  });
});
