import {
  type ConfigProblem,
  type Decision,
  defineNodeType,
  type EventOf,
  type Failure,
  holidayOn,
  isDate,
  isTimeZone,
  type Locale,
  localTime,
  type NodeContext,
  type Opening,
  openingAt,
  type Weekday,
  weekdays,
} from '@patchbay/flow-schema';
import { announcedItems } from '../announcing/announced-items.ts';
import { hoursMissing } from '../fields/business-fields.ts';
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

type SayingData = { playback: number; opening: Opening };

/** Remembers the holiday, where asked to. */
function keepHoliday(context: NodeContext<OpeningHoursConfig>, holiday: string): Failure | null {
  const { holidayVariable } = context.config;
  return holidayVariable === '' ? null : context.set(holidayVariable, holiday);
}

/** By the hours that stand in the node itself. */
function decide(context: NodeContext<OpeningHoursConfig>): Decision {
  const { config, now } = context;
  if (!isTimeZone(config.timeZone)) {
    return context.fail('time_zone_unknown', `“${config.timeZone}” is not a time zone this machine knows.`);
  }
  const clock = localTime(new Date(now), config.timeZone);
  const failure = keepHoliday(context, holidayOn(config, clock.date)?.name ?? '');
  return failure === null ? context.leave(openingAt(config, clock)) : context.fail(failure.code, failure.message);
}

/** As it was told of the named hours, after their announcements. */
function take(
  context: NodeContext<OpeningHoursConfig>,
  { opening, holiday, announcements }: EventOf<'hours.told'>,
): Decision {
  const failure = keepHoliday(context, holiday ?? '');
  if (failure !== null) return context.fail(failure.code, failure.message);
  const items = context.config.sayAnnouncements ? announcedItems(announcements, context.language) : [];
  if (items.length === 0) return context.leave(opening);
  const playback = context.emit({ type: 'playback.start', items });
  return context.stay('saying', { playback, opening } satisfies SayingData);
}

/**
 * 1. A holiday's own hours take the place of the weekly ones; outside of them the call leaves by `holiday`.
 * 2. A span belongs to the day it begins on and may last past midnight, also into or out of a holiday.
 * 3. The start of a span is inside, its end is outside.
 * 4. Named hours are asked for at that moment, and what is announced for them is heard before the call leaves.
 */
export const openingHoursNode = defineNodeType<OpeningHoursConfig>({
  type: 'opening_hours',
  version: 2,
  category: 'logic',
  icon: 'calendar-clock',
  kinds: ['voice', 'chat', 'campaign', 'workflow'],
  label: text('Opening hours', '营业时间'),
  help: text('Tells open, closed and holidays apart.', '区分营业、休息和节假日。'),
  keywords: ['schedule', 'calendar', 'business hours', 'holiday', 'time', 'weekend', '日历', '节假日', '工作时间'],
  config: openingHoursConfigSchema,
  defaults: (languages) => ({
    source: 'own',
    hoursId: '',
    sayAnnouncements: true,
    timeZone: languages[0] === 'zh-CN' ? 'Asia/Shanghai' : 'UTC',
    weekly: [{ days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], from: '09:00', to: '17:00' }],
    holidays: [],
    holidayVariable: '',
  }),
  ports: ({ source }) => [
    { id: 'open', label: text('Open', '营业') },
    { id: 'closed', label: text('Closed', '休息') },
    { id: 'holiday', label: text('Holiday', '节假日') },
    ...(source === 'named' ? [{ id: 'failed', label: text('Failed', '失败'), optional: true }] : []),
  ],
  requires: ({ source, sayAnnouncements }) => (source === 'named' && sayAnnouncements ? ['answered'] : []),
  writes: (config) => (config.holidayVariable === '' ? [] : [{ variable: config.holidayVariable, type: 'text' }]),
  expressions: () => [],
  visit: ({ source }) => (source === 'named' ? { waitMsMax: 3_000 } : {}),
  summary: (config, locale) => {
    if (config.source === 'named') {
      return fill(
        config.hoursId === ''
          ? text('No opening hours chosen yet', '尚未选择营业时间')
          : config.sayAnnouncements
            ? text('Named opening hours, says their announcements', '命名的营业时间，并播放其公告')
            : text('Named opening hours', '命名的营业时间'),
        locale,
      );
    }
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
  states: ['asking', 'saying'],
  enter: (context) => {
    if (context.config.source === 'own') return decide(context);
    context.emit({ type: 'hours.ask', hoursId: context.config.hoursId });
    return context.stay('asking');
  },
  on: {
    asking: {
      'hours.told': take,
      'hours.failed': (context, event) => context.fail(event.code, event.message),
      'dtmf.received': 'ignored',
    },
    saying: {
      'playback.finished': (context) => context.leave((context.data as SayingData).opening),
      // What holds today does not depend on whether it could be heard.
      'playback.failed': (context) => context.leave((context.data as SayingData).opening),
      'dtmf.received': 'ignored',
    },
  },
  cancel: (context, state) => {
    if (state === 'saying') context.emit({ type: 'playback.stop', target: (context.data as SayingData).playback });
  },
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
  migrations: [
    {
      from: 1,
      name: 'hours_by_name',
      migrate: (config) => ({ source: 'own', hoursId: '', sayAnnouncements: true, ...config }),
    },
  ],
  check: (config) =>
    config.source === 'named'
      ? hoursMissing(['hoursId'], config.hoursId)
      : [...checkZone(config), ...checkNeverOpen(config), ...checkCalendar(config)],
});
