import { instantOf, wallMs } from '@patchbay/reports';

/** When something comes again: on certain days, at an hour of a time zone. */
export interface Recurrence {
  readonly every: 'day' | 'week' | 'month';
  /** ISO: 1 is Monday. */
  readonly weekday: number;
  /** A month that is shorter has its last day instead. */
  readonly monthDay: number;
  /** 0 to 23 by the clocks of the zone. */
  readonly hour: number;
  /** IANA. */
  readonly timeZone: string;
}

const dayMs = 86_400_000;
/** The longest wait is from the end of one month to that of the next. */
const daysMax = 63;

/** The first moment after another at which it is due. An hour that the clocks skip is the one behind the change; one that comes twice is the first. */
export function nextDue(recurrence: Recurrence, after: Date): Date {
  const { timeZone, hour } = recurrence;
  const today = Math.floor(wallMs(after.getTime(), timeZone) / dayMs);
  for (let day = today; day <= today + daysMax; day += 1) {
    if (!isDay(recurrence, new Date(day * dayMs))) continue;
    const at = instantOf(day * dayMs + hour * 3_600_000, timeZone);
    if (at > after.getTime()) return new Date(at);
  }
  throw new Error(`nothing is due within ${daysMax} days of ${after.toISOString()}`);
}

/** @param date a day by the clocks, written as if in UTC */
function isDay({ every, weekday, monthDay }: Recurrence, date: Date): boolean {
  switch (every) {
    case 'day':
      return true;
    case 'week':
      return (date.getUTCDay() || 7) === weekday;
    case 'month': {
      const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
      return date.getUTCDate() === Math.min(monthDay, last);
    }
  }
}
