import type { Clock } from '../../ports/clock.ts';
import { type Fence, LeaseLostError } from '../../ports/journal.ts';
import type { Log } from '../../ports/log.ts';
import type { Meters } from '../../ports/meters.ts';
import type { RoutingEntry, RoutingJournal } from '../../ports/routing-journal.ts';
import { pause, withDeadline } from '../deadline.ts';
import type { MatchChange } from './matches.ts';

const batchMax = 500;
const storeMsMax = 15_000;
const retryMsFirst = 100;
const retryMsMax = 1_000;

export interface RoutingCommitParts {
  readonly routingJournal: RoutingJournal;
  readonly clock: Clock;
  readonly log: Log;
  readonly meters: Meters;
  readonly fence: Fence;
  /** What was stored is to be carried out now. */
  confirm(changes: readonly MatchChange[]): Promise<void>;
  onLeaseLost(): void;
}

interface Waiting {
  readonly entry: RoutingEntry;
  readonly change: MatchChange;
  readonly since: number;
  then(): void;
}

/**
 * Stores what happened in common batches, in order: what comes in while one batch is being stored is the next. What follows
 * from an entry is carried out after it is stored and before what follows from the next. A store that is away holds
 * decisions where they are; who talks goes on talking.
 */
export class RoutingCommit {
  private waiting: Waiting[] = [];
  private working: Promise<void> | null = null;
  private lost = false;

  constructor(private readonly parts: RoutingCommitParts) {}

  add(entry: RoutingEntry, change: MatchChange, then: () => void): void {
    if (this.lost) return;
    this.waiting.push({ entry, change, since: this.parts.clock.preciseMs(), then });
    this.working ??= Promise.resolve().then(() => this.work());
  }

  /** Resolves when nothing is waiting any more. */
  async flush(): Promise<void> {
    while (this.working) await this.working;
  }

  /** Nothing is stored and nothing follows from here on. */
  stop(): void {
    this.lost = true;
    this.waiting = [];
  }

  private async work(): Promise<void> {
    const { clock, meters } = this.parts;
    while (this.waiting.length > 0 && !this.lost) {
      const batch = this.waiting.splice(0, batchMax);
      if (!(await this.store(batch.map(({ entry }) => entry)))) break;
      const storedAt = clock.preciseMs();
      await this.parts.confirm(batch.map(({ change }) => change));
      if (this.lost) break;
      meters.count('routing_entries_total', batch.length);
      for (const one of batch) {
        meters.observe('routing_wait_ms', storedAt - one.since);
        one.then();
      }
    }
    this.working = null;
  }

  private async store(entries: readonly RoutingEntry[]): Promise<boolean> {
    const { routingJournal, clock, log, fence } = this.parts;
    let isAway = false;
    for (let retryMs = retryMsFirst; !this.lost; retryMs = Math.min(retryMs * 2, retryMsMax)) {
      try {
        await withDeadline(clock, storeMsMax, 'The routing journal', routingJournal.append(fence, entries));
        return true;
      } catch (error) {
        if (error instanceof LeaseLostError) {
          this.stop();
          this.parts.onLeaseLost();
          return false;
        }
        if (!isAway) log.error('routing cannot be stored; decisions wait', { error, entries: entries.length });
        isAway = true;
        await pause(clock, retryMs);
      }
    }
    return false;
  }
}
