import type { Locale } from '@patchbay/flow-schema';

const forms = {
  short: { weekday: 'short', day: 'numeric', month: 'short' },
  long: { weekday: 'long', day: 'numeric', month: 'long' },
  date: { day: 'numeric', month: 'short', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** A day such as `2026-11-23` in words, as the other screens write days: "Mon 23 Nov", "11月23日周一". */
export function dayWords(day: string, form: keyof typeof forms, locale: Locale): string {
  const tag = locale === 'zh' ? 'zh-CN' : 'en-GB';
  return new Intl.DateTimeFormat(tag, { ...forms[form], timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}
