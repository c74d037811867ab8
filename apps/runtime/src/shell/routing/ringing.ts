import type { WithdrawalCause } from '@patchbay/routing';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Telephony, TelephonyEvent } from '../../ports/telephony.ts';
import { failureOf, isCutOff, unlessGone } from '../commands/failure.ts';
import { pause } from '../deadline.ts';
import type { World } from '../world.ts';
import type { Outcome, Ring } from './book-state.ts';
import type { Follower, Keeper } from './keeper.ts';

/** Q.850: normal clearing, and answered elsewhere, which keeps a phone from showing a missed call. */
const cause = { normal: 16, elsewhere: 26 } as const;
/** Routing decides how long a phone rings; the exchange ends it only where routing cannot. */
const ringSlackMs = 5_000;
const ringMsMin = 1_000;
const retryMs = 500;

/** Q.850 causes of somebody who was there and did not want to: cleared, busy, no response, no answer, rejected. */
const declinedCauses: ReadonlySet<number> = new Set([16, 17, 18, 19, 21]);

const isAgentLeg = (id: string) => id.startsWith('desk.') && id.endsWith('.agent');

export interface RingingParts {
  readonly keeper: Keeper;
  readonly telephony: Telephony;
  readonly clock: Clock;
  readonly log: Log;
  endpointOf(agentId: string): string | null;
  mayRing(ring: Ring): boolean;
  /** Grows with every look at Asterisk. */
  worldEpoch(): number;
  /** Whom the phone shows. */
  callerOf(ring: Ring): { readonly name: string; readonly number: string };
}

/** Makes agents' phones ring, and stop. What a leg tells is an event for routing; nothing is decided here. */
export class Ringing implements Follower {
  /** Rings that are stored. The book knows of a ring a little earlier, and a phone may not ring before. */
  private readonly stored = new Set<string>();
  /** Legs that were asked for and whose answer is awaited; hung up once it comes where they were withdrawn meanwhile. */
  private readonly dialling = new Map<string, Promise<void>>();
  /** What rang at an agent before and is being hung up. */
  private readonly stopping = new Map<string, Promise<void>>();
  /** Legs that Asterisk took on here, by the look at it that was the last before. */
  private readonly accepted = new Map<string, number>();

  constructor(private readonly parts: RingingParts) {}

  /** Right after routing was read back: what it holds was stored. */
  adopt(): void {
    for (const { legId } of this.parts.keeper.book.allRings()) this.stored.add(legId);
  }

  follow({ rung, stopped, begun }: Outcome): void {
    if (begun) this.forget(begun.legId);
    for (const { ring, cause: why } of stopped) this.stop(ring, why);
    for (const ring of rung) {
      this.stored.add(ring.legId);
      this.ringNow(ring);
    }
  }

  /** Where something else has to happen first, whoever sees to it asks again. Asking twice rings once. */
  ringNow(ring: Ring): void {
    const { legId } = ring;
    if (!this.stored.has(legId) || this.dialling.has(legId) || this.accepted.has(legId)) return;
    if (this.parts.mayRing(ring)) this.start(ring);
  }

  /** Resolves once nothing that was to stop rings at the agent any more. */
  async quiet(agentId: string): Promise<void> {
    await this.stopping.get(agentId);
  }

  /** True where the event was for a phone that rings or is to stop. */
  heard(event: TelephonyEvent): boolean {
    if (event.type !== 'leg.ringing' && event.type !== 'leg.answered' && event.type !== 'leg.gone') return false;
    const ring = this.parts.keeper.book.ringAt(event.legId);
    if (!ring) return this.heardStranger(event);
    if (event.type === 'leg.answered') this.answered(ring);
    else if (event.type === 'leg.gone') this.gone(ring, event.cause);
    return true;
  }

  /**
   * After a takeover: phones that were to stop ringing when the process died stop before they could be rung for somebody else.
   * Never rejects.
   */
  async clear(world: World, isOwned: (legId: string) => boolean): Promise<void> {
    const { telephony, log } = this.parts;
    const strays = [...world.channels.keys()].filter((id) => isAgentLeg(id) && !this.owns(id) && !isOwned(id));
    const hungUp = await Promise.allSettled(strays.map((id) => unlessGone(telephony.hangup(id, cause.normal))));
    for (const one of hungUp) {
      if (one.status === 'rejected') log.warn('a ringing phone could not be hung up', { error: one.reason });
    }
  }

  /** Compares with what Asterisk has: whoever should ring and does not is rung, whoever answered unheard has answered. */
  compare(world: World): void {
    const { book } = this.parts.keeper;
    for (const legId of this.stored) if (!book.ringAt(legId)) this.forget(legId);
    for (const ring of book.allRings()) {
      if (this.dialling.has(ring.legId) || !this.stored.has(ring.legId)) continue;
      const channel = world.channels.get(ring.legId);
      if (channel?.state === 'up') this.answered(ring);
      else if (!channel) this.missing(ring, world);
    }
  }

