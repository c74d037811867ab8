import { field, weekdays } from '@patchbay/flow-schema';
import * as z from 'zod';
import { nameField, switchField, variableField } from '../fields/plain-fields.ts';
import { text } from '../wording/text.ts';

export const weekdayLabels = {
  monday: text('Mon', '周一'),
  tuesday: text('Tue', '周二'),
  wednesday: text('Wed', '周三'),
  thursday: text('Thu', '周四'),
  friday: text('Fri', '周五'),
  saturday: text('Sat', '周六'),
  sunday: text('Sun', '周日'),
};

function fromField() {
  return z
    .string()
    .regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/)
    .default('09:00')
    .meta(
      field({
        label: text('From', '从'),
        help: text('On the clock of the time zone.', '以该时区的时间为准。'),
        widget: 'time_of_day',
      }),
    );
}

function toField() {
  return z
    .string()
    .regex(/^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$/)
    .default('17:00')
    .meta(
      field({
        label: text('To', '到'),
        help: text(
          'At or before “From”: on the next day. 24:00 is midnight.',
          '不晚于“从”时表示次日；24:00 表示午夜。',
        ),
        widget: 'time_of_day',
      }),
    );
}

const workdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;

export const openingHoursConfigSchema = z.strictObject({
  timeZone: z
    .string()
    .max(64)
    .default('UTC')
    .meta(
      field({
        label: text('Time zone', '时区'),
        help: text('Daylight saving time is taken care of.', '自动处理夏令时。'),
        widget: 'time_zone',
        placeholder: text('Europe/Berlin', 'Asia/Shanghai'),
      }),
    ),
  weekly: z
    .array(
      z.strictObject({
        days: z
          .array(z.enum(weekdays))
          .max(7)
          .default([...workdays])
          .meta(
            field({
              label: text('Days', '星期'),
              help: text('The days on which these hours begin.', '此时段开始的日子。'),
              widget: 'checkboxes',
              options: weekdayLabels,
            }),
          ),
        from: fromField(),
        to: toField(),
      }),
    )
    .max(50)
    .default([])
    .meta(
      field({
        label: text('Opening hours', '营业时间'),
        help: text('A day may have several spans, also past midnight.', '一天可有多个时段，也可跨越午夜。'),
        widget: 'schedule',
      }),
    ),
  holidays: z
    .array(
      z.strictObject({
        name: nameField({
          label: text('Name', '名称'),
          help: text('For people; it can be kept in a variable.', '便于识别，也可保存到变量中。'),
          placeholder: text('New Year', '元旦'),
        }),
        date: z
          .string()
          .max(10)
          .default('')
          .meta(
            field({
              label: text('Date', '日期'),
              help: text('The day in the time zone above.', '上述时区中的日期。'),
              widget: 'date',
              placeholder: text('2026-01-01', '2026-01-01'),
            }),
          ),
        yearly: switchField(
          {
            label: text('Every year', '每年'),
            help: text('On this day and month of every year; the year does not count.', '每年的这一天，忽略年份。'),
          },
          false,
        ),
        hours: z
          .array(z.strictObject({ from: fromField(), to: toField() }))
          .max(10)
          .default([])
          .meta(
            field({
              label: text('Special hours', '特殊时段'),
              help: text('None: closed all day.', '不填则全天休息。'),
              widget: 'list',
            }),
          ),
      }),
    )
    .max(500)
    .default([])
    .meta(
      field({
        label: text('Holidays', '节假日'),
        help: text('On these days the weekly hours do not count.', '这些日期不按每周营业时间计算。'),
        widget: 'list',
      }),
    ),
  holidayVariable: variableField({
    label: text("Keep the holiday's name in", '节假日名称保存到'),
    help: text('Empty text on other days.', '其他日期为空文本。'),
    advanced: true,
  }),
});
export type OpeningHoursConfig = z.infer<typeof openingHoursConfigSchema>;
