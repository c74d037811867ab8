import { field, weekdays } from '@patchbay/flow-schema';
import * as z from 'zod';
import { hoursField } from '../fields/business-fields.ts';
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

const ofOwn = { field: 'source', is: ['own'] };
const ofNamed = { field: 'source', is: ['named'] };

export const openingHoursConfigSchema = z.strictObject({
  source: z
    .enum(['named', 'own'])
    .default('own')
    .meta(
      field({
        label: text('Hours', '时间来源'),
        help: text(
          'Named opening hours are kept by business people and count for every flow that uses them.',
          '命名的营业时间由业务人员维护，对所有使用它的流程生效。',
        ),
        widget: 'segmented',
        options: { named: text('Named', '命名的营业时间'), own: text('Only here', '仅此处') },
      }),
    ),
  hoursId: hoursField({
    label: text('Opening hours', '营业时间'),
    help: text('What is published counts, from call to call.', '以已发布的内容为准，立即对新通话生效。'),
    when: ofNamed,
  }),
  sayAnnouncements: switchField(
    {
      label: text('Say their announcements', '播放其公告'),
      help: text(
        'What is switched on for them is heard first. One that closes makes callers leave by “Closed” in any case.',
        '先播放为其开启的公告。带有“休息”的公告总会使来电从“休息”离开。',
      ),
      when: ofNamed,
    },
    true,
  ),
  timeZone: z
    .string()
    .max(64)
    .default('UTC')
    .meta(
      field({
        label: text('Time zone', '时区'),
        help: text('Daylight saving time is taken care of.', '自动处理夏令时。'),
        widget: 'time_zone',
        when: ofOwn,
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
        when: ofOwn,
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
        when: ofOwn,
      }),
    ),
  holidayVariable: variableField({
    label: text("Keep the holiday's name in", '节假日名称保存到'),
    help: text('Empty text on other days.', '其他日期为空文本。'),
    advanced: true,
  }),
});
export type OpeningHoursConfig = z.infer<typeof openingHoursConfigSchema>;
