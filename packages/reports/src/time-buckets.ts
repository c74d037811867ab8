import { instantOf, localDay, momentKey, offsetMs, wallMs } from './local-clock.ts';
import type { ReportGrain, ReportView } from './report-definition.ts';
import type { Span } from './resolve-range.ts';

const quarterMs = 900_000;
const hourMs = 3_600_000;
const dayMs = 86_400_000;

const coarser = { quarter: 'hour', hour: 'day', day: 'week', week: 'month' } as const;

/** The longest span that is told in each grain, where every moment is a line: more than that nobody reads. */
const spanMax: Partial<Record<ReportGrain, number>> = { quarter: 32 * dayMs, hour: 93 * dayMs };
/** The same where every moment is a line for each of some hundred agents. */
const spanMaxByAgent: Partial<Record<ReportGrain, number>> = {
  quarter: 3 * dayMs + hourMs,
  hour: 8 * dayMs,
  day: 93 * dayMs,
  week: 186 * dayMs,
};

/**
 * The grain that was asked for, or the finest that suits the length of the span; coarser where it would be too many lines.
 * @param byAgent whether every moment is told for each agent
 */
export function grainOf(asked: ReportView['grain'], span: Span, byAgent = false): ReportGrain {
  const length = span.toMs - span.fromMs;
  let grain = asked === 'auto' ? ownGrain(length) : asked;
  const max = byAgent ? spanMaxByAgent : spanMax;
  while (grain !== 'month' && length > (max[grain] ?? Number.POSITIVE_INFINITY)) grain = coarser[grain];
  return grain;
}

function ownGrain(lengthMs: number): ReportGrain {
  // Three days, one of which may be longer than the others.
  if (lengthMs <= 3 * dayMs + hourMs) return 'hour';
  if (lengthMs <= 93 * dayMs) return 'day';
  return lengthMs <= 370 * dayMs ? 'week' : 'month';
}

/** What the time dimension calls a moment in a grain. */
export function timeKey(epochMs: number, grain: ReportGrain, timeZone: string): string {
  switch (grain) {
    case 'quarter':
      return momentKey(Math.floor(epochMs / quarterMs) * quarterMs, timeZone);
    case 'hour':
      return momentKey(hourStart(epochMs, timeZone), timeZone);
    case 'day':
      return localDay(epochMs, timeZone);
    case 'week':
      return weekOf(localDay(epochMs, timeZone));
    case 'month':
      return localDay(epochMs, timeZone).slice(0, 7);
  }
}

/** When the hour on the wall began, by the clock of this moment; where the clock was put within that hour, when it was. */
function hourStart(epochMs: number, timeZone: string): number {
  const offset = offsetMs(epochMs, timeZone);
  let start = wallHour(epochMs, timeZone);
  while (start < epochMs && offsetMs(start, timeZone) !== offset) start += quarterMs;
  return start;
}

/** When the hour would have begun, had the clock always gone as it does at this moment: what `date_trunc` makes of it. */
const wallHour = (epochMs: number, timeZone: string): number =>
  Math.floor(epochMs / 60_000) * 60_000 - (wallMs(epochMs, timeZone) % hourMs);

/** A moment of the hour that `date_trunc` calls by this one: where a clock is put by half an hour, that one may lie before it. */
export function momentOfHour(truncatedMs: number, timeZone: string): number {
  const moments = [0, 1, 2, 3].map((quarters) => truncatedMs + quarters * quarterMs);
  return moments.find((each) => wallHour(each, timeZone) === truncatedMs) ?? truncatedMs;
}

/** The Monday of a day. */
export function weekOf(day: string): string {
  const ms = Date.parse(`${day}T00:00Z`);
  return new Date(ms - ((new Date(ms).getUTCDay() + 6) % 7) * dayMs).toISOString().slice(0, 10);
}

/** Every value of the time dimension in a span, in order, also where nothing was counted. */
export function timeKeys({ fromMs, toMs }: Span, grain: ReportGrain, timeZone: string): string[] {
  const keys: string[] = [];
  const add = (key: string): void => {
    if (keys.at(-1) !== key) keys.push(key);
  };
  if (grain === 'quarter' || grain === 'hour') {
    // Hours end where the clock says so, which need not be a whole hour later: so by quarters as well.
    for (let at = fromMs; at < toMs; at += quarterMs) add(timeKey(at, grain, timeZone));
    return keys;
  }
  const last = wallMs(toMs - 1, timeZone);
  for (let day = wallMs(fromMs, timeZone); day <= last; day += dayMs - (day % dayMs)) {
    const name = new Date(day).toISOString().slice(0, 10);
    add(grain === 'day' ? name : grain === 'week' ? weekOf(name) : name.slice(0, 7));
  }
  return keys;
}

/** When a value of the time dimension begins and ends; null for one that is no such value. */
export function spanOfKey(key: string, grain: ReportGrain, timeZone: string): Span | null {
  if (grain === 'quarter' || grain === 'hour') {
    const fromMs = Date.parse(key);
    if (Number.isNaN(fromMs)) return null;
    let toMs = fromMs + quarterMs;
    // An hour ends where the clock says so: where one is put forward or back by half an hour, that need not be an hour later.
    while (grain === 'hour' && timeKey(toMs, grain, timeZone) === key) toMs += quarterMs;
    return { fromMs, toMs };
  }
  const start = Date.parse(`${key.length === 7 ? `${key}-01` : key}T00:00Z`);
  if (Number.isNaN(start)) return null;
  const date = new Date(start);
  const end =
    grain === 'month'
      ? Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)
      : start + (grain === 'week' ? 7 : 1) * dayMs;
  return { fromMs: instantOf(start, timeZone), toMs: instantOf(end, timeZone) };
}

/**
 * Which key of one span stands where a key of another one stands, as both began: by the wall clock in quarters, hours and days (so
 * that nine o'clock meets nine o'clock also where a clock was changed), one after another in weeks and months.
 */
export function keyAligner(
  span: Span,
  compared: Span,
  grain: ReportGrain,
  timeZone: string,
): (comparedKey: string) => string | null {
  if (grain === 'week' || grain === 'month') {
    const own = timeKeys(span, grain, timeZone);
    const places = new Map(timeKeys(compared, grain, timeZone).map((key, index) => [key, index] as const));
    return (key) => own[places.get(key) ?? -1] ?? null;
  }
  const ahead = wallMs(span.fromMs, timeZone) - wallMs(compared.fromMs, timeZone);
  if (grain === 'day') return (key) => new Date(Date.parse(`${key}T00:00Z`) + ahead).toISOString().slice(0, 10);
  return (key) => {
    const wall = Date.parse(`${key.slice(0, 16)}Z`) + ahead;
    return momentKey(instantOf(wall, timeZone), timeZone);
  };
}
