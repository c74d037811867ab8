import type { CalendarDate, DecimalNumber, SpokenRules, TimeOfDay } from './spoken-rules.ts';

function moment(date: CalendarDate, time: TimeOfDay): Date {
  return new Date(Date.UTC(date.year, date.month - 1, date.day, time.hour, time.minute));
}

function toNumber({ negative, whole, fraction }: DecimalNumber): number {
  return Number(`${negative ? '-' : ''}${whole}.${fraction === '' ? '0' : fraction}`);
}

/**
 * A language without rules of its own here: values are written as that language writes them, and its voice reads them.
 * Falls back to the language's base where the tag is not known.
 */
export function formattedLanguage(language: string): SpokenRules {
  const tag = Intl.NumberFormat.supportedLocalesOf([language]).length > 0 ? language : 'en';
  const dates = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' });
  const times = new Intl.DateTimeFormat(tag, { timeStyle: 'short', timeZone: 'UTC' });
  const numbers = new Intl.NumberFormat(tag, { maximumFractionDigits: 15, useGrouping: false });
  const apart = (text: string) => [...text.replace(/\s/g, '')].join(' ');
  const day = { year: 2000, month: 1, day: 1 };
  return {
    digits: (text) => apart(text.replace(/[-.]/g, '')),
    number: (value) => numbers.format(toNumber(value)),
    ordinal: (value) => numbers.format(toNumber(value)),
    money: (value, currency) =>
      currency === null
        ? numbers.format(toNumber(value))
        : new Intl.NumberFormat(tag, { style: 'currency', currency, currencyDisplay: 'name' }).format(toNumber(value)),
    date: (date) => dates.format(moment(date, { hour: 0, minute: 0 })),
    time: (time) => times.format(moment(day, time)),
    datetime: (date, time) => `${dates.format(moment(date, time))}, ${times.format(moment(date, time))}`,
    phone: (text) => apart(text.replace(/[^0-9+*#]/g, '')),
    spelled: (text) => apart(text.toUpperCase()),
  };
}
