import type { Announced } from '../contract/announced.ts';
import type { Opening } from '../contract/event.ts';
import { localTime } from '../expressions/date-functions.ts';
import { type Calendar, holidayOn, openingAt } from './calendar.ts';

/** Whom an announcement concerns: every call, those to certain numbers, or those that ask for certain opening hours. */
export type Concern =
  | { readonly kind: 'all' }
  | { readonly kind: 'numbers'; readonly numbers: readonly string[] }
  | { readonly kind: 'hours'; readonly hoursIds: readonly string[] };

/** An announcement that is on at the moment that is spoken of. */
export type ActiveAnnouncement = Announced & { readonly concerns: Concern };

interface Asking {
  readonly calledNumber: string;
  readonly hoursId: string | null;
}

function concernsCall({ concerns }: ActiveAnnouncement, { calledNumber, hoursId }: Asking): boolean {
  switch (concerns.kind) {
    case 'all':
      return true;
    case 'numbers':
      return concerns.numbers.includes(calledNumber);
    case 'hours':
      return hoursId !== null && concerns.hoursIds.includes(hoursId);
  }
}

function announced({ announcementId, name, closes, says }: ActiveAnnouncement): Announced {
  return { announcementId, name, closes, says };
}

/** Those that concern a call: the ones for everybody, for the number that was called and for these hours. */
export function tellAnnouncements(active: readonly ActiveAnnouncement[], asking: Asking): Announced[] {
  return active.filter((each) => concernsCall(each, asking)).map(announced);
}

/**
 * 1. What the calendar says, by the clock of the place. The time zone has to be one that this machine knows.
 * 2. An announcement that closes and concerns the call goes before the calendar.
 * 3. Told are the announcements for these hours, and of the others those that close: the rest is heard where the flow announces.
 */
export function tellHours(
  hours: { readonly timeZone: string; readonly calendar: Calendar },
  active: readonly ActiveAnnouncement[],
  { atMs, ...asking }: { readonly atMs: number; readonly calledNumber: string; readonly hoursId: string },
): { opening: Opening; holiday: string | null; announcements: Announced[] } {
  const clock = localTime(new Date(atMs), hours.timeZone);
  const heard = active.filter(({ concerns, closes }) => closes || concerns.kind === 'hours');
  const announcements = tellAnnouncements(heard, asking);
  return {
    opening: announcements.some(({ closes }) => closes) ? 'closed' : openingAt(hours.calendar, clock),
    holiday: holidayOn(hours.calendar, clock.date)?.name ?? null,
    announcements,
  };
}
