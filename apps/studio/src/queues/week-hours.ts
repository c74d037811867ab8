import { blocksOf, timeOf, type WeekSpan, weekdays } from '@/flows/editor/forms/schedule/week';
import type { QueueRules } from './queue-in-words';

type Week = NonNullable<QueueRules['hours']>['week'];

/** A queue's hours as spans of the week grid; half-typed times are left out. */
export function spansOfHours(week: Week): WeekSpan[] {
  return week.flatMap(({ day, from, to }) => {
    const name = weekdays[day - 1];
    if (name === undefined || !/^\d{2}:\d{2}$/.test(from) || !/^\d{2}:\d{2}$/.test(to)) return [];
    return [{ days: [name], from, to }];
  });
}

/** Spans of the week grid as a queue's hours: day by day, none past midnight. */
export function hoursOfSpans(spans: readonly WeekSpan[]): Week {
  return blocksOf(spans)
    .map(({ day, fromMinute, toMinute }) => ({
      day: weekdays.indexOf(day) + 1,
      from: timeOf(fromMinute),
      to: timeOf(toMinute),
    }))
    .sort((a, b) => a.day - b.day || a.from.localeCompare(b.from));
}
