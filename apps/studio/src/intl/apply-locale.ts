'use client';

import type { Locale } from '@patchbay/flow-schema';
import { localeCookie } from './locale';

const yearSeconds = 31_536_000;

/** Keeps the language for this browser without showing it yet. */
export function keepLocale(locale: Locale) {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox
  document.cookie = `${localeCookie}=${locale}; path=/; max-age=${yearSeconds}; samesite=lax`;
}

/** Changes the language of the studio at once: the page is rendered anew in it. */
export function applyLocale(locale: Locale) {
  keepLocale(locale);
  location.reload();
}
