import type { Locale } from '@patchbay/flow-schema';

export const locales = ['en', 'zh'] as const satisfies readonly Locale[];
export const defaultLocale: Locale = 'en';

/** The language of this browser: set from the profile at sign-in, and by the language menu. */
export const localeCookie = 'patchbay_locale';

export function parseLocale(value: string | null | undefined): Locale | null {
  return locales.find((locale) => locale === value) ?? null;
}

/** The first language of an Accept-Language header that the studio speaks. */
export function localeFromHeader(header: string | null): Locale {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', quality = 'q=1'] = part.trim().split(';');
      return { tag: tag.slice(0, 2).toLowerCase(), quality: Number(quality.replace('q=', '')) || 0 };
    })
    .sort((a, b) => b.quality - a.quality);
  for (const { tag } of wanted) {
    const locale = parseLocale(tag);
    if (locale !== null) return locale;
  }
  return defaultLocale;
}
