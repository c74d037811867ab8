import { instantOf, localDay, wallMs } from './local-clock.ts';
import type { ReportComparison } from './report-definition.ts';
import type { ReportRange, relativeRanges } from './report-range.ts';

/** From one moment until another that no longer belongs to it, in epoch milliseconds. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

const quarterMs = 900_000;
const dayMs = 86_400_000;
type RelativeRange = (typeof relativeRanges)[number];

/**
 * Which moments a range means. What is later than the present is part of it: a day goes on to midnight.
 * @returns null where it ends before it begins, or names a day that does not exist
 */
export function resolveRange(range: ReportRange, timeZone: string, nowMs: number): Span | null {
  const days = range.kind === 'relative' ? daysOf(range.range, localDay(nowMs, timeZone)) : null;
  const from = days === null ? wallOf(range.kind === 'absolute' ? range.from : '') : days.from;
  const to = days === null ? wallOf(range.kind === 'absolute' ? range.to : '') : days.to;
  if (Number.isNaN(from) || Number.isNaN(to)) return null;
  const span = {
    fromMs: Math.floor(instantOf(from, timeZone) / quarterMs) * quarterMs,
    toMs: Math.ceil(instantOf(to, timeZone) / quarterMs) * quarterMs,
  };
  return span.fromMs < span.toMs ? span : null;
}

/** What the span is compared with; null where the same time is, with other filters. */
export function comparedSpan(span: Span, comparison: ReportComparison, timeZone: string): Span | null {
  const [from, to] = [wallMs(span.fromMs, timeZone), wallMs(span.toMs, timeZone)];
  const moved = (byMs: number): Span => ({
    fromMs: instantOf(from - byMs, timeZone),
    toMs: instantOf(to - byMs, timeZone),
  });
  switch (comparison.kind) {
    case 'filters':
      return null;
    case 'previous_week':
      return moved(7 * dayMs);
    case 'previous_four_weeks':
      return moved(28 * dayMs);
    case 'previous_year':
      return moved(364 * dayMs);
    case 'previous_period': {
      const months = wholeMonths(from, to);
      if (months === null) return moved(to - from);
      const start = new Date(from);
      const before = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() - months, 1);
      return { fromMs: instantOf(before, timeZone), toMs: span.fromMs };
    }
  }
}

/** A month is compared with the month before, however long either is. */
function wholeMonths(from: number, to: number): number | null {
  const [start, end] = [new Date(from), new Date(to)];
  const whole = [start, end].every((each) => each.getUTCDate() === 1 && each.getTime() % dayMs === 0);
  const months = (end.getUTCFullYear() - start.getUTCFullYear()) * 12 + end.getUTCMonth() - start.getUTCMonth();
  return whole && months > 0 ? months : null;
}

/** A date or a moment on the wall clock; NaN for a day that does not exist. */
function wallOf(text: string): number {
  const wall = Date.parse(text.length === 10 ? `${text}T00:00Z` : `${text}Z`);
  return Number.isNaN(wall) || !new Date(wall).toISOString().startsWith(text) ? Number.NaN : wall;
}

function daysOf(range: RelativeRange, today: string): { from: number; to: number } {
  const day = Date.parse(`${today}T00:00Z`);
  const date = new Date(day);
  const monday = day - ((date.getUTCDay() + 6) % 7) * dayMs;
  const month = (ahead: number): number => Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + ahead, 1);
  const year = (ahead: number): number => Date.UTC(date.getUTCFullYear() + ahead, 0, 1);
  const last = (days: number) => ({ from: day - (days - 1) * dayMs, to: day + dayMs });
  switch (range) {
    case 'today':
      return last(1);
    case 'yesterday':
      return { from: day - dayMs, to: day };
    case 'this_week':
      return { from: monday, to: monday + 7 * dayMs };
    case 'last_week':
      return { from: monday - 7 * dayMs, to: monday };
    case 'last_7_days':
      return last(7);
    case 'this_month':
      return { from: month(0), to: month(1) };
    case 'last_month':
      return { from: month(-1), to: month(0) };
    case 'last_30_days':
      return last(30);
    case 'last_90_days':
      return last(90);
    case 'this_year':
      return { from: year(0), to: year(1) };
    case 'last_year':
      return { from: year(-1), to: year(0) };
    case 'last_365_days':
      return last(365);
  }
}
