import type { Json } from '../json.ts';

export type MergePath = readonly (string | number)[];

/** The same value in three documents; undefined where it is not there. */
export interface Sides<T = Json | undefined> {
  readonly base: T;
  readonly mine: T;
  readonly theirs: T;
}

/** Hears of a value that both sides changed differently, and says which stands. */
export type Decide = (path: MergePath, sides: Sides) => Json | undefined;

/** Merges what stands inside of something that is being merged. */
export type MergeInner = (sides: Sides, path: MergePath) => Json | undefined;
