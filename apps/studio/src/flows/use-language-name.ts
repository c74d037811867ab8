import { useCallback } from 'react';
import { useUiLocale } from './editor/editor-context';

/** A language by the name people know it by, with its tag: "Chinese (China)". */
export function useLanguageName(): (tag: string) => string {
  const locale = useUiLocale();
  return useCallback(
    (tag) => {
      try {
        return new Intl.DisplayNames([locale], { type: 'language' }).of(tag) ?? tag;
      } catch (error) {
        // A tag that is well formed for us may still be none for the browser.
        if (error instanceof RangeError) return tag;
        throw error;
      }
    },
    [locale],
  );
}
