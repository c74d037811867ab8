import type { Clock } from '../../ports/clock.ts';
import {
  type CallRecord,
  type CallStep,
  type Fence,
  type Journal,
  type JournalEntry,
  type JournalWrite,
  LeaseLostError,
  type LiveRuns,
  type RootFlow,
  type StoredCommand,
  type StoredRun,
} from '../../ports/journal.ts';
import type { LeaseStore } from '../../ports/lease.ts';

interface KeptRun {
  readonly lease: string;
  readonly root: RootFlow;
  readonly channelId: string;
  /** As JSON, so that nothing survives here which would not survive a store. */
  state: string;
  isEnded: boolean;
  readonly entries: string[];
  readonly steps: CallStep[];
  call: CallRecord | null;
}

interface KeptLease {
  holder: string;
  epoch: number;
  expiresAt: number;
}

/** Journal and leases in memory, fenced like the real ones. */
export class MemoryStore implements Journal, LeaseStore {
  private readonly runs = new Map<string, KeptRun>();
  private readonly leases = new Map<string, KeptLease>();

  constructor(private readonly clock: Clock) {}

  async append(fence: Fence, writes: readonly JournalWrite[]): Promise<void> {
    this.check(fence);
    for (const write of writes) this.keep(fence.lease, write);
  }

  async liveRuns(lease: string): Promise<LiveRuns> {
    const kept = [...this.runs.values()].filter((one) => one.lease === lease && !one.isEnded);
    return { runs: kept.map(storedRunOf), unreadable: [] };
  }

  async abandon(fence: Fence, runIds: readonly string[], at: number): Promise<void> {
    this.check(fence);
    for (const id of runIds) {
      const kept = this.runs.get(id);
      if (!kept) continue;
      const run = JSON.parse(kept.state) as StoredRun['run'];
      kept.state = JSON.stringify({ ...run, status: 'ended' });
      kept.isEnded = true;
      if (kept.call) {
        kept.call = { ...kept.call, endedAt: kept.call.endedAt ?? at, endReason: kept.call.endReason ?? 'bug' };
      }
    }
  }

  async endedChannels(channelIds: readonly string[]): Promise<string[]> {
    const kept = [...this.runs.values()];
    return channelIds.filter((id) => kept.some(({ channelId, isEnded }) => channelId === id && isEnded));
  }

  async entries(runId: string): Promise<JournalEntry[]> {
    return entriesOf(this.runs.get(runId));
  }

  /** Every run that was ever stored. */
  runIds(): string[] {
    return [...this.runs.keys()];
  }

  /** The channel of every run that was ever stored. */
  channels(): string[] {
    return [...this.runs.values()].map(({ channelId }) => channelId);
  }

  /** The channel of one run; null for one that was never stored. */
  channelOf(runId: string): string | null {
    return this.runs.get(runId)?.channelId ?? null;
  }

  /** The last stored state, ended or not. */
  stored(runId: string): { run: StoredRun['run']; steps: readonly CallStep[]; call: CallRecord | null } | null {
    const kept = this.runs.get(runId);
    return kept ? { run: storedRunOf(kept).run, steps: kept.steps, call: kept.call } : null;
  }

  async acquire(name: string, holder: string, ttlMs: number, presumedDead: string | null): Promise<number | null> {
    const lease = this.leases.get(name);
    const isFree = !lease || lease.holder === holder || lease.holder === presumedDead;
    if (!isFree && lease.expiresAt > this.clock.now()) return null;
    const epoch = (lease?.epoch ?? 0) + 1;
    this.leases.set(name, { holder, epoch, expiresAt: this.clock.now() + ttlMs });
    return epoch;
  }

  async renew(name: string, holder: string, epoch: number, ttlMs: number): Promise<boolean> {
    const lease = this.leases.get(name);
    if (lease?.holder !== holder || lease.epoch !== epoch) return false;
    lease.expiresAt = this.clock.now() + ttlMs;
    return true;
  }

  async release(name: string, holder: string, epoch: number): Promise<void> {
    const lease = this.leases.get(name);
    if (lease?.holder === holder && lease.epoch === epoch) lease.expiresAt = 0;
  }

  async holder(name: string): Promise<string | null> {
    return this.leases.get(name)?.holder ?? null;
  }

  /** Whether the fence is the current one. */
  holds(fence: Fence): boolean {
    const lease = this.leases.get(fence.lease);
    return lease?.holder === fence.holder && lease.epoch === fence.epoch;
  }

  private check(fence: Fence): void {
    if (!this.holds(fence)) throw new LeaseLostError(fence);
  }

  private keep(lease: string, write: JournalWrite): void {
    const { run, root, channelId, entry, steps, call } = write;
    const empty = { state: '', isEnded: false, entries: [], steps: [], call: null };
    const kept = this.runs.get(run.id) ?? { lease, root, channelId, ...empty };
    this.runs.set(run.id, kept);
    // The same entry again: the answer to its first storing was lost.
    if (entry.index < kept.entries.length) return;
    if (entry.index > kept.entries.length) throw new Error(`Entry ${entry.index} of run ${run.id} leaves a gap.`);
    kept.state = JSON.stringify(run);
    kept.isEnded = run.status === 'ended';
    kept.entries.push(JSON.stringify(entry));
    kept.steps.push(...steps);
    if (call) {
      const { answeredAt, personAt, endedAt, endReason } = call;
      kept.call = {
        ...call,
        answeredAt: kept.call?.answeredAt ?? answeredAt,
        personAt: kept.call?.personAt ?? personAt,
        endedAt: kept.call?.endedAt ?? endedAt,
        endReason: kept.call?.endReason ?? endReason,
      };
    }
  }
}

function entriesOf(kept: KeptRun | undefined): JournalEntry[] {
  return (kept?.entries ?? []).map((json) => JSON.parse(json) as JournalEntry);
}

function storedRunOf(kept: KeptRun): StoredRun {
  const run = JSON.parse(kept.state) as StoredRun['run'];
  const entries = entriesOf(kept);
  const outstanding = run.outstanding.flatMap(({ seq }): StoredCommand[] => {
    for (const { at, commands } of entries) {
      const command = commands.find((one) => one.seq === seq);
      if (command) return [{ command, at, told: entries.some(({ event }) => 'to' in event && event.to === seq) }];
    }
    return [];
  });
  return {
    run,
    root: kept.root,
    channelId: kept.channelId,
    entryCount: entries.length,
    stepCount: kept.steps.length,
    outstanding,
    lastCommands: entries.at(-1)?.commands ?? [],
  };
}
