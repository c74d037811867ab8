/** One sentence a supervisor reads, in both languages of the product. */
export interface Words {
  readonly en: string;
  readonly zh: string;
}

/** Whole seconds, as in "12 s"; never negative. */
export const seconds = (durationMs: number): string => `${Math.max(0, Math.round(durationMs / 1_000))}`;
