import type { PromptContent } from '../prompt-state';
import type { LibrarySound } from '../server/load-library';

/** A prompt as the screens of the library get it. */
export interface LibraryPrompt {
  readonly id: string;
  readonly name: string;
  readonly folder: string;
  readonly latest: { readonly id: string; readonly content: PromptContent; readonly createdAt: string };
  readonly published: { readonly id: string; readonly content: PromptContent } | null;
  /** The languages that flows play it in. */
  readonly needs: readonly string[];
  readonly flows: number;
}

export type { LibrarySound } from '../server/load-library';

export interface Library {
  readonly prompts: readonly LibraryPrompt[];
  readonly sounds: readonly LibrarySound[];
}
