import type { PromptContent, PromptPart } from '../prompt-state';
import type { LibraryPrompt } from './library-types';

/** How a prompt stands in one language. */
export type CellState =
  /** Flows play it in this language, and it says nothing. */
  | 'gap'
  /** It says nothing, and nobody asks for it. */
  | 'none'
  | 'text'
  | 'recording'
  /** The words around its values are recorded, all or some of them. */
  | 'words';

export interface MatrixCell {
  readonly state: CellState;
  /** Not what callers hear yet. */
  readonly unpublished: boolean;
}

/** Every language that any prompt says something in or is needed in; those of most prompts first. */
export function matrixLanguages(prompts: readonly LibraryPrompt[]): string[] {
  const counts = new Map<string, number>();
  for (const { latest, needs } of prompts) {
    for (const language of new Set([...Object.keys(latest.content), ...needs])) {
      counts.set(language, (counts.get(language) ?? 0) + 1);
    }
  }
  return [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1)).map(([language]) => language);
}

export function matrixCell(prompt: LibraryPrompt, language: string): MatrixCell {
  const now = prompt.latest.content[language];
  const state = stateOf(now) ?? (prompt.needs.includes(language) ? 'gap' : 'none');
  return { state, unpublished: state !== 'gap' && !same(now, prompt.published?.content[language]) };
}

/** Whether flows play it in a language in which callers hear nothing, now or once the draft is published. */
export function hasGap(prompt: LibraryPrompt): boolean {
  const silentIn = (content: PromptContent | undefined, language: string) => stateOf(content?.[language]) === null;
  return prompt.needs.some(
    (language) =>
      silentIn(prompt.latest.content, language) ||
      (prompt.published !== null && silentIn(prompt.published.content, language)),
  );
}

function stateOf(part: PromptPart | undefined): 'recording' | 'text' | 'words' | null {
  if (part?.audioId !== undefined) return 'recording';
  if (part === undefined || (part.text ?? '').trim() === '') return null;
  return part.wordsAudio !== undefined && (part.text ?? '').includes('{{') ? 'words' : 'text';
}

function same(a: PromptPart | undefined, b: PromptPart | undefined): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}
