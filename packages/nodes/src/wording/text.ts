import type { Text } from '@patchbay/flow-schema';

/** A text in both languages of the product, in one line. */
export function text(en: string, zh: string): Text {
  return { en, zh };
}
