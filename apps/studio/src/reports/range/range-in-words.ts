import type { Locale } from '@patchbay/flow-schema';
import type { ReportRange } from '@patchbay/reports';
import type { useTranslations } from 'next-intl';
import { tagOf } from '../format-measure';
import { daysOfRange } from '../view/range-text';

/** `Last 7 days`, or the days themselves. */
export function rangeInWords(
  range: ReportRange,
  locale: Locale,
  t: ReturnType<typeof useTranslations<'reports'>>,
): string {
  if (range.kind === 'relative') return t(`ranges.${range.range}`);
  const { first, last, fromTime, toTime } = daysOfRange(range);
  const format = new Intl.DateTimeFormat(tagOf(locale), {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
  const days = format.formatRange(Date.parse(`${first}T00:00Z`), Date.parse(`${last}T00:00Z`));
  if (fromTime === '' && toTime === '') return days;
  return `${days}, ${fromTime || '00:00'}–${toTime || '24:00'}`;
}
