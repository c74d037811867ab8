import type { Clock } from '../../ports/clock.ts';
import type { Fence } from '../../ports/journal.ts';
import type { Log } from '../../ports/log.ts';
import { type Match, type ReleasedMatch, type Reservations, reservationLifeMs } from '../../ports/reservations.ts';
import type { Outcome, Talk } from './book-state.ts';
import type { RoutingBook } from './routing-book.ts';

/** What one decision holds and lets go of. */
export interface MatchChange {
  readonly released: readonly ReleasedMatch[];
  readonly reserved: readonly Match[];
}

export interface MatchesParts {
  readonly reservations: Reservations;
  readonly clock: Clock;
  readonly log: Log;
  readonly fence: Fence;
  readonly book: RoutingBook;
  onLeaseLost(): void;
}

/**
 * Holds every match for all who might decide for the group, before anybody rings. A store that is away or forgot what it held
 * stops nothing: the routing journal is the truth, and what it says is held again.
 */
export class Matches {
  private unrenew: (() => void) | null = null;
  private stopped = false;

  constructor(private readonly parts: MatchesParts) {}

  /** Everything that is matched now is held, and nothing else; again in good time before it runs out. */
  async adopt(): Promise<void> {
    const { reservations, fence, clock } = this.parts;
    this.unrenew?.();
    if (this.stopped) return;
    if ((await reservations.adopt(fence, this.current())) === 'fenced') this.parts.onLeaseLost();
    this.unrenew = clock.after(reservationLifeMs / 3, () => void this.adopt());
  }

  /** Never rejects. */
  async confirm(changes: readonly MatchChange[]): Promise<void> {
    const released = changes.flatMap((change) => change.released);
    const reserved = changes.flatMap((change) => change.reserved);
    if (this.stopped || released.length + reserved.length === 0) return;
    const { reservations, fence, log } = this.parts;
    // What one entry held and a later one of the same batch let go of is not held at all.
    const over = new Set(released.filter(({ keepsContact }) => !keepsContact).map(({ offerId }) => offerId));
    const lasting = reserved.filter(({ offerId }) => !over.has(offerId));
    const letGo = released.length === 0 ? 'released' : await reservations.release(fence, released);
    const held = lasting.length === 0 ? [] : await reservations.reserve(fence, lasting);
    if (letGo === 'fenced' || held.includes('fenced')) {
      this.parts.onLeaseLost();
      return;
    }
    const taken = held.some((one) => one === 'contact_taken' || one === 'agent_taken');
    if (taken) log.warn('a match was held by another offer; what the journal says is held instead');
    if (taken || letGo === 'lost' || held.includes('lost')) await this.adopt();
  }

  stop(): void {
    this.stopped = true;
    this.unrenew?.();
  }

  private current(): Match[] {
    const { book } = this.parts;
    const byOffer = new Map<number, Match>();
    for (const { offerId, contactId, agentId } of book.allRings()) {
      if (offerId === null) continue;
      const agentIds = [...(byOffer.get(offerId)?.agentIds ?? []), agentId];
      byOffer.set(offerId, { offerId: String(offerId), contactId, agentIds });
    }
    return [...byOffer.values(), ...book.allTalks().flatMap((talk) => matchOf(talk) ?? [])];
  }
}

/** What follows for matches from one event. */
export function matchChangeOf({ decisions, ended }: Outcome, book: RoutingBook): MatchChange {
  const released = decisions.withdrawals.map(({ offerId, contactId, agentIds }): ReleasedMatch => {
    const keepsContact = book.router.offer(offerId) !== null || book.talkOf(contactId)?.offerId === offerId;
    return { offerId: String(offerId), contactId, agentIds, keepsContact };
  });
  const over = ended ? matchOf(ended) : null;
  return {
    released: over ? [...released, over] : released,
    reserved: decisions.offers.map(({ id, contactId, agentIds }) => ({ offerId: String(id), contactId, agentIds })),
  };
}

/** Null for a talk that no offer led to. */
function matchOf({ offerId, contactId, agentId }: Talk): Match | null {
  return offerId === null ? null : { offerId: String(offerId), contactId, agentIds: [agentId] };
}
