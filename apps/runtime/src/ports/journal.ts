import type { CallFacts, Command, EngineEvent, JsonObject } from '@patchbay/flow-schema';
import type { Run, TraceEntry } from '@patchbay/engine';

/** Proof of being the one who may write. An older epoch can write nothing. */
export interface Fence {
  readonly lease: string;
  readonly holder: string;
  readonly epoch: number;
}

/** One event and what followed from it. Replaying the events of a run gives the same commands. */
export interface JournalEntry {
  readonly index: number;
  /** Epoch milliseconds: the `now` of the step. */
  readonly at: number;
  readonly event: EngineEvent;
  readonly commands: readonly Command[];
  readonly trace: readonly TraceEntry[];
}

/** A line of the call's story as people read it; sensitive values are already masked. */
export interface CallStep {
  readonly index: number;
  readonly at: number;
  readonly depth: number;
  readonly flowId: string;
  readonly version: string;
  readonly nodeId: string | null;
  readonly kind: TraceEntry['trace'];
  readonly port: string | null;
  readonly detail: JsonObject;
}

/** The call as people look it up. Times are epoch milliseconds; once set they stay. */
export interface CallRecord {
  readonly facts: CallFacts;
  readonly flowId: string;
  readonly version: string;
  readonly language: string;
  readonly startedAt: number;
  readonly answeredAt: number | null;
  readonly endedAt: number | null;
  readonly endReason: string | null;
}

export interface JournalWrite {
  readonly run: Run;
  readonly channelId: string;
  readonly entry: JournalEntry;
  readonly steps: readonly CallStep[];
  /** Null where nothing of the call's own row changed. */
  readonly call: CallRecord | null;
}

/** A live run as it was stored last, with all that is needed to go on with it. */
export interface StoredRun {
  readonly run: Run;
  readonly channelId: string;
  /** How many entries and steps are stored: the indexes to go on with. */
  readonly entryCount: number;
  readonly stepCount: number;
  /** The commands that are still to be answered, with the time of their entry. */
  readonly outstanding: readonly { readonly command: Command; readonly at: number }[];
}

/** Values in `$sensitive` wrappers are sealed before anything is stored and opened when read back. */
export interface Journal {
  /**
   * Stores all or nothing; storing the same entry again is no error. Throws `LeaseLostError` when the fence is not the
   * current one, `RejectedWriteError` when one of the writes can never be stored, anything else when it may be tried again.
   */
  append(fence: Fence, writes: readonly JournalWrite[]): Promise<void>;
  /** All runs that have not ended. */
  liveRuns(): Promise<StoredRun[]>;
  /** The whole journal of one run, in order. */
  entries(runId: string): Promise<JournalEntry[]>;
}

export class LeaseLostError extends Error {
  constructor(fence: Fence) {
    super(`The lease ${fence.lease} is no longer held by ${fence.holder} with epoch ${fence.epoch}.`);
    this.name = 'LeaseLostError';
  }
}

/** The store refuses these values for good, e.g. because they are too large. */
export class RejectedWriteError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'RejectedWriteError';
  }
}
