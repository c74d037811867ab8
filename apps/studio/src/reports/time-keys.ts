import type { ReportGrain, ReportSpan } from '@patchbay/reports';

const quarterMs = 900_000;
const dayMs = 86_400_000;
/** More points than that no chart can show; then only those with something in them are drawn. */
const keysMax = 2_000;

/**
 * The keys of every quarter, hour, day, week or month of a span, as rows have them, so that a chart also shows when nothing was. Null
 * where there are too many. Hours and days begin where the zone's clocks say so: a day in spring has 23 hours, a zone half an hour
 * away has its own hours.
 */
export function timeKeys({ from, to }: ReportSpan, grain: ReportGrain, timeZone: string): string[] | null {
  const start = Date.parse(from);
  const end = Date.parse(to);
  const most = { quarter: quarterMs, hour: 4 * quarterMs, day: dayMs, week: 7 * dayMs, month: 30 * dayMs }[grain];
  if ((end - start) / most > keysMax) return null;
  const clock = clockOf(timeZone);
  const keys = new Set<string>();
  // Days are walked through by the hour: their beginnings are found whatever the clocks do.
  const step = grain === 'quarter' || grain === 'hour' ? quarterMs : 4 * quarterMs;
  for (let at = start; at < end; at += step) keys.add(keyOf(clock(at), grain));
  return [...keys];
}

interface Clock {
  readonly date: string;
  readonly hour: string;
  readonly minute: string;
  readonly offset: string;
}

function keyOf({ date, hour, minute, offset }: Clock, grain: ReportGrain): string {
  switch (grain) {
    case 'quarter':
      return `${date}T${hour}:${minute}${offset}`;
    case 'hour':
      return `${date}T${hour}:00${offset}`;
    case 'day':
      return date;
    case 'week': {
      const at = Date.parse(`${date}T00:00Z`);
      const sinceMonday = (new Date(at).getUTCDay() + 6) % 7;
      return new Date(at - sinceMonday * dayMs).toISOString().slice(0, 10);
    }
    case 'month':
      return date.slice(0, 7);
  }
}

function clockOf(timeZone: string): (at: number) => Clock {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (at) => {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
    const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
    const date = `${of('year')}-${of('month')}-${of('day')}`;
    const minutes = Math.round((Date.parse(`${date}T${of('hour')}:${of('minute')}Z`) - at) / 60_000);
    const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
    const offset = `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
    return { date, hour: of('hour'), minute: of('minute'), offset };
  };
}
