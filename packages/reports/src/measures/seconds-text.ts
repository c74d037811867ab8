import type { Text } from '@patchbay/flow-schema';

/** A wait in words, e.g. `20 s`. */
export function secondsText(ms: number): Text {
  const seconds = String(ms / 1000);
  return { en: `${seconds} s`, zh: `${seconds} 秒` };
}
