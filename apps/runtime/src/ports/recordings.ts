export interface RecordingRow {
  /** `runId.seq`, also the name of the live recording in Asterisk. */
  readonly id: string;
  readonly callId: string;
  readonly purpose: string;
}

/** Where recordings end up, whether or not their run still lives. */
export interface RecordingArchive {
  begin(row: RecordingRow): Promise<void>;
  /**
   * Moves the finished file out of Asterisk's folder and notes it as stored. Null when there is no file, which is noted
   * as failed. Safe to repeat.
   */
  keep(id: string): Promise<{ durationMs: number } | null>;
  fail(id: string): Promise<void>;
  /** Recordings begun and not yet kept or failed. */
  unfinished(): Promise<RecordingRow[]>;
}
