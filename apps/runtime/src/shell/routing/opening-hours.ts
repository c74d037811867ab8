import type { QueueHours } from '../../ports/centre.ts';

const dayOf: Readonly<Record<string, number>> = { Mon: 1, Tue: 2, Wed: 3, Thu: 4, Fri: 5, Sat: 6, Sun: 7 };

/** Whether the hours include this moment. `to` is not included; `24:00` ends the day. */
export function isWithin({ timeZone, week }: QueueHours, atMs: number): boolean {
  const { day, time } = localTime(timeZone, atMs);
  return week.some((one) => one.day === day && one.from <= time && time < one.to);
}

/** `2026-01-05` in the zone. */
export function localDate(timeZone: string, atMs: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(atMs);
}

function localTime(timeZone: string, atMs: number): { day: number; time: string } {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(atMs);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return { day: dayOf[part('weekday')] ?? 0, time: `${part('hour')}:${part('minute')}` };
}
