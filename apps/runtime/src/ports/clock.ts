/** Time as the shell sees it; the tests bring one that only moves when told. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Milliseconds with fractions from some fixed moment, for measuring how long something took. */
  preciseMs(): number;
  /** Runs `task` once after `delayMs` (0 and less: as soon as possible); the result withdraws it. */
  after(delayMs: number, task: () => void): () => void;
}
