import { type Fence, LeaseLostError } from '../../ports/journal.ts';
import type { RoutingEntry, RoutingJournal, RoutingSnapshot } from '../../ports/routing-journal.ts';

interface Group {
  readonly entries: string[];
  snapshot: string | null;
}

/** Routing journals in memory, as JSON, fenced by whoever knows the leases. */
export class MemoryRoutingJournal implements RoutingJournal {
  private readonly groups = new Map<string, Group>();

  constructor(private readonly holds: (fence: Fence) => boolean) {}

  async append(fence: Fence, entries: readonly RoutingEntry[]): Promise<void> {
    const group = this.group(fence);
    for (const entry of entries) {
      if (entry.index <= group.entries.length) continue;
      if (entry.index > group.entries.length + 1) throw new Error(`Entry ${entry.index} leaves a gap.`);
      group.entries.push(JSON.stringify(entry));
    }
  }

  async keepSnapshot(fence: Fence, snapshot: RoutingSnapshot): Promise<void> {
    this.group(fence).snapshot = JSON.stringify(snapshot);
  }

  async read(name: string): ReturnType<RoutingJournal['read']> {
    const group = this.groups.get(name);
    const snapshot = group?.snapshot ? (JSON.parse(group.snapshot) as RoutingSnapshot) : null;
    const entries = (group?.entries ?? []).map((json) => JSON.parse(json) as RoutingEntry);
    return { snapshot, entries: entries.slice(snapshot?.index ?? 0) };
  }

  /** Every entry that was ever stored. */
  all(name: string): RoutingEntry[] {
    return (this.groups.get(name)?.entries ?? []).map((json) => JSON.parse(json) as RoutingEntry);
  }

  private group(fence: Fence): Group {
    if (!this.holds(fence)) throw new LeaseLostError(fence);
    const group = this.groups.get(fence.lease) ?? { entries: [], snapshot: null };
    this.groups.set(fence.lease, group);
    return group;
  }
}
