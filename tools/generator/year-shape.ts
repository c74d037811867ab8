/** Sunday first: most people call on Mondays, few at the weekend. */
const weekdayWeights = [0.16, 1.22, 1.08, 1, 1.02, 0.94, 0.34] as const;
/** From January: before the holidays it is busy, in summer it is not. */
const monthWeights = [1.06, 1, 1.02, 0.98, 0.97, 0.95, 0.88, 0.86, 1, 1.04, 1.12, 1.14] as const;
/** By the hour of the local clock: a peak before noon, a lower one after lunch. */
const hourWeights = [
  0.4, 0.25, 0.15, 0.15, 0.2, 0.5, 2, 9, 34, 78, 96, 90, 66, 62, 78, 74, 62, 46, 24, 12, 6, 3, 1.5, 0.8,
] as const;
const dayMs = 86_400_000;

export const hours = hourWeights;

/** One day of the local calendar. */
export interface Day {
  /** 0 for the first of January. */
  readonly index: number;
  /** Sunday is 0. */
  readonly weekday: number;
  /** How many calls begin on it. */
  readonly calls: number;
  /** A moment of the local clock on that day as UTC, given in milliseconds since its midnight as the clock shows them. */
  readonly toUtcMs: (wallMs: number) => number;
}

/** Every day of a year, with the calls shared out so that they add up to just so many. */
export function daysOfYear(year: number, calls: number, timeZone: string): readonly Day[] {
  const count = (Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1)) / dayMs;
  const clock = offsets(timeZone);
  const weights = Array.from({ length: count }, (_, index) => {
    const date = new Date(Date.UTC(year, 0, 1) + index * dayMs);
    return (weekdayWeights[date.getUTCDay()] ?? 1) * (monthWeights[date.getUTCMonth()] ?? 1) * ripple(index);
  });
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let before = 0;
  return weights.map((weight, index) => {
    const midnight = Date.UTC(year, 0, 1) + index * dayMs;
    const first = Math.round((before / all) * calls);
    before += weight;
    return {
      index,
      weekday: new Date(midnight).getUTCDay(),
      calls: Math.round((before / all) * calls) - first,
      toUtcMs: (wallMs) => clock(midnight + wallMs),
    };
  });
}

/** No two weeks are the same. */
function ripple(index: number): number {
  return 1 + 0.06 * Math.sin(index * 0.7) + 0.04 * Math.sin(index * 2.3);
}

/** What a wall clock shows, as UTC. Where it shows something twice, the second; where it skips something, an hour later. */
function offsets(timeZone: string): (wallMs: number) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset', hour: 'numeric' });
  const known = new Map<number, number>();
  const offsetAt = (utcMs: number) => {
    const hour = Math.floor(utcMs / 3_600_000);
    const kept = known.get(hour);
    if (kept !== undefined) return kept;
    const name = format.formatToParts(utcMs).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
    const [, sign, hourText = '0', minuteText = '0'] = /GMT(?:([+-])(\d+):(\d+))?/.exec(name) ?? [];
    const offset = (sign === '-' ? -1 : 1) * (Number(hourText) * 60 + Number(minuteText)) * 60_000;
    known.set(hour, offset);
    return offset;
  };
  return (wallMs) => wallMs - offsetAt(wallMs - offsetAt(wallMs));
}
