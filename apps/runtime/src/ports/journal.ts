import type { Run, TraceEntry } from '@patchbay/engine';
import type { CallFacts, Command, EngineEvent, JsonObject } from '@patchbay/flow-schema';

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

/** A line of the call's story as people read it. Sensitive values still stand in their wrapper; the store masks them. */
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
  readonly language: string;
  readonly startedAt: number;
  readonly answeredAt: number | null;
  /** When the caller was connected with a person. */
  readonly personAt: number | null;
  readonly endedAt: number | null;
  readonly endReason: string | null;
}

/** The flow that answered the call, with its version. */
export interface RootFlow {
  readonly flowId: string;
  readonly version: string;
}

export interface JournalWrite {
  readonly run: Run;
  readonly root: RootFlow;
  readonly channelId: string;
  readonly entry: JournalEntry;
  readonly steps: readonly CallStep[];
  /** Null where nothing of the call's own row changed. */
  readonly call: CallRecord | null;
}

/** A command that is still to be answered. */
export interface StoredCommand {
  readonly command: Command;
  /** The time of its entry. */
  readonly at: number;
  /** True where the run already took an event for it, such as `dial.answered`. */
  readonly told: boolean;
}

/** A live run as it was stored last, with all that is needed to go on with it. */
export interface StoredRun {
  readonly run: Run;
  readonly root: RootFlow;
  readonly channelId: string;
  /** How many entries and steps are stored: the indexes to go on with. */
  readonly entryCount: number;
  readonly stepCount: number;
  readonly outstanding: readonly StoredCommand[];
  /** The commands of the last entry: those that may not have been carried out. */
  readonly lastCommands: readonly Command[];
}

export interface LiveRuns {
  readonly runs: readonly StoredRun[];
  readonly unreadable: readonly { readonly runId: string; readonly channelId: string; readonly reason: string }[];
}

/** Values in `$sensitive` wrappers are sealed before anything is stored and opened when read back. */
export interface Journal {
  /**
   * Stores all or nothing; storing the same entry again is no error. Throws `LeaseLostError` when the fence is not the
   * current one, `RejectedWriteError` when one of the writes can never be stored, anything else when it may be tried again.
   */
  append(fence: Fence, writes: readonly JournalWrite[]): Promise<void>;
  /** All runs that were stored under this lease and have not ended. One that cannot be opened keeps none of the others from going on. */
  liveRuns(lease: string): Promise<LiveRuns>;
  /**
   * Ends runs that nobody can go on with, and their calls, with the reason `bug`. What else is stored of them stays as it is.
   * Throws `LeaseLostError` when the fence is not the current one. `at` in epoch milliseconds.
   */
  abandon(fence: Fence, runIds: readonly string[], at: number): Promise<void>;
  /** Which of these channels belong to runs that have ended. */
  endedChannels(channelIds: readonly string[]): Promise<string[]>;
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
