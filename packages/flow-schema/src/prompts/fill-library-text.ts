import type { Json } from '../json.ts';
import { isSensitive, type MaybeSensitive, reveal } from '../sensitive.ts';
import { speakValue } from '../spoken/speak-value.ts';
import { readLibraryText } from './library-text.ts';

/** What is to be said one after the other. `words` are as they stand in the text, and may have been recorded. */
export type FilledPiece =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'value'; readonly text: string; readonly sensitive: boolean };

export type FilledText =
  | { readonly ok: true; readonly pieces: readonly FilledPiece[] }
  /** The name of a value that is not there, or null where the text cannot be read. */
  | { readonly ok: false; readonly missing: string | null };

/** A text of the library with its values in words of the language. */
export function fillLibraryText(
  text: string,
  values: Readonly<Record<string, MaybeSensitive<Json>>>,
  language: string,
): FilledText {
  const reading = readLibraryText(text);
  if (!reading.ok) return { ok: false, missing: null };
  const pieces: FilledPiece[] = [];
  for (const piece of reading.pieces) {
    if (piece.kind === 'words') {
      pieces.push(piece);
      continue;
    }
    if (!Object.hasOwn(values, piece.name)) return { ok: false, missing: piece.name };
    const value = values[piece.name] ?? null;
    const spoken = speakValue(reveal(value), piece.as, language, { currency: piece.currency });
    pieces.push({ kind: 'value', text: spoken, sensitive: isSensitive(value) });
  }
  return { ok: true, pieces };
}

/** The key under which a recording of words inside a text is kept. */
export function wordsKey(words: string): string {
  return words.trim().replaceAll(/\s+/g, ' ');
}
