import type { Fence } from './journal.ts';

/** One thing that happened in a routing group, in order. */
export interface RoutingEntry {
  /** From 1, without gaps within a group. */
  readonly index: number;
  /** Epoch milliseconds: the `now` it was decided at. */
  readonly at: number;
  /** Plain JSON. */
  readonly event: unknown;
}

export interface RoutingSnapshot {
  /** The last entry that the state holds. */
  readonly index: number;
  readonly at: number;
  readonly state: unknown;
}

/** What happened in a routing group; with the last snapshot it gives the state again. The group is named after its lease. */
export interface RoutingJournal {
  /**
   * Stores all or nothing; storing the same entry again is no error. Throws `LeaseLostError` when the fence is not the
   * current one, `RejectedWriteError` when it can never be stored, anything else when it may be tried again.
   */
  append(fence: Fence, entries: readonly RoutingEntry[]): Promise<void>;
  /** Replaces the snapshot before. Throws as `append` does. */
  keepSnapshot(fence: Fence, snapshot: RoutingSnapshot): Promise<void>;
  /** The last snapshot and every entry after it, in order. */
  read(
    group: string,
  ): Promise<{ readonly snapshot: RoutingSnapshot | null; readonly entries: readonly RoutingEntry[] }>;
}
