import { variableNameSchema } from '../document/identifiers.ts';
import type { Text } from '../text.ts';
import { type SpokenForm, spokenFormSchema } from './prompt-content.ts';

/** Words as they are written, or a value that the flow hands over and that is read out here. */
export type LibraryTextPiece =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'value'; readonly name: string; readonly as: SpokenForm; readonly currency?: string };

export type LibraryTextReading =
  | { readonly ok: true; readonly pieces: readonly LibraryTextPiece[] }
  | { readonly ok: false; readonly problem: Text };

/** `balance`, `balance as number`, `balance as money EUR`. */
const valuePattern = /^\s*(?<name>[a-zA-Z]\w*)(?:\s+as\s+(?<form>[a-z]+)(?:\s+(?<currency>[A-Z]{3}))?)?\s*$/;

/**
 * Reads a text of the prompt library. Values stand in it as `{{ balance as money EUR }}`: a name, the form in which it is
 * read out (as plain text where none is said) and, of money, the currency by ISO 4217. No expression: what the value is,
 * says the flow that plays the prompt.
 */
export function readLibraryText(text: string): LibraryTextReading {
  const pieces: LibraryTextPiece[] = [];
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('{{', at);
    const words = text.slice(at, open < 0 ? undefined : open);
    if (words.trim() !== '') pieces.push({ kind: 'words', text: words });
    if (open < 0) break;
    const close = text.indexOf('}}', open);
    if (close < 0) return refused(text.slice(open), 'it is never closed by }}', '没有对应的 }}');
    const value = readValue(text.slice(open + 2, close));
    if (value === null) {
      return refused(
        text.slice(open, close + 2),
        'write a name and how it is read out, such as {{ balance as money EUR }}',
        '请写明名称和播报方式，例如 {{ balance as money EUR }}',
      );
    }
    pieces.push(value);
    at = close + 2;
  }
  return { ok: true, pieces };
}

/** The value as it is written in a text. */
export function writeLibraryValue(value: { name: string; as: SpokenForm; currency?: string | undefined }): string {
  if (value.as === 'text') return `{{ ${value.name} }}`;
  const currency = value.as === 'money' && value.currency !== undefined ? ` ${value.currency}` : '';
  return `{{ ${value.name} as ${value.as}${currency} }}`;
}

/** The names of the values that any of the texts reads out, each once, in order. A text that cannot be read has none. */
export function libraryTextValues(texts: Iterable<string>): string[] {
  const names = new Set<string>();
  for (const text of texts) {
    const reading = readLibraryText(text);
    if (!reading.ok) continue;
    for (const piece of reading.pieces) if (piece.kind === 'value') names.add(piece.name);
  }
  return [...names];
}

function readValue(source: string): LibraryTextPiece | null {
  const found = valuePattern.exec(source)?.groups;
  if (found === undefined) return null;
  const name = variableNameSchema.safeParse(found.name);
  const as = spokenFormSchema.safeParse(found.form ?? 'text');
  if (!name.success || !as.success) return null;
  if (found.currency === undefined) return { kind: 'value', name: name.data, as: as.data };
  return as.data === 'money' ? { kind: 'value', name: name.data, as: as.data, currency: found.currency } : null;
}

function refused(what: string, en: string, zh: string): LibraryTextReading {
  const shown = what.length > 40 ? `${what.slice(0, 40)}…` : what;
  return { ok: false, problem: { en: `“${shown}” cannot be read: ${en}.`, zh: `无法识别“${shown}”：${zh}。` } };
}
