/** An announcement of the day as it reaches a call, with nothing left to look up. */
export interface Announced {
  readonly announcementId: string;
  readonly name: string;
  /** While it holds, callers are treated as outside of opening hours. */
  readonly closes: boolean;
  /** What is heard, by language: a recording where there is one, else the text, which is read as it stands. */
  readonly says: { readonly [language: string]: { readonly text?: string; readonly audioId?: string } };
}