  /** Never rung by this process: rung now. Else it went, and nobody heard how. */
  private missing(ring: Ring, world: World): void {
    const acceptedAt = this.accepted.get(ring.legId);
    if (acceptedAt === undefined) this.ringNow(ring);
    else if (acceptedAt < world.epoch) this.refused(ring, 'unreachable');
  }

  private forget(legId: string): void {
    this.stored.delete(legId);
    this.accepted.delete(legId);
  }

  /** Whether a channel belongs to a phone that rings. */
  owns(legId: string): boolean {
    return this.parts.keeper.book.ringAt(legId) !== null || this.dialling.has(legId);
  }

  private start(ring: Ring): void {
    const dialling = this.dial(ring).finally(() => {
      if (this.dialling.get(ring.legId) === dialling) this.dialling.delete(ring.legId);
    });
    this.dialling.set(ring.legId, dialling);
  }

  private async dial(ring: Ring): Promise<void> {
    const { telephony, clock, log, keeper } = this.parts;
    const endpoint = this.parts.endpointOf(ring.agentId);
    if (endpoint === null) {
      this.refused(ring, 'unreachable');
      return;
    }
    // One phone, one call: what rang there before goes first.
    await this.stopping.get(ring.agentId);
    while (keeper.book.ringAt(ring.legId)) {
      try {
        await telephony.dial(ring.legId, {
          endpoint,
          callerId: this.parts.callerOf(ring),
          ringTimeoutMs: Math.max(ring.expiresAtMs - clock.now(), ringMsMin) + ringSlackMs,
          headers: { 'X-Patchbay-Call': ring.callId, 'X-Patchbay-Conversation': ring.conversationId },
        });
        this.accepted.set(ring.legId, this.parts.worldEpoch());
        return;
      } catch (error) {
        if (!isCutOff(error)) {
          log.warn('an agent could not be rung', { agentId: ring.agentId, code: failureOf(error).code, error });
          this.refused(ring, 'unreachable');
          return;
        }
        // Asterisk is away: ring once it is back, as long as routing wants it.
        await pause(clock, retryMs);
      }
    }
  }

  private answered(ring: Ring): void {
    const { keeper } = this.parts;
    const event =
      ring.offerId === null
        ? ({ type: 'direct.answered', contactId: ring.contactId } as const)
        : ({ type: 'offer.answered', offerId: ring.offerId, agentId: ring.agentId } as const);
    keeper.take(event, ({ begun }) => {
      if (!begun && keeper.book.talkOf(ring.contactId)?.legId !== ring.legId)
        void this.hangUp(ring.legId, cause.elsewhere);
    });
  }

  private gone(ring: Ring, withCause: number): void {
    this.refused(ring, declinedCauses.has(withCause) ? 'declined' : 'unreachable');
  }

  private refused(ring: Ring, reason: 'declined' | 'unreachable'): void {
    const { keeper } = this.parts;
    if (ring.offerId !== null) {
      keeper.take({ type: 'offer.refused', offerId: ring.offerId, agentId: ring.agentId, reason });
      return;
    }
    const { contactId } = ring;
    keeper.take({ type: 'conversation.ended', contactId, outcome: { kind: 'no_answer' }, talkedMs: 0 });
  }

  private stop(ring: Ring, why: WithdrawalCause): void {
    this.forget(ring.legId);
    const withCause = why === 'answered_elsewhere' ? cause.elsewhere : cause.normal;
    const dialled = this.dialling.get(ring.legId) ?? Promise.resolve();
    // A leg that is only being made cannot be hung up yet.
    const stopped = dialled
      .then(() => this.hangUp(ring.legId, withCause))
      .finally(() => {
        if (this.stopping.get(ring.agentId) === stopped) this.stopping.delete(ring.agentId);
      });
    this.stopping.set(ring.agentId, stopped);
  }

  /** A phone that answers too late, after its ring was withdrawn. */
  private heardStranger(event: Extract<TelephonyEvent, { legId: string }>): boolean {
    if (event.type !== 'leg.answered' || !isAgentLeg(event.legId)) return false;
    if (this.parts.keeper.book.allTalks().some(({ legId }) => legId === event.legId)) return false;
    void this.hangUp(event.legId, cause.elsewhere);
    return true;
  }

  private hangUp(legId: string, withCause: number): Promise<void> {
    return unlessGone(this.parts.telephony.hangup(legId, withCause)).catch((error: unknown) => {
      // The watchdog finds what is left over.
      if (!isCutOff(error)) this.parts.log.warn('a ringing phone could not be hung up', { legId, error });
    });
  }
}
