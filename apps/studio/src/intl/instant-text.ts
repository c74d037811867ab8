import type { Locale } from '@patchbay/flow-schema';

const forms = {
  full: { dateStyle: 'medium', timeStyle: 'medium' },
  /** Without seconds. */
  minute: { dateStyle: 'medium', timeStyle: 'short' },
  day: { dateStyle: 'medium' },
  /** Without the year and the seconds. */
  short: { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' },
  /** Without the day. */
  time: { hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 1 },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export type InstantForm = keyof typeof forms;

/** A moment in a language, as the clocks of a zone show it. */
export function instantText(at: string | number, form: InstantForm, locale: Locale, timeZone: string): string {
  const tag = locale === 'zh' ? 'zh-CN' : 'en-GB';
  return new Intl.DateTimeFormat(tag, { ...forms[form], timeZone, hourCycle: 'h23' }).format(new Date(at));
}
