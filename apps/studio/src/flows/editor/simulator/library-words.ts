import { fillLibraryText, type PlaybackItem } from '@patchbay/flow-schema';
import type { PromptTexts } from '../core/simulation-store';
import { secretMark } from './secret';

/** What a prompt of the library says, its values in words and secrets masked; null where it is only a recording. */
export function libraryWords(
  item: Extract<PlaybackItem, { kind: 'prompt' }>,
  texts: PromptTexts,
): { readonly text: string; readonly language: string; readonly secret: boolean } | null {
  const said = texts[item.promptId] ?? {};
  const [family] = item.language.split('-');
  const language =
    [item.language, ...Object.keys(said)].find((one) => said[one] !== undefined && one.split('-')[0] === family) ??
    Object.keys(said)[0];
  const text = language === undefined ? undefined : said[language];
  if (language === undefined || text === undefined || text.trim() === '') return null;
  const filled = fillLibraryText(text, item.values ?? {}, language);
  if (!filled.ok) return { text, language, secret: false };
  const secret = filled.pieces.some((piece) => piece.kind === 'value' && piece.sensitive);
  const words = filled.pieces.map((piece) => (piece.kind === 'value' && piece.sensitive ? secretMark : piece.text));
  return { text: words.join(''), language, secret };
}
