import { type GeneratedCentre, generateCentre } from './generated-centre.ts';
import { type Day, daysOfYear } from './year-shape.ts';

/** How large a year is, and whose: the same makes the same rows. */
export interface YearSize {
  readonly seed: number;
  readonly year: number;
  readonly timeZone: string;
  readonly calls: number;
  readonly agents: number;
  readonly queues: number;
  /** Of how many days at the end of the year the steps of calls are kept. */
  readonly stepDays: number;
}

/** A year before anything of it has happened. */
export interface YearPlan {
  readonly days: readonly Day[];
  readonly centre: GeneratedCentre;
}

/** Flows have three versions: one in each third of the year. */
export function planYear(size: YearSize): YearPlan {
  const days = daysOfYear(size.year, size.calls, size.timeZone);
  const thirds = [0, Math.floor(days.length / 3), Math.floor((days.length * 2) / 3)];
  return { days, centre: generateCentre({ ...size, versionsFrom: thirds }) };
}

/** Cuts days into so many pieces of about as many calls each; fewer where there are fewer days. From a day to before another. */
export function shareOut(
  days: readonly Day[],
  pieces: number,
): readonly { readonly from: number; readonly to: number }[] {
  const calls = days.reduce((sum, day) => sum + day.calls, 0);
  const begins = [0];
  let before = 0;
  for (const day of days) {
    if (begins.length < pieces && day.index > 0 && before >= (calls * begins.length) / pieces) begins.push(day.index);
    before += day.calls;
  }
  return begins.map((from, place) => ({ from, to: begins[place + 1] ?? days.length }));
}
