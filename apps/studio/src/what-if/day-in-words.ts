import type { Locale } from '@patchbay/flow-schema';

/** `2026-11-20` as "Fri, 20 November 2026". */
export function dayInWords(day: string, locale: Locale): string {
  const tag = locale === 'zh' ? 'zh-CN' : 'en-GB';
  const form = { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(tag, form).format(new Date(`${day}T00:00:00Z`));
}
