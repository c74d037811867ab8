import { instantOf, wallClock } from '../editor/simulator/wall-clock';

export const rangePresets = ['hour', 'today', 'yesterday', 'week', 'month'] as const;
export type RangePreset = (typeof rangePresets)[number];

/** A span of time, epoch milliseconds; `to` is no longer in it. */
export interface TrafficRange {
  readonly from: number;
  readonly to: number;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Traffic is counted in quarters of an hour: a range that ends now takes in the whole one. */
const quarterMs = 900_000;

/** Where the day of a moment begins by the clocks of a time zone; days on which they change are shorter or longer. */
export function startOfDay(at: number, timeZone: string, daysBefore = 0): number {
  const [day] = wallClock(at, timeZone).split('T');
  // Counted on a calendar without clock changes.
  const date = new Date(Date.parse(`${day}T00:00:00Z`) - daysBefore * dayMs).toISOString().slice(0, 10);
  return instantOf(`${date}T00:00:00`, timeZone) ?? at;
}

/** What a preset means now, to someone in this time zone. */
export function rangeOf(preset: RangePreset, now: number, timeZone: string): TrafficRange {
  const to = (Math.floor(now / quarterMs) + 1) * quarterMs;
  switch (preset) {
    case 'hour':
      return { from: to - quarterMs - hourMs, to };
    case 'today':
      return { from: startOfDay(now, timeZone), to };
    case 'yesterday':
      return { from: startOfDay(now, timeZone, 1), to: startOfDay(now, timeZone) };
    case 'week':
      return { from: startOfDay(now, timeZone, 6), to };
    case 'month':
      return { from: startOfDay(now, timeZone, 29), to };
  }
}

/** What two `datetime-local` fields mean; null where one is no time, or the second is not after the first. */
export function rangeBetween(from: string, to: string, timeZone: string): TrafficRange | null {
  const [begin, end] = [instantOf(from, timeZone), instantOf(to, timeZone)];
  return begin === null || end === null || begin >= end ? null : { from: begin, to: end };
}
