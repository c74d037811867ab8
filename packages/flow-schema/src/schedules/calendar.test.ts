import { describe, expect, it } from 'vitest';
import { localTime } from '../expressions/date-functions.ts';
import { type Calendar, isDate, isTimeZone, openingAt } from './calendar.ts';

const everyDay = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

function calendar(parts: Partial<Calendar>): Calendar {
  return { weekly: [], holidays: [], ...parts };
}

/** What a place says at a moment in UTC. */
function at(place: Calendar, moment: string, timeZone: string): string {
  return openingAt(place, localTime(new Date(moment), timeZone));
}

const night = calendar({ weekly: [{ days: everyDay, from: '02:15', to: '02:45' }] });

describe('the wall clock decides', () => {
  it.each([
    ['2026-03-29T00:59:00Z', 'closed', 'before the hour that Berlin skips'],
    ['2026-03-29T01:00:00Z', 'closed', 'after it: 03:00, there was no 02:30'],
    ['2026-10-25T00:30:00Z', 'open', 'the first 02:30 when clocks go back'],
    ['2026-10-25T01:30:00Z', 'open', 'the second 02:30'],
    ['2026-10-25T01:45:00Z', 'closed', 'the end of it'],
  ])('%s in Berlin is %s: %s', (moment, expected) => {
    expect(at(night, moment, 'Europe/Berlin')).toBe(expected);
  });

  it('keeps office hours through daylight saving time', () => {
    const office = calendar({ weekly: [{ days: everyDay, from: '09:00', to: '17:00' }] });
    expect(at(office, '2026-03-28T07:59:00Z', 'Europe/Berlin')).toBe('closed');
    expect(at(office, '2026-03-28T08:00:00Z', 'Europe/Berlin')).toBe('open');
    expect(at(office, '2026-03-29T07:00:00Z', 'Europe/Berlin')).toBe('open');
    expect(at(office, '2026-03-29T15:00:00Z', 'Europe/Berlin')).toBe('closed');
    expect(at(office, '2026-03-29T01:00:00Z', 'Asia/Shanghai')).toBe('open');
    expect(at(office, '2026-03-29T03:29:00Z', 'Asia/Kolkata')).toBe('closed');
    expect(at(office, '2026-03-29T03:30:00Z', 'Asia/Kolkata')).toBe('open');
  });
});

describe('spans', () => {
  it('hold their start and not their end', () => {
    const place = calendar({ weekly: [{ days: ['monday'], from: '09:00', to: '12:00' }] });
    expect(openingAt(place, { date: '2026-03-30', hour: 9, minute: 0 })).toBe('open');
    expect(openingAt(place, { date: '2026-03-30', hour: 12, minute: 0 })).toBe('closed');
  });

  it.each([
    ['00:00', '24:00'],
    ['00:00', '00:00'],
  ])('from %s to %s are the whole day and not a minute more', (from, to) => {
    const place = calendar({ weekly: [{ days: ['monday'], from, to }] });
    expect(openingAt(place, { date: '2026-03-29', hour: 23, minute: 59 })).toBe('closed');
    expect(openingAt(place, { date: '2026-03-30', hour: 0, minute: 0 })).toBe('open');
    expect(openingAt(place, { date: '2026-03-30', hour: 23, minute: 59 })).toBe('open');
    expect(openingAt(place, { date: '2026-03-31', hour: 0, minute: 0 })).toBe('closed');
  });

  it('past midnight belong to the day they begin on, over the end of a month and of a week', () => {
    const place = calendar({ weekly: [{ days: ['sunday'], from: '22:00', to: '02:00' }] });
    expect(openingAt(place, { date: '2026-05-31', hour: 21, minute: 59 })).toBe('closed');
    expect(openingAt(place, { date: '2026-05-31', hour: 23, minute: 0 })).toBe('open');
    expect(openingAt(place, { date: '2026-06-01', hour: 1, minute: 59 })).toBe('open');
    expect(openingAt(place, { date: '2026-06-01', hour: 2, minute: 0 })).toBe('closed');
  });
});

describe('holidays', () => {
  const place = calendar({
    weekly: [{ days: everyDay, from: '20:00', to: '04:00' }],
    holidays: [
      { name: 'New Year', date: '2020-01-01', yearly: true, hours: [] },
      { name: 'Moved', date: '2027-01-01', yearly: false, hours: [{ from: '10:00', to: '12:00' }] },
      { name: 'Leap', date: '2024-02-29', yearly: true, hours: [] },
    ],
  });

  it('do not cut off the night that began the day before', () => {
    expect(openingAt(place, { date: '2026-01-01', hour: 3, minute: 0 })).toBe('open');
    expect(openingAt(place, { date: '2026-01-01', hour: 4, minute: 0 })).toBe('holiday');
  });

  it('take away their own evening and the night that would follow it', () => {
    expect(openingAt(place, { date: '2026-01-01', hour: 21, minute: 0 })).toBe('holiday');
    expect(openingAt(place, { date: '2026-01-02', hour: 1, minute: 0 })).toBe('closed');
  });

  it('of a certain date come before those of every year', () => {
    expect(openingAt(place, { date: '2027-01-01', hour: 11, minute: 0 })).toBe('open');
    expect(openingAt(place, { date: '2027-01-01', hour: 13, minute: 0 })).toBe('holiday');
  });

  it('on 29 February are there in leap years', () => {
    expect(openingAt(place, { date: '2028-02-29', hour: 12, minute: 0 })).toBe('holiday');
    expect(openingAt(place, { date: '2027-02-28', hour: 12, minute: 0 })).toBe('closed');
  });
});

it('knows dates and time zones that exist', () => {
  expect(['2026-02-28', '2028-02-29', '2026-12-31'].every(isDate)).toBe(true);
  expect(['', '2026-02-29', '2026-13-01', '26-1-1', '2026-01-01T00:00'].some(isDate)).toBe(false);
  expect(['UTC', 'Asia/Shanghai', 'America/St_Johns'].every(isTimeZone)).toBe(true);
  expect(['', 'Mars/Olympus', '+99:00'].some(isTimeZone)).toBe(false);
});
