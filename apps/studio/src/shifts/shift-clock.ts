import { instantOf, wallMs } from '@patchbay/reports';

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** `09:00`, on the clock of a zone. */
export const timeOn = (iso: string | Date, timeZone: string): string => wallText(iso, timeZone).slice(11);

/** `2026-11-23`, on the clock of a zone. */
export const dayOn = (iso: string | Date, timeZone: string): string => wallText(iso, timeZone).slice(0, 10);

function wallText(iso: string | Date, timeZone: string): string {
  return new Date(wallMs(new Date(iso).getTime(), timeZone)).toISOString().slice(0, 16);
}

/** The moment at which the clock of a zone shows a day and a time; of one that is skipped, the moment of the change. */
export const momentOn = (day: string, time: string, timeZone: string): Date =>
  new Date(instantOf(Date.parse(`${day}T${time}:00Z`), timeZone));

/** A day so many days later, or earlier. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

/** `8`, `7.5`: hours with what is left of them, to two digits. */
export const hoursOf = (ms: number): number => Math.round((ms / (60 * minuteMs)) * 100) / 100;
