import type { Text } from '../text.ts';
import { isDate, type Span } from './calendar.ts';
import type { HolidayEntry } from './schedule-content.ts';

export const holidayColumns = ['date', 'name', 'yearly', 'hours'] as const;

/** One line of a file: a holiday, or why it is none. */
export type HolidayRow =
  | { readonly ok: true; readonly holiday: HolidayEntry }
  | { readonly ok: false; readonly column: (typeof holidayColumns)[number]; readonly reason: Text };

const yes = /^(yes|y|true|1|是|每年|x)$/i;
const no = /^(no|n|false|0|否|)$/i;
const time = '(?:[01]?[0-9]|2[0-3]):[0-5][0-9]|24:00';
const span = new RegExp(`^(${time})\\s*[-–—~至]\\s*(${time})$`);

/** Times of a day such as `09:00-11:00 13:00-15:00`, or the part that is none. */
export function readHourSpans(
  text: string,
): { readonly ok: true; readonly hours: Span[] } | { readonly ok: false; readonly part: string } {
  const hours: Span[] = [];
  for (const part of text.split(/[,;，；、]|(?<=:\d\d)\s+(?=\d)/)) {
    if (part.trim() === '') continue;
    const found = span.exec(part.trim());
    const [from, to] = [found?.[1]?.padStart(5, '0'), found?.[2]?.padStart(5, '0')];
    if (from === undefined || to === undefined || from === '24:00') return { ok: false, part: part.trim() };
    hours.push({ from, to });
  }
  return { ok: true, hours };
}

export function writeHourSpans(hours: readonly Span[]): string {
  return hours.map(({ from, to }) => `${from}-${to}`).join(' ');
}

/**
 * Reads one line of a file of holidays: a date, a name, whether it returns every year, and hours such as `09:00-11:00 13:00-15:00`
 * (none: closed all day).
 */
export function readHolidayRow(cells: Readonly<Record<string, string>>): HolidayRow {
  const cell = (name: (typeof holidayColumns)[number]) => (cells[name] ?? '').trim();
  const date = cell('date').replace(/^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/, (_, year, month, day) =>
    [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-'),
  );
  if (!isDate(date)) {
    return {
      ok: false,
      column: 'date',
      reason: {
        en: `“${date}” is not a date; write it like 2026-12-25`,
        zh: `“${date}”不是日期；请写成 2026-12-25 这样`,
      },
    };
  }
  const name = cell('name').slice(0, 200);
  if (name === '') {
    return { ok: false, column: 'name', reason: { en: 'the name is missing', zh: '缺少名称' } };
  }
  const yearly = yes.test(cell('yearly'));
  if (!yearly && !no.test(cell('yearly'))) {
    return { ok: false, column: 'yearly', reason: { en: 'write yes or no', zh: '请填写是或否' } };
  }
  const spans = readHourSpans(cell('hours'));
  if (!spans.ok) {
    return {
      ok: false,
      column: 'hours',
      reason: {
        en: `“${spans.part}” is not a time span; write it like 09:00-12:00`,
        zh: `“${spans.part}”不是时段；请写成 09:00-12:00 这样`,
      },
    };
  }
  const { hours } = spans;
  return { ok: true, holiday: { name, date, yearly, hours } };
}

/** The same line again, to be written to a file. */
export function writeHolidayRow({ date, name, yearly, hours }: HolidayEntry): string[] {
  return [date, name, yearly ? 'yes' : 'no', writeHourSpans(hours)];
}
