import type { Opening } from '../contract/event.ts';
import { addDays } from '../expressions/date-functions.ts';
import { type Calendar, openingAt, type WallClock } from './calendar.ts';

const daysAheadMax = 400;

/**
 * When a place next opens or closes by its own clock, and what it is from then on; null where it stays as it is for more than
 * a year. A change between closed and holiday is none: nobody can come in either way.
 */
export function nextChange(
  calendar: Calendar,
  clock: WallClock,
): { readonly date: string; readonly time: string; readonly opening: Opening } | null {
  const isOpen = openingAt(calendar, clock) === 'open';
  const edges = edgesOf(calendar);
  const now = clock.hour * 60 + clock.minute;
  for (let day = 0; day <= daysAheadMax; day += 1) {
    const date = addDays(clock.date, day);
    for (const minute of edges) {
      if (day === 0 && minute <= now) continue;
      const opening = openingAt(calendar, { date, hour: Math.floor(minute / 60), minute: minute % 60 });
      if ((opening === 'open') !== isOpen) return { date, time: timeOf(minute), opening };
    }
  }
  return null;
}

/** The minutes of a day at which anything can change, in order. */
function edgesOf({ weekly, holidays }: Calendar): readonly number[] {
  const spans = [...weekly, ...holidays.flatMap(({ hours }) => hours)];
  const minutes = spans
    .flatMap(({ from, to }) => [from, to])
    .map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
  return [...new Set([0, ...minutes.map((minute) => minute % 1_440)])].sort((a, b) => a - b);
}

function timeOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
