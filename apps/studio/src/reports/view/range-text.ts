import { type ReportRange, reportRangeSchema } from '@patchbay/reports';

/** `last_7_days`, or `2026-03-01..2026-03-08T12:15` with the first moment that no longer belongs to it. */
export function writeRange(range: ReportRange): string {
  return range.kind === 'relative' ? range.range : `${range.from}..${range.to}`;
}

/** Null for what is not a range. */
export function readRange(text: string): ReportRange | null {
  const [from, to] = text.split('..');
  const read = reportRangeSchema.safeParse(
    to === undefined ? { kind: 'relative', range: text } : { kind: 'absolute', from, to },
  );
  return read.success ? read.data : null;
}

const dayMs = 86_400_000;

/** What people choose: the first and the last day, and on them from when to when; empty: the whole day. */
export interface ChosenDays {
  readonly first: string;
  readonly last: string;
  readonly fromTime: string;
  readonly toTime: string;
}

export function rangeOfDays({ first, last, fromTime, toTime }: ChosenDays): ReportRange {
  return {
    kind: 'absolute',
    from: fromTime === '' ? first : `${first}T${fromTime}`,
    to: toTime === '' || toTime === '00:00' ? dayAfter(last, 1) : `${last}T${toTime}`,
  };
}

export function daysOfRange({ from, to }: { readonly from: string; readonly to: string }): ChosenDays {
  const [first = '', fromTime = ''] = from.split('T');
  const [last = '', toTime = ''] = to.split('T');
  return {
    first,
    fromTime: fromTime === '00:00' ? '' : fromTime,
    last: toTime === '' || toTime === '00:00' ? dayAfter(last, -1) : last,
    toTime: toTime === '00:00' ? '' : toTime,
  };
}

/** The calendar day so many days later. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** Every quarter of an hour of the day: counts are kept by quarters. */
export const quarters: readonly string[] = Array.from(
  { length: 96 },
  (_, at) => `${String(Math.floor(at / 4)).padStart(2, '0')}:${String((at % 4) * 15).padStart(2, '0')}`,
);
