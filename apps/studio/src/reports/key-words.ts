import type { Locale } from '@patchbay/flow-schema';
import type { DimensionId, ReportCell, ReportGrain, ReportResult } from '@patchbay/reports';
import { noValue, tagOf } from './format-measure';

type Named = Pick<ReportResult, 'names' | 'grain'>;

/**
 * A value of a dimension in words: the moment as the clocks of the report's time zone show it, the name of what has one, else the value.
 * `short` leaves the day away from quarters and hours, for charts of one day.
 */
export function keyInWords(
  dimension: DimensionId,
  value: string,
  { names, grain }: Named,
  locale: Locale,
  { short = false }: { short?: boolean } = {},
): string {
  if (dimension === 'time') return momentInWords(value, grain, locale, short);
  if (dimension === 'hour_of_day') return `${value.padStart(2, '0')}:00`;
  if (dimension === 'weekday') return weekdayInWords(Number(value), locale);
  const name = names[dimension]?.[value]?.text[locale];
  if (name !== undefined && name !== '') return name;
  return value === '' ? noValue : value;
}

/** A place in a report in words; several values of one dimension stand together. */
export function cellInWords(key: ReportCell['key'], named: Named, locale: Locale): string {
  const words = new Map<DimensionId, string[]>();
  for (const { dimension, value } of key) {
    words.set(dimension, [...(words.get(dimension) ?? []), keyInWords(dimension, value, named, locale)]);
  }
  return [...words.values()].map((values) => values.join(', ')).join(' · ');
}

/** 1 is Monday. */
export function weekdayInWords(weekday: number, locale: Locale): string {
  // The 1st of January 2024 was a Monday.
  return format({ weekday: 'short' }, Date.UTC(2024, 0, weekday), locale);
}

function momentInWords(value: string, grain: ReportGrain, locale: Locale, short: boolean): string {
  // The key shows the clock of its zone, so it is read, and written again, as if that were UTC.
  const [, date = value, time = '00:00'] = /^(\d{4}-\d{2}(?:-\d{2})?)(?:T(\d{2}:\d{2}))?/.exec(value) ?? [];
  const at = Date.parse(`${date.length === 7 ? `${date}-01` : date}T${time}Z`);
  if (Number.isNaN(at)) return value;
  switch (grain) {
    case 'quarter':
    case 'hour':
      return short ? time : `${format({ weekday: 'short', day: 'numeric', month: 'short' }, at, locale)} ${time}`;
    case 'day':
      return format({ weekday: 'short', day: 'numeric', month: 'short' }, at, locale);
    case 'week':
      return format({ day: 'numeric', month: 'short', year: 'numeric' }, at, locale);
    case 'month':
      return format({ month: 'short', year: 'numeric' }, at, locale);
  }
}

function format(options: Intl.DateTimeFormatOptions, at: number, locale: Locale): string {
  return new Intl.DateTimeFormat(tagOf(locale), { ...options, timeZone: 'UTC' }).format(at);
}
