import type { QueueHours } from '../../ports/centre.ts';

const dayOf: Readonly<Record<string, number>> = { Mon: 1, Tue: 2, Wed: 3, Thu: 4, Fri: 5, Sat: 6, Sun: 7 };

/** Making one costs a hundred times what using it does. */
const dates = new Map<string, Intl.DateTimeFormat>();
const times = new Map<string, Intl.DateTimeFormat>();

function formatter(
  made: Map<string, Intl.DateTimeFormat>,
  timeZone: string,
  make: () => Intl.DateTimeFormat,
): Intl.DateTimeFormat {
  const known = made.get(timeZone) ?? make();
  made.set(timeZone, known);
  return known;
}

/** Whether the hours include this moment. `to` is not included; `24:00` ends the day. */
export function isWithin({ timeZone, week }: QueueHours, atMs: number): boolean {
  const { day, time } = localTime(timeZone, atMs);
  return week.some((one) => one.day === day && one.from <= time && time < one.to);
}

/** `2026-01-05` in the zone. */
export function localDate(timeZone: string, atMs: number): string {
  return formatter(dates, timeZone, () => new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })).format(
    atMs,
  );
}

function localTime(timeZone: string, atMs: number): { day: number; time: string } {
  const options = { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const parts = formatter(times, timeZone, () => new Intl.DateTimeFormat('en-GB', options)).formatToParts(atMs);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return { day: dayOf[part('weekday')] ?? 0, time: `${part('hour')}:${part('minute')}` };
}
