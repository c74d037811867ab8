/** A run that does not go on by itself. */
export interface StuckRunRow {
  readonly runId: string;
  readonly reason: string;
  /** Epoch milliseconds. */
  readonly sinceMs: number;
  readonly nodeId: string | null;
}

/** What is stored of live runs, looked through for those that are stuck: of every runtime, also one that is gone. */
export interface StuckRuns {
  list(): Promise<StuckRunRow[]>;
}
