import { readLibraryText, wordsKey } from '@patchbay/flow-schema';
import type { PromptContent } from '../prompt-state';

/** One thing to be recorded, and the name of the file that it comes in. */
export interface ScriptRow {
  readonly promptId: string;
  readonly promptName: string;
  readonly folder: string;
  readonly language: string;
  /** The words between values; null for all of the prompt. */
  readonly words: string | null;
  /** What is to be said. */
  readonly text: string;
  /** Without extension. */
  readonly fileName: string;
  /** The recording that is there already. */
  readonly audioId: string | null;
}

interface Recordable {
  readonly id: string;
  readonly name: string;
  readonly folder: string;
  readonly latest: { readonly content: PromptContent };
}

/**
 * Everything of the library that can be recorded, by prompt and language. A text with values in it is recorded word by word
 * around them, each in a file with a number of its own.
 */
export function scriptRows(prompts: readonly Recordable[]): ScriptRow[] {
  const bases = baseNames(prompts);
  return prompts.flatMap(({ id, name, folder, latest }) =>
    Object.entries(latest.content).flatMap(([language, { text = '', audioId, wordsAudio }]): ScriptRow[] => {
      const shared = { promptId: id, promptName: name, folder, language };
      const fileName = `${bases.get(id)}.${language}`;
      const words = wordsBetween(text);
      if (words === null || audioId !== undefined) {
        return [{ ...shared, words: null, text, fileName, audioId: audioId ?? null }];
      }
      return words.map((one, at) => ({
        ...shared,
        words: one,
        text: one,
        fileName: `${fileName}.${at + 1}`,
        audioId: wordsAudio?.[one] ?? null,
      }));
    }),
  );
}

/** The words around the values of a text, each once; null for a text without values. A full stop alone is not recorded. */
export function wordsBetween(text: string): string[] | null {
  const reading = readLibraryText(text);
  if (!reading.ok || reading.pieces.every(({ kind }) => kind === 'words')) return null;
  const words = reading.pieces.flatMap((piece) => (piece.kind === 'words' ? [wordsKey(piece.text)] : []));
  return [...new Set(words)].filter((one) => /[\p{L}\p{N}]/u.test(one));
}

/** Letters and digits in small letters, hyphens between: safe in the file names of any system. */
export function slugOf(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
}

/** By prompt: its name in file names. Where two prompts would share one, each gets a piece of its id. */
function baseNames(prompts: readonly Recordable[]): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  for (const { name } of prompts) counts.set(slugOf(name), (counts.get(slugOf(name)) ?? 0) + 1);
  return new Map(
    prompts.map(({ id, name }) => {
      const slug = slugOf(name);
      return [id, slug !== '' && counts.get(slug) === 1 ? slug : `${slug}_${id.slice(0, 8)}`];
    }),
  );
}
