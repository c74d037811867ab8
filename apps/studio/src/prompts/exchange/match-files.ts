import { type ScriptRow, slugOf } from './script-rows';

/** Where a file would go, or why that is not known. */
export interface FileMatch {
  /** A prompt that is there. */
  readonly promptId: string | null;
  /** For a prompt that is not: what it would be called. */
  readonly newName: string;
  readonly language: string | null;
  /** The words between values; null for all of the prompt. */
  readonly words: string | null;
}

interface Target {
  readonly id: string;
  readonly name: string;
  readonly languages: readonly string[];
}

/**
 * Finds the place of a recording by the name of its file: as the script for the studio names it, else
 * `<prompt>.<language>`, `<language>_<prompt>`, `<language>/<prompt>` and the like. Case, blanks, dots, hyphens and
 * underscores between the words do not matter.
 * @param path the name of the file, with its folders where they are known
 * @param languages every language that may be meant, the likelier ones first
 */
export function matchFile(
  path: string,
  targets: readonly Target[],
  script: readonly ScriptRow[],
  languages: readonly string[],
): FileMatch {
  const parts = path.normalize('NFKC').split('/');
  const file = (parts.at(-1) ?? '').replace(/\.[A-Za-z0-9]{2,5}$/, '');
  const exact = script.find(({ fileName }) => fileName.toLowerCase() === file.toLowerCase());
  if (exact !== undefined) {
    return { promptId: exact.promptId, newName: '', language: exact.language, words: exact.words };
  }
  const folder = parts.at(-2);
  for (const { rest, language } of splits(file, folder, languages)) {
    const target = targets.find(({ id, name }) => id === rest || slugOf(name) === slugOf(rest));
    if (target !== undefined) return found(target, languageFor(language, target.languages, languages));
  }
  const named = splits(file, folder, languages).find(({ language }) => language !== null);
  const newName = wordsOf(named?.rest ?? file);
  return { promptId: null, newName, language: languageFor(named?.language ?? null, [], languages), words: null };
}

function found({ id, languages }: Target, language: string | null): FileMatch {
  const only = languages.length === 1 ? (languages[0] ?? null) : null;
  return { promptId: id, newName: '', language: language ?? only, words: null };
}

interface Split {
  readonly rest: string;
  /** As it is written; null where none is. */
  readonly language: string | null;
}

/** Every way to read a language at the end, at the beginning, or in the folder of a file name; last, that there is none. */
function splits(file: string, folder: string | undefined, languages: readonly string[]): Split[] {
  const known = (tag: string) => languageFor(tag, [], languages) !== null;
  const tail = /^(?<rest>.+?)[._\s-]+\(?(?<tag>[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})?)\)?$/.exec(file)?.groups;
  const shortTail = /^(?<rest>.+)[._\s-]+\(?(?<tag>[A-Za-z]{2,3})\)?$/.exec(file)?.groups;
  const head = /^(?<tag>[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})?)[._\s-]+(?<rest>.+)$/.exec(file)?.groups;
  const shortHead = /^(?<tag>[A-Za-z]{2,3})[._\s-]+(?<rest>.+)$/.exec(file)?.groups;
  const read = [tail, shortTail, head, shortHead].flatMap((one): Split[] =>
    one?.rest !== undefined && one.tag !== undefined && known(one.tag) ? [{ rest: one.rest, language: one.tag }] : [],
  );
  if (folder !== undefined && known(folder)) read.push({ rest: file, language: folder });
  return [...read, { rest: file, language: null }];
}

/** The language that a tag means: itself, or of the same family the one that the prompt has, else the likeliest. */
function languageFor(tag: string | null, own: readonly string[], languages: readonly string[]): string | null {
  if (tag === null) return null;
  const wanted = tag.replace('_', '-').toLowerCase();
  const all = [...own, ...languages];
  return (
    all.find((one) => one.toLowerCase() === wanted) ??
    (wanted.includes('-') ? null : (all.find((one) => one.toLowerCase().split('-')[0] === wanted) ?? null))
  );
}

function wordsOf(file: string): string {
  const words = file.replaceAll(/[._\s-]+/g, ' ').trim();
  return words === '' ? '' : `${words[0]?.toUpperCase()}${words.slice(1)}`.slice(0, 100);
}
