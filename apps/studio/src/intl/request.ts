import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { localeCookie, localeFromHeader, parseLocale } from './locale';
import { messages } from './messages';

export default getRequestConfig(async () => {
  const locale =
    parseLocale((await cookies()).get(localeCookie)?.value) ??
    localeFromHeader((await headers()).get('accept-language'));
  return { locale, messages: messages[locale], timeZone: 'UTC' };
});
