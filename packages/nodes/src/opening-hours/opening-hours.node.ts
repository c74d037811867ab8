import {
  type ConfigProblem,
  defineNodeType,
  holidayOn,
  isDate,
  isTimeZone,
  type Locale,
  localTime,
  openingAt,
  type Weekday,
  weekdays,
} from '@patchbay/flow-schema';
import { fill } from '../wording/describe.ts';
import { text } from '../wording/text.ts';

import { type OpeningHoursConfig, openingHoursConfigSchema, weekdayLabels } from './opening-hours.config.ts';

/** Days that follow one another as a range: `Mon–Fri, Sun`. */
function describeDays(days: readonly Weekday[], locale: Locale): string {
  const runs: Weekday[][] = [];
  for (const [index, day] of weekdays.entries()) {
    if (!days.includes(day)) continue;
    const run = runs.at(-1);
    if (run !== undefined && run.at(-1) === weekdays[index - 1]) run.push(day);
    else runs.push([day]);
  }
  const name = (day: Weekday | undefined) => (day === undefined ? '' : weekdayLabels[day][locale]);
  const range = locale === 'zh' ? '至' : '–';
  return runs
    .flatMap((run) => (run.length > 2 ? [`${name(run[0])}${range}${name(run.at(-1))}`] : run.map(name)))
    .join(locale === 'zh' ? '、' : ', ');
}

function checkCalendar(config: OpeningHoursConfig): ConfigProblem[] {
  const days = config.weekly.flatMap((span, index): ConfigProblem[] =>
    span.days.length > 0
      ? []
      : [
          {
            field: ['weekly', index, 'days'],
            code: 'span_without_days',
            severity: 'warning',
            message: text('These hours apply to no day.', '此时段未选择任何一天。'),
          },
        ],
  );
  const dates = config.holidays.flatMap(({ date }, index): ConfigProblem[] =>
    isDate(date)
      ? []
      : [
          {
            field: ['holidays', index, 'date'],
            code: 'date_invalid',
            severity: 'error',
            message: text(
              `“${date}” is not a date; write it like 2026-12-25.`,
              `“${date}”不是日期；请写成 2026-12-25 这样。`,
            ),
          },
        ],
  );
  return [...days, ...dates];
}

function checkZone({ timeZone }: OpeningHoursConfig): ConfigProblem[] {
  if (isTimeZone(timeZone)) return [];
  return [
    {
      field: ['timeZone'],
      code: 'time_zone_unknown',
      severity: 'error',
      message: text(
        `“${timeZone}” is not a time zone; write one like Europe/Berlin or Asia/Shanghai.`,
        `“${timeZone}”不是时区；请写成 Europe/Berlin 或 Asia/Shanghai 这样。`,
      ),
    },
  ];
}

function checkNeverOpen({ weekly }: OpeningHoursConfig): ConfigProblem[] {
  if (weekly.length > 0) return [];
  return [
    {
      field: ['weekly'],
      code: 'never_open',
      severity: 'warning',
      message: text('Without hours this is never open.', '没有营业时段，永远不会营业。'),
    },
  ];
}

/**
 * 1. A holiday's own hours take the place of the weekly ones; outside of them the call leaves by `holiday`.
 * 2. A span belongs to the day it begins on and may last past midnight, also into or out of a holiday.
 * 3. The start of a span is inside, its end is outside.
 */
export const openingHoursNode = defineNodeType<OpeningHoursConfig>({
  type: 'opening_hours',
  version: 1,
  category: 'logic',
  icon: 'calendar-clock',
  kinds: ['voice', 'chat', 'campaign', 'workflow'],
  label: text('Opening hours', '营业时间'),
  help: text('Tells open, closed and holidays apart.', '区分营业、休息和节假日。'),
  keywords: ['schedule', 'calendar', 'business hours', 'holiday', 'time', 'weekend', '日历', '节假日', '工作时间'],
  config: openingHoursConfigSchema,
  defaults: (languages) => ({
    timeZone: languages[0] === 'zh-CN' ? 'Asia/Shanghai' : 'UTC',
    weekly: [{ days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], from: '09:00', to: '17:00' }],
    holidays: [],
    holidayVariable: '',
  }),
  ports: () => [
    { id: 'open', label: text('Open', '营业') },
    { id: 'closed', label: text('Closed', '休息') },
    { id: 'holiday', label: text('Holiday', '节假日') },
  ],
  requires: () => [],
  writes: (config) => (config.holidayVariable === '' ? [] : [{ variable: config.holidayVariable, type: 'text' }]),
  expressions: () => [],
  summary: (config, locale) => {
    const first = config.weekly[0];
    if (first === undefined) return fill(text('Never open', '从不营业'), locale);
    const places = {
      days: describeDays(first.days, locale),
      from: first.from,
      to: first.to,
      zone: config.timeZone,
      more: config.weekly.length - 1,
      holidays: config.holidays.length,
    };
    const hours = fill(text('Open {days} {from}–{to}', '{days} {from}–{to} 营业'), locale, places);
    const more =
      places.more === 0
        ? ''
        : fill(text(' and {more} more', '等 {more} 个时段'), locale, {
            ...places,
            more: locale === 'zh' ? places.more + 1 : places.more,
          });
    const holidays =
      places.holidays === 0
        ? ''
        : fill(
            places.holidays === 1
              ? text(', 1 holiday', '，1 个节假日')
              : text(', {holidays} holidays', '，{holidays} 个节假日'),
            locale,
            places,
          );
    const zone = fill(text(' ({zone})', '（{zone}）'), locale, places);
    return `${hours}${more}${zone}${holidays}`;
  },
  states: [],
  enter: (context) => {
    const { config, now } = context;
    if (!isTimeZone(config.timeZone)) {
      return context.fail('time_zone_unknown', `“${config.timeZone}” is not a time zone this machine knows.`);
    }
    const clock = localTime(new Date(now), config.timeZone);
    if (config.holidayVariable !== '') {
      const failure = context.set(config.holidayVariable, holidayOn(config, clock.date)?.name ?? '');
      if (failure !== null) return context.fail(failure.code, failure.message);
    }
    return context.leave(openingAt(config, clock));
  },
  on: {},
  cancel: () => undefined,
  screens: () => ({
    reports: [
      {
        kind: 'funnel',
        id: 'opening',
        label: text('Opening hours', '营业时间'),
        ports: ['open', 'closed', 'holiday'],
      },
    ],
  }),
  migrations: [],
  check: (config) => [...checkZone(config), ...checkNeverOpen(config), ...checkCalendar(config)],
});
