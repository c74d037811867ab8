import * as z from 'zod';
import type { Text } from '../text.ts';
import { type Calendar, isDate, isTimeZone, weekdays } from './calendar.ts';

const fromSchema = z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/);
const toSchema = z.string().regex(/^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$/);
const spanSchema = z.strictObject({ from: fromSchema, to: toSchema });

export const holidaySchema = z.strictObject({
  name: z.string().trim().min(1).max(200),
  date: z.string().max(10),
  /** On this day and month of every year. */
  yearly: z.boolean(),
  /** Open at these times; none: closed all day. */
  hours: z.array(spanSchema).max(10),
});
export type HolidayEntry = z.infer<typeof holidaySchema>;

/** What named opening hours say. */
export const hoursContentSchema = z.strictObject({
  timeZone: z.string().max(64),
  weekly: z.array(spanSchema.extend({ days: z.array(z.enum(weekdays)).min(1).max(7) })).max(100),
  holidays: z.array(holidaySchema).max(500),
  /** Named lists of holidays that count here too; one of their own goes first. */
  holidayListIds: z.array(z.string().max(100)).max(20),
});
export type HoursContent = z.infer<typeof hoursContentSchema>;

/** What a named list of holidays says. */
export const holidayListContentSchema = z.strictObject({ holidays: z.array(holidaySchema).max(2_000) });
export type HolidayListContent = z.infer<typeof holidayListContentSchema>;

/** What is wrong beside the form, by its place such as `holidays.3.date`. */
export function scheduleProblems(
  content: HoursContent | HolidayListContent,
): { readonly field: string; readonly reason: Text }[] {
  const zone =
    'timeZone' in content && !isTimeZone(content.timeZone)
      ? [
          {
            field: 'timeZone',
            reason: {
              en: `“${content.timeZone}” is not a time zone; choose one like Europe/Berlin`,
              zh: `“${content.timeZone}”不是时区；请选择如 Asia/Shanghai 的时区`,
            },
          },
        ]
      : [];
  const dates = content.holidays.flatMap(({ date, yearly }, index) => {
    const again = content.holidays.findIndex((other) => other.date === date && other.yearly === yearly) !== index;
    if (!isDate(date)) {
      return [
        {
          field: `holidays.${index}.date`,
          reason: {
            en: `“${date}” is not a date; write it like 2026-12-25`,
            zh: `“${date}”不是日期；请写成 2026-12-25 这样`,
          },
        },
      ];
    }
    if (!again) return [];
    return [
      {
        field: `holidays.${index}.date`,
        reason: { en: `${date} is listed twice`, zh: `${date} 重复` },
      },
    ];
  });
  return [...zone, ...dates];
}

/** The calendar that counts: hours with the holidays of the lists that they name. */
export function calendarOf(hours: HoursContent, lists: readonly HolidayListContent[]): Calendar {
  return { weekly: hours.weekly, holidays: [...hours.holidays, ...lists.flatMap(({ holidays }) => holidays)] };
}
