export interface RecordingRow {
  /** `runId.seq`, also the name of the live recording in Asterisk. */
  readonly id: string;
  readonly callId: string;
  readonly purpose: string;
}

/** Where recordings end up, whether or not their run still lives. Every method may be repeated. */
export interface RecordingArchive {
  begin(row: RecordingRow, at: number): Promise<void>;
  /** Stores the WAV file and notes how long it is. */
  store(id: string, wav: Uint8Array): Promise<{ durationMs: number }>;
  fail(id: string): Promise<void>;
  /** Notes when it was paused and when it went on: what is heard at a moment of the call is found by that. */
  pause(id: string, paused: boolean, at: number): Promise<void>;
  /** Whether its file is kept, or was until somebody removed it. */
  isStored(id: string): Promise<boolean>;
  /** Recordings begun and neither stored nor failed. */
  unfinished(): Promise<RecordingRow[]>;
}
