import type { Clock } from '../../ports/clock.ts';
import type { Fence } from '../../ports/journal.ts';
import type { Log } from '../../ports/log.ts';
import type { Meters } from '../../ports/meters.ts';
import type { Reservations } from '../../ports/reservations.ts';
import type { RoutingJournal } from '../../ports/routing-journal.ts';
import { withDeadline } from '../deadline.ts';
import type { BookState, Outcome } from './book-state.ts';
import type { KeptEvent } from './kept-event.ts';
import { Matches, matchChangeOf } from './matches.ts';
import { RoutingBook } from './routing-book.ts';
import { RoutingCommit } from './routing-commit.ts';

const snapshotEveryEntries = 2_000;
/** A store that is away holds decisions, so that little can be unwritten. */
const repeatEntriesMax = 500;
const snapshotMsMax = 15_000;
const readMsMax = 10_000;

/** Does something about what was decided, once it is stored. Called in order, one event after another; must not throw. */
export interface Follower {
  follow(outcome: Outcome, event: KeptEvent, at: number): void;
}

export interface KeeperParts {
  readonly routingJournal: RoutingJournal;
  readonly reservations: Reservations;
  readonly clock: Clock;
  readonly log: Log;
  readonly meters: Meters;
  onLeaseLost(): void;
}

/**
 * The one who decides for a routing group. Every event goes strictly this way: decided in memory, stored in the routing
 * journal, then carried out. What is carried out, others can go on with.
 */
export class Keeper {
  private kept: RoutingBook | null = null;
  private commit: RoutingCommit | null = null;
  private matches: Matches | null = null;
  private fence: Fence | null = null;
  private index = 0;
  private lastAt = 0;
  private snapshotAt = 0;
  private snapshotting = false;
  private wakeAt: number | null = null;
  private unwake: (() => void) | null = null;
  private stopped = false;
  private repeated: { readonly outcome: Outcome; readonly at: number }[] = [];
  private readonly followers: Follower[] = [];
  private readonly openQueues = new Map<string, boolean>();

  constructor(private readonly parts: KeeperParts) {}

  /** Throws before `load`. */
  get book(): RoutingBook {
    if (!this.kept) throw new Error('Routing was asked for something before it was read back.');
    return this.kept;
  }

  get isLoaded(): boolean {
    return this.kept !== null;
  }

  /** Whether a queue takes contacts now. */
  isOpen(queueId: string): boolean {
    return this.openQueues.get(queueId) ?? false;
  }

  hasQueue(queueId: string): boolean {
    return this.openQueues.has(queueId);
  }

  addFollower(follower: Follower): void {
    this.followers.push(follower);
  }

  /** Reads the group back as it was stored last. Nothing is decided anew, and nothing carried out again. */
  async load(fence: Fence): Promise<void> {
    const { routingJournal, clock, log, meters } = this.parts;
    const reading = routingJournal.read(fence.lease);
    const { snapshot, entries } = await withDeadline(clock, readMsMax, 'Reading the routing journal', reading);
    this.lastAt = entries.at(-1)?.at ?? snapshot?.at ?? 0;
    const book = new RoutingBook((snapshot?.state ?? null) as BookState | null, snapshot?.at ?? this.lastAt);
    const repeatFrom = entries.length - repeatEntriesMax;
    for (const [index, { event, at }] of entries.entries()) {
      const outcome = book.apply(event as KeptEvent, at);
      if (index >= repeatFrom) this.repeated.push({ outcome, at });
    }
    this.index = entries.at(-1)?.index ?? snapshot?.index ?? 0;
    this.snapshotAt = snapshot?.index ?? 0;
    for (const { id, open } of book.router.state().queues) this.openQueues.set(id, open);
    this.kept = book;
    this.fence = fence;
    const matches = new Matches({ ...this.parts, fence, book });
    this.matches = matches;
    this.commit = new RoutingCommit({
      routingJournal,
      clock,
      log,
      meters,
      fence,
      confirm: (changes) => matches.confirm(changes),
      onLeaseLost: () => this.parts.onLeaseLost(),
    });
    log.info('routing was read back', { entries: entries.length, index: this.index });
  }

  /** What is matched now is held for all who might decide. Never rejects. */
  async adoptMatches(): Promise<void> {
    await this.matches?.adopt();
  }

  /** What followed from the last entries that were read back: it may not have been carried out to its end. */
  takeRepeated(): readonly { readonly outcome: Outcome; readonly at: number }[] {
    return this.repeated.splice(0);
  }

  /** Takes an event in. `then` is called before the followers, with what followed. */
  take(event: KeptEvent, then?: (outcome: Outcome, at: number) => void): void {
    const { book, commit } = this;
    if (this.stopped || !commit) return;
    // A clock that was set back must not turn the order of entries round.
    const at = Math.max(this.parts.clock.now(), this.lastAt);
    this.lastAt = at;
    const begun = this.parts.clock.preciseMs();
    const outcome = book.apply(event, at);
    this.parts.meters.observe('routing_decision_ms', this.parts.clock.preciseMs() - begun);
    if (event.type === 'queue.changed') this.openQueues.set(event.queue.id, event.queue.open);
    else if (event.type === 'queue.removed') this.openQueues.delete(event.queueId);
    this.wake(outcome.decisions.nextWakeAtMs);
    this.index += 1;
    commit.add({ index: this.index, at, event }, matchChangeOf(outcome, book), () => {
      if (this.stopped) return;
      then?.(outcome, at);
      for (const follower of this.followers) this.lead(follower, outcome, event, at);
    });
    if (this.index - this.snapshotAt >= snapshotEveryEntries) void this.keepSnapshot();
  }

  /** Resolves once everything that was taken in is stored and carried out. */
  async flush(): Promise<void> {
    await this.commit?.flush();
  }

  stop(): void {
    this.stopped = true;
    this.unwake?.();
    this.commit?.stop();
    this.matches?.stop();
  }

  private lead(follower: Follower, outcome: Outcome, event: KeptEvent, at: number): void {
    try {
      follower.follow(outcome, event, at);
    } catch (error) {
      this.parts.meters.count('bugs_total');
      this.parts.log.error('a routing decision could not be carried out', { error, happened: event.type });
    }
  }

  private wake(atMs: number | null): void {
    if (atMs === this.wakeAt) return;
    this.unwake?.();
    this.wakeAt = atMs;
    this.unwake = null;
    if (atMs === null) return;
    this.unwake = this.parts.clock.after(Math.max(atMs - this.parts.clock.now(), 0), () => {
      this.wakeAt = null;
      this.take({ type: 'time.passed' });
    });
  }

  private async keepSnapshot(): Promise<void> {
    const { routingJournal, clock, log } = this.parts;
    if (this.snapshotting || !this.fence || !this.commit) return;
    this.snapshotting = true;
    const snapshot = { index: this.index, at: this.lastAt, state: this.book.state() };
    this.snapshotAt = snapshot.index;
    try {
      // Entries after the snapshot must not be missing should this be the last thing this process does.
      await this.commit.flush();
      await withDeadline(
        clock,
        snapshotMsMax,
        'The routing snapshot',
        routingJournal.keepSnapshot(this.fence, snapshot),
      );
    } catch (error) {
      log.warn('a routing snapshot could not be kept; the next one will be', { error });
    } finally {
      this.snapshotting = false;
    }
  }
}
