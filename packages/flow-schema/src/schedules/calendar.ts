export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof weekdays)[number];

/** From and to as `HH:MM` on the wall clock. `to` at or before `from` means the next day; `24:00` is midnight at the end. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

export interface Calendar {
  readonly weekly: readonly (Span & { readonly days: readonly Weekday[] })[];
  /** `hours` are those of that day; none: closed all day. */
  readonly holidays: readonly {
    readonly name: string;
    readonly date: string;
    readonly yearly: boolean;
    readonly hours: readonly Span[];
  }[];
}

/** The wall clock of the place: what `localTime` of the expression language gives. */
export interface WallClock {
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly hour: number;
  readonly minute: number;
}

type Holiday = Calendar['holidays'][number];

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function dayStart(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}

function dayBefore(date: string): string {
  return new Date(dayStart(date).getTime() - 86_400_000).toISOString().slice(0, 10);
}

/** True for a date that exists: `2026-02-29` does not. */
export function isDate(date: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return false;
  const start = dayStart(date);
  return !Number.isNaN(start.getTime()) && start.toISOString().slice(0, 10) === date;
}

/** A holiday of exactly this date comes before one that returns every year. */
export function holidayOn(calendar: Calendar, date: string): Holiday | undefined {
  return (
    calendar.holidays.find((holiday) => !holiday.yearly && holiday.date === date) ??
    calendar.holidays.find((holiday) => holiday.yearly && holiday.date.slice(5) === date.slice(5))
  );
}

function spansOf(calendar: Calendar, date: string): readonly Span[] {
  const holiday = holidayOn(calendar, date);
  if (holiday !== undefined) return holiday.hours;
  const weekday = weekdays[(dayStart(date).getUTCDay() + 6) % 7];
  return calendar.weekly.filter(({ days }) => days.some((day) => day === weekday));
}

/**
 * Whether a place is open. Compared on the wall clock, so an hour that is skipped or repeated when clocks change needs no
 * rule of its own. A span belongs to the day it begins on: the night before a holiday goes on past midnight.
 */
export function openingAt(calendar: Calendar, clock: WallClock): 'open' | 'closed' | 'holiday' {
  const minute = clock.hour * 60 + clock.minute;
  const openSinceToday = spansOf(calendar, clock.date).some(({ from, to }) => {
    const [begin, end] = [minutesOf(from), minutesOf(to)];
    return begin <= minute && (end <= begin || minute < end);
  });
  const openSinceYesterday = spansOf(calendar, dayBefore(clock.date)).some(({ from, to }) => {
    const [begin, end] = [minutesOf(from), minutesOf(to)];
    return end <= begin && minute < end;
  });
  if (openSinceToday || openSinceYesterday) return 'open';
  return holidayOn(calendar, clock.date) === undefined ? 'closed' : 'holiday';
}

/** True for an IANA time zone that this machine knows. */
export function isTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
