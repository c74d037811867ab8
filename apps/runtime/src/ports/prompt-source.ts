/** What a pinned prompt revision says in a language, or what an audio id stands for. */
export interface PromptSource {
  revision(promptId: string, revision: string, language: string): Promise<PromptSound | null>;
  /** Every text of a revision, to be spoken ahead of time; none where the revision is gone. */
  texts(revision: string): Promise<{ readonly text: string; readonly language: string }[]>;
  /** The file of an uploaded sound, absolute and without extension; null when there is none. */
  audio(audioId: string): Promise<string | null>;
}

export type PromptSound =
  | {
      readonly kind: 'text';
      /** With `{{ … }}` where a value is read out, as the prompt library writes it. */
      readonly text: string;
      readonly language: string;
      /** Recordings of words between the values, by these words. */
      readonly wordsAudio?: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'audio'; readonly audioId: string };
