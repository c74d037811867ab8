import type { Clock } from '../ports/clock.ts';
import { type Fence, type Journal, type JournalWrite, LeaseLostError, RejectedWriteError } from '../ports/journal.ts';
import type { Log } from '../ports/log.ts';
import type { Meters } from '../ports/meters.ts';
import { pause, withDeadline } from './deadline.ts';

const batchMax = 400;
/** A connection that went silent is tried again on another; an entry that was stored after all is not stored twice. */
const storeMsMax = 15_000;
const retryMsFirst = 100;
const retryMsMax = 1_000;

export interface GroupCommitParts {
  readonly journal: Journal;
  readonly clock: Clock;
  readonly log: Log;
  readonly meters: Meters;
  readonly fence: Fence;
  /** Called once when another runtime holds the lease; nothing can be stored from then on. */
  onLeaseLost(error: LeaseLostError): void;
}

interface Waiting {
  readonly write: JournalWrite;
  readonly since: number;
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * Stores the entries of all runs in common batches: what comes in while one batch is being stored makes the next.
 * A run waits for its entry before anything else happens, so at most one entry per run is ever waiting: an outage of the
 * store holds calls where they are and needs no more memory than there are runs.
 */
export class GroupCommit {
  private waiting: Waiting[] = [];
  private working: Promise<void> | null = null;
  private lost: LeaseLostError | null = null;
  /** False while the store does not answer. */
  healthy = true;

  constructor(private readonly parts: GroupCommitParts) {}

  /** Resolves when the entry is stored. Rejects with `LeaseLostError` or `RejectedWriteError`, else it waits. */
  store(write: JournalWrite): Promise<void> {
    if (this.lost) return Promise.reject(this.lost);
    return new Promise((resolve, reject) => {
      this.waiting.push({ write, since: this.parts.clock.preciseMs(), resolve, reject });
      this.parts.meters.set('journal_pending', this.waiting.length);
      // Starting a microtask later lets all runs that woke up by the same event loop turn share a batch.
      this.working ??= Promise.resolve().then(() => this.work());
    });
  }

  /** Resolves when nothing is waiting any more. */
  async flush(): Promise<void> {
    while (this.working) await this.working;
  }

  private async work(): Promise<void> {
    while (this.waiting.length > 0 && !this.lost) await this.storeBatch(this.waiting.splice(0, batchMax));
    this.working = null;
  }

  private async storeBatch(batch: Waiting[]): Promise<void> {
    const { journal, clock, log, meters, fence } = this.parts;
    for (let retryMs = retryMsFirst; ; retryMs = Math.min(retryMs * 2, retryMsMax)) {
      const begun = clock.preciseMs();
      try {
        const stored = journal.append(
          fence,
          batch.map((one) => one.write),
        );
        await withDeadline(clock, storeMsMax, 'The journal', stored);
        const storedAt = clock.preciseMs();
        meters.observe('journal_batch_ms', storedAt - begun);
        meters.count('journal_entries_total', batch.length);
        meters.set('journal_pending', this.waiting.length);
        for (const one of batch) {
          meters.observe('journal_wait_ms', storedAt - one.since);
          one.resolve();
        }
        this.healthy = true;
        return;
      } catch (error) {
        if (error instanceof LeaseLostError) return this.giveUp(batch, error);
        if (error instanceof RejectedWriteError) return this.storeApart(batch, error);
        if (this.healthy) log.error('the journal cannot be stored, calls wait', { error, entries: batch.length });
        this.healthy = false;
        meters.count('journal_retries_total');
        await pause(clock, retryMs);
      }
    }
  }

  /** One write that can never be stored must not hold up the others. */
  private async storeApart(batch: Waiting[], error: RejectedWriteError): Promise<void> {
    const [first] = batch;
    if (batch.length === 1 && first) return first.reject(error);
    for (const one of batch) await this.storeBatch([one]);
  }

  private giveUp(batch: Waiting[], error: LeaseLostError): void {
    this.lost = error;
    for (const one of [...batch, ...this.waiting.splice(0)]) one.reject(error);
    this.parts.onLeaseLost(error);
  }
}
