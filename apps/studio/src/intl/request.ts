import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { localeCookie, localeFromHeader, parseLocale } from './locale';
import { messages } from './messages';

/** A page may ask for a language of its own, whatever the browser's is: one that is printed for somebody else. */
export default getRequestConfig(async ({ locale: asked }) => {
  const locale =
    parseLocale(asked) ??
    parseLocale((await cookies()).get(localeCookie)?.value) ??
    localeFromHeader((await headers()).get('accept-language'));
  return { locale, messages: messages[locale], timeZone: 'UTC' };
});
