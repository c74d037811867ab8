import type { Fence } from '../../ports/journal.ts';
import {
  type Match,
  type ReleasedMatch,
  type Reservations,
  type Reserved,
  reservationLifeMs,
} from '../../ports/reservations.ts';

interface Held {
  readonly offerId: string;
  readonly untilMs: number;
}

interface Group {
  epoch: number;
  readonly held: Map<string, Held>;
}

/** Reservations in this process, for tests and simulation. Several of them may share one store, as runtimes share one Redis. */
export class MemoryReservations implements Reservations {
  isAway = false;

  constructor(
    private readonly now: () => number,
    private readonly groups = new Map<string, Group>(),
  ) {}

  /** Another one of the same store. */
  another(): MemoryReservations {
    return new MemoryReservations(this.now, this.groups);
  }

  /** Loses everything, as FLUSHALL does. */
  flush(): void {
    this.groups.clear();
  }

  async reserve(fence: Fence, matches: readonly Match[]): Promise<readonly Reserved[]> {
    return matches.map((match) => this.reserveOne(fence, match));
  }

  async release(fence: Fence, matches: readonly ReleasedMatch[]): Promise<'released' | 'fenced' | 'lost' | 'away'> {
    const refusal = this.refusal(fence);
    if (refusal !== null) return refusal;
    const held = this.groups.get(fence.lease)?.held;
    for (const { keepsContact, ...match } of matches)
      for (const [index, key] of keysOf(match).entries())
        if (held?.get(key)?.offerId === match.offerId && !(keepsContact === true && index === 0)) held.delete(key);
    return 'released';
  }

  async adopt(fence: Fence, matches: readonly Match[]): Promise<'adopted' | 'fenced' | 'away'> {
    const refusal = this.refusal(fence);
    if (refusal === 'away' || refusal === 'fenced') return refusal;
    const untilMs = this.now() + reservationLifeMs;
    const held = matches.flatMap((match) =>
      keysOf(match).map((key) => [key, { offerId: match.offerId, untilMs }] as const),
    );
    this.groups.set(fence.lease, { epoch: fence.epoch, held: new Map(held) });
    return 'adopted';
  }

  async close(): Promise<void> {
    this.isAway = true;
  }

  private reserveOne(fence: Fence, match: Match): Reserved {
    const refusal = this.refusal(fence);
    if (refusal !== null) return refusal;
    const held = this.groups.get(fence.lease)?.held ?? new Map<string, Held>();
    const keys = keysOf(match);
    const taken = keys.findIndex((key) => {
      const holder = held.get(key);
      return holder !== undefined && holder.untilMs > this.now() && holder.offerId !== match.offerId;
    });
    if (taken >= 0) return taken === 0 ? 'contact_taken' : 'agent_taken';
    for (const key of keys) held.set(key, { offerId: match.offerId, untilMs: this.now() + reservationLifeMs });
    return 'reserved';
  }

  private refusal({ lease, epoch }: Fence): 'away' | 'fenced' | 'lost' | null {
    if (this.isAway) return 'away';
    const group = this.groups.get(lease);
    if (group === undefined || group.epoch < epoch) return 'lost';
    return group.epoch > epoch ? 'fenced' : null;
  }
}

const keysOf = ({ contactId, agentIds }: Match): string[] => [
  `contact:${contactId}`,
  ...agentIds.map((agentId) => `agent:${agentId}`),
];
