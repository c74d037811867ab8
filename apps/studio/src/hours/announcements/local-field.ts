import { localTime } from '@patchbay/flow-schema';

/** A moment as a field for date and time shows it, by the clocks of a zone; empty where there is none. */
export function localField(at: string | null, timeZone: string): string {
  if (at === null) return '';
  const { date, time } = localTime(new Date(at), timeZone);
  return `${date}T${time}`;
}
