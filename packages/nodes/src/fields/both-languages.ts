import type { Text } from '@patchbay/flow-schema';
import { text } from '../wording/text.ts';

/** What authors wrote for people at a screen: where one language is empty the other stands in; null where both are. */
export function bothOf(en: string, zh: string): Text | null {
  const english = en.trim();
  const chinese = zh.trim();
  if (english === '' && chinese === '') return null;
  return text(english === '' ? chinese : english, chinese === '' ? english : chinese);
}
