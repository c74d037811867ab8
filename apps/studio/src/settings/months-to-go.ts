const dayMs = 86_400_000;

/** A month of UTC whose calls are kept together. */
export interface KeptMonth {
  name: string;
  begins: string;
  ends: string;
  /** What the database last counted; null where it never has. */
  callsAbout: number | null;
  bytes: number;
}

/** The months that are over for longer than calls are kept: none where they are kept for ever. */
export function monthsToGo(months: readonly KeptMonth[], keepDays: number | null, now: number): KeptMonth[] {
  if (keepDays === null) return [];
  return months.filter(({ ends }) => Date.parse(ends) <= now - keepDays * dayMs);
}
