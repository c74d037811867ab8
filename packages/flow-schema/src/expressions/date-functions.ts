import { ExpressionError } from './expression-error.ts';

export interface LocalTime {
  readonly date: string;
  readonly time: string;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  /** 1 is Monday, 7 is Sunday (ISO 8601). */
  readonly weekday: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new ExpressionError('expression_value', {
      en: `"${timeZone}" is not a time zone; write one like "Asia/Shanghai" or "UTC"`,
      zh: `“${timeZone}”不是时区；请写成“Asia/Shanghai”或“UTC”这样`,
    });
  }
  formats.set(timeZone, format);
  return format;
}

/** The wall clock of a place at a moment. `timeZone` is an IANA name; throws an ExpressionError for an unknown one. */
export function localTime(moment: Date, timeZone: string): LocalTime {
  const parts: Record<string, string> = {};
  for (const part of formatFor(timeZone).formatToParts(moment)) parts[part.type] = part.value;
  const year = Number(parts.year);
  const month = Number(parts.month);
  const day = Number(parts.day);
  const date = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return {
    date,
    time: `${parts.hour}:${parts.minute}`,
    year,
    month,
    day,
    hour: Number(parts.hour),
    minute: Number(parts.minute),
    weekday: weekdayOf(date),
  };
}

const dayMs = 86_400_000;

/** Midnight UTC of a date written YYYY-MM-DD (a time after it is left out); throws an ExpressionError for anything else. */
export function dayStart(date: string): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:$|T)/.exec(date);
  const start = match ? Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) : Number.NaN;
  if (match && new Date(start).getUTCDate() === Number(match[3])) return start;
  throw new ExpressionError('expression_value', {
    en: `"${date}" is not a date; write it like 2026-03-31`,
    zh: `“${date}”不是日期；请写成 2026-03-31 这样`,
  });
}

export function weekdayOf(date: string): number {
  return new Date(dayStart(date)).getUTCDay() || 7;
}

export function addDays(date: string, days: number): string {
  const moved = new Date(dayStart(date) + Math.trunc(days) * dayMs);
  const year = moved.getUTCFullYear();
  if (!(year >= 0 && year <= 9999)) {
    throw new ExpressionError('expression_value', {
      en: `${days} days from ${date} is outside the calendar`,
      zh: `${date} 加 ${days} 天超出了日历范围`,
    });
  }
  return moved.toISOString().slice(0, 10);
}

export function daysUntil(from: string, to: string): number {
  return Math.round((dayStart(to) - dayStart(from)) / dayMs);
}
