import { type LocalTime, localTime } from '@patchbay/flow-schema';

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** The wall clock of a zone at a moment, as if it were UTC: the difference of two is what a clock on the wall went on. */
export function wallMs(epochMs: number, timeZone: string): number {
  const local = localTime(new Date(epochMs), timeZone);
  return Date.UTC(local.year, local.month - 1, local.day, local.hour, local.minute);
}

/** How far the wall clock is ahead of UTC at a moment. */
export function offsetMs(epochMs: number, timeZone: string): number {
  return wallMs(epochMs, timeZone) - Math.floor(epochMs / minuteMs) * minuteMs;
}

/**
 * The moment at which a clock on the wall shows this (`wall` as of `wallMs`): the first of two where clocks are put back, and where the
 * time is skipped the moment at which they are put forward.
 */
export function instantOf(wall: number, timeZone: string): number {
  const before = offsetMs(wall - dayMs, timeZone);
  const after = offsetMs(wall + dayMs, timeZone);
  const found = [wall - before, wall - after].filter((each) => wallMs(each, timeZone) === wall);
  if (found.length > 0) return Math.min(...found);
  // In between: the clock is put forward at the moment from which the later offset holds.
  let [low, high] = [wall - Math.max(before, after), wall - Math.min(before, after)];
  while (high - low > minuteMs) {
    const middle = Math.floor((low + high) / 2 / minuteMs) * minuteMs;
    if (wallMs(middle, timeZone) < wall) low = middle;
    else high = middle;
  }
  return high;
}

/** `2026-10-25T02:00+01:00`, which tells both hours apart that a clock shows twice. */
export function momentKey(epochMs: number, timeZone: string): string {
  const wall = wallMs(epochMs, timeZone);
  const offset = Math.round((wall - epochMs) / minuteMs);
  const sign = offset < 0 ? '-' : '+';
  const two = (number: number): string => String(number).padStart(2, '0');
  const size = Math.abs(offset);
  return `${new Date(wall).toISOString().slice(0, 16)}${sign}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** The day on the wall clock, `YYYY-MM-DD`. */
export function localDay(epochMs: number, timeZone: string): LocalTime['date'] {
  return localTime(new Date(epochMs), timeZone).date;
}
