import {
  type AnnouncedRange,
  createRouter,
  type Decisions,
  emptyRoutingState,
  type Router,
  type RoutingEvent,
  routedEvent,
  type WithdrawalCause,
} from '@patchbay/routing';
import type { BookState, Leaving, Outcome, Ring, Talk } from './book-state.ts';
import { callIdOf } from './contact-id.ts';
import type { KeptEvent } from './kept-event.ts';
import { type Visit, VisitLedger } from './visit-ledger.ts';
import { WaitOutlook } from './wait-outlook.ts';

const emptyBook: BookState = {
  router: emptyRoutingState([]),
  phones: {},
  rings: [],
  talks: [],
  leavings: [],
  visits: [],
  outlook: null,
  lastConversation: 0,
};

/** A run that does not ask for so long has ended. */
const leavingsKeptMs = 600_000;

/** The agent's own leg; everything else of a conversation is named by the conversation. */
function legIdOf(conversationId: string): string {
  return `desk.${conversationId}.agent`;
}

/** The routing group as its journal tells it: the same events at the same times give the same book. */
export class RoutingBook {
  readonly router: Router;
  private readonly phones: Map<string, string>;
  /** By leg. */
  private readonly rings: Map<string, Ring>;
  /** By contact. */
  private readonly talks: Map<string, Talk>;
  private readonly leavings: Map<string, Leaving>;
  /** What keeps an agent busy that was not offered, by its name in the router. */
  private readonly engaged: Map<string, string>;
  private readonly ledger: VisitLedger;
  readonly outlook: WaitOutlook;
  private lastConversation: number;

  constructor(state: BookState | null, now: number) {
    const { router, phones, rings, talks, leavings, visits, outlook, lastConversation } = state ?? emptyBook;
    this.router = createRouter(router, now);
    this.phones = new Map(Object.entries(phones));
    this.rings = new Map(rings.map((ring) => [ring.legId, ring]));
    this.talks = new Map(talks.map((talk) => [talk.contactId, talk]));
    this.leavings = new Map(leavings.map((leaving) => [leaving.contactId, leaving]));
    this.engaged = new Map(router.engagements.map(({ contactId, agentId }) => [contactId, agentId]));
    this.outlook = new WaitOutlook(this.router, outlook);
    this.ledger = new VisitLedger(this.router, visits, (queueId, ahead) =>
      this.outlook.expectedMs(queueId, ahead, this.router.staff(queueId)),
    );
    this.lastConversation = lastConversation;
  }

  state(): BookState {
    return {
      router: this.router.state(),
      phones: Object.fromEntries(this.phones),
      rings: [...this.rings.values()],
      talks: [...this.talks.values()],
      leavings: [...this.leavings.values()],
      visits: this.ledger.all(),
      outlook: this.outlook.state(),
      lastConversation: this.lastConversation,
    };
  }

  /** Whoever is busy with something that was not offered. */
  engagedAgents(): Iterable<string> {
    return this.engaged.values();
  }

  /** Busy with something that was not offered. */
  isEngaged(agentId: string): boolean {
    return [...this.engaged.values()].includes(agentId);
  }

  /** Whether an agent is busy under this name, as somebody who is consulted. */
  isBusyAs(engagementId: string): boolean {
    return this.engaged.has(engagementId);
  }

  visits(): readonly Visit[] {
    return this.ledger.all();
  }

  phoneOf(agentId: string): string | null {
    return this.phones.get(agentId) ?? null;
  }

  allPhones(): readonly string[] {
    return [...this.phones.values()];
  }

  /** Whose phone an endpoint is; null for nobody's. */
  agentAt(endpointId: string): string | null {
    return [...this.phones].find(([, one]) => one === endpointId)?.[0] ?? null;
  }

  ringAt(legId: string): Ring | null {
    return this.rings.get(legId) ?? null;
  }

  ringOf(contactId: string, agentId: string): Ring | null {
    return this.allRings().find((ring) => ring.contactId === contactId && ring.agentId === agentId) ?? null;
  }

  allRings(): Ring[] {
    return [...this.rings.values()];
  }

  talkOf(contactId: string): Talk | null {
    return this.talks.get(contactId) ?? null;
  }

  /** Not one that goes on without the agent. */
  talkWith(agentId: string): Talk | null {
    return this.allTalks().find((talk) => talk.agentId === agentId && talk.routedAs !== null) ?? null;
  }

  allTalks(): Talk[] {
    return [...this.talks.values()];
  }

  /** How the contact left, for a run that may not have heard of it; kept for ten minutes. */
  leavingOf(contactId: string): Leaving | null {
    return this.leavings.get(contactId) ?? null;
  }

  /** Takes one event in. `now` must not go back. */
  apply(event: KeptEvent, now: number): Outcome {
    const answered = this.answeredBy(event, now);
    const routed = this.routingEventOf(event);
    const decisions = this.router.apply(routed, now);
    if (decisions.ignored === null) this.noteEngagement(routed);
    const stopped = this.stopRings(event, decisions);
    const begun = decisions.ignored === null ? answered : null;
    if (begun) {
      this.rings.delete(begun.legId);
      this.talks.set(begun.contactId, begun);
    }
    if (event.type === 'phone.changed') this.setPhone(event.agentId, event.endpointId);
    if (event.type === 'talk.passed') this.pass(event);
    const rung = this.startRings(event, decisions, now);
    const ended = this.endTalk(event);
    const left = this.noteLeavings(event, decisions, ended, now);
    const visits = this.ledger.note(event, decisions, begun?.contactId ?? null, now);
    this.outlook.note(visits, ended, now);
    const announced = event.type === 'wait.announced' ? this.announce(event.contactId) : null;
    return { decisions, rung, stopped, begun, ended, left, visits, announced };
  }

  private announce(contactId: string): AnnouncedRange | null {
    const prospect = this.router.prospect(contactId);
    return prospect === null ? null : this.outlook.announce(contactId, prospect.ahead, prospect.staff);
  }

  private noteEngagement(event: RoutingEvent): void {
    if (event.type === 'agent.engaged') this.engaged.set(event.contactId, event.agentId);
    else if (event.type === 'conversation.ended') this.engaged.delete(event.contactId);
  }

  private noteLeavings(
    event: KeptEvent,
    { overflow, handedBack }: Decisions,
    ended: Talk | null,
    now: number,
  ): Leaving[] {
    const left: Leaving[] = [];
    const nobody = { atMs: now, agentId: null, talkedMs: 0 };
    for (const { contactId, action, when } of overflow) {
      if (action.kind !== 'queue')
        left.push({ contactId, outcome: { kind: 'overflow', reason: when, action }, ...nobody });
    }
    for (const { contactId, why } of handedBack) {
      left.push({ contactId, outcome: { kind: 'failed', code: 'queue_gone', message: why.en }, ...nobody });
    }
    if (event.type === 'conversation.ended' && event.outcome !== null) {
      const { contactId, outcome, talkedMs } = event;
      left.push({ contactId, outcome, atMs: now, agentId: ended?.agentId ?? null, talkedMs });
    }
    for (const leaving of left) this.leavings.set(leaving.contactId, leaving);
    for (const { contactId, atMs } of this.leavings.values()) {
      if (atMs > now - leavingsKeptMs) break;
      this.leavings.delete(contactId);
    }
    return left;
  }

  private pass({ contactId, to }: Extract<KeptEvent, { type: 'talk.passed' }>): void {
    const talk = this.talks.get(contactId);
    if (!talk) return;
    // What the agent answered in a queue is this talk from now on.
    if (to !== null) this.talks.delete(to.engagedAs);
    this.talks.set(contactId, { ...talk, agentId: to?.agentId ?? talk.agentId, routedAs: to?.engagedAs ?? null });
  }

  /** What the router is told of an event that only the runtime knows. */
  private routingEventOf(event: KeptEvent): RoutingEvent {
    return routedEvent(event, (contactId) => {
      const talk = this.talks.get(contactId);
      return talk ? talk.routedAs : contactId;
    });
  }

  private answeredBy(event: KeptEvent, now: number): Talk | null {
    if (event.type === 'offer.answered') {
      const ring = this.allRings().find(
        ({ offerId, agentId }) => offerId === event.offerId && agentId === event.agentId,
      );
      return ring ? { ...ring, answeredAtMs: now, isOutbound: false, routedAs: ring.contactId } : null;
    }
    if (event.type === 'direct.answered') {
      const ring = this.allRings().find(({ offerId, contactId }) => offerId === null && contactId === event.contactId);
      return ring ? { ...ring, answeredAtMs: now, isOutbound: false, routedAs: ring.contactId } : null;
    }
    if (event.type !== 'outbound.begun') return null;
    return {
      ...this.directRing(event, now, now),
      legId: event.legId,
      answeredAtMs: now,
      isOutbound: true,
      routedAs: event.contactId,
    };
  }

  private startRings(event: KeptEvent, { offers, ignored }: Decisions, now: number): Ring[] {
    const rung: Ring[] = [];
    if (event.type === 'direct.rung' && ignored === null) rung.push(this.directRing(event, now, event.untilMs));
    for (const { id, contactId, agentIds, madeAtMs, expiresAtMs, why } of offers) {
      const queueId = this.router.contact(contactId)?.queueId ?? null;
      for (const agentId of agentIds) {
        const callId = callIdOf(contactId, id);
        const conversationId = this.nextConversationId(callId);
        const legId = legIdOf(conversationId);
        rung.push({
          contactId,
          callId,
          conversationId,
          agentId,
          offerId: id,
          queueId,
          legId,
          madeAtMs,
          expiresAtMs,
          why,
        });
      }
    }
    for (const ring of rung) this.rings.set(ring.legId, ring);
    return rung;
  }

  private directRing(
    { contactId, agentId }: { contactId: string; agentId: string },
    now: number,
    untilMs: number,
  ): Ring {
    const callId = callIdOf(contactId, 0);
    const conversationId = this.nextConversationId(callId);
    return {
      contactId,
      callId,
      conversationId,
      agentId,
      offerId: null,
      queueId: null,
      legId: legIdOf(conversationId),
      madeAtMs: now,
      expiresAtMs: untilMs,
      why: null,
    };
  }

  private nextConversationId(callId: string): string {
    this.lastConversation += 1;
    return `${callId}.${this.lastConversation}`;
  }

  private stopRings(event: KeptEvent, { withdrawals }: Decisions): { ring: Ring; cause: WithdrawalCause }[] {
    const stopped: { ring: Ring; cause: WithdrawalCause }[] = [];
    for (const { offerId, agentIds, cause } of withdrawals) {
      for (const ring of this.allRings()) {
        if (ring.offerId === offerId && agentIds.includes(ring.agentId)) stopped.push({ ring, cause });
      }
    }
    if (event.type === 'conversation.ended') {
      const direct = this.allRings().find((ring) => ring.offerId === null && ring.contactId === event.contactId);
      if (direct) stopped.push({ ring: direct, cause: 'contact_left' });
    }
    for (const { ring } of stopped) this.rings.delete(ring.legId);
    return stopped;
  }

  private endTalk(event: KeptEvent): Talk | null {
    if (event.type !== 'conversation.ended' && event.type !== 'contact.left') return null;
    const talk = this.talks.get(event.contactId) ?? null;
    this.talks.delete(event.contactId);
    return talk;
  }

  private setPhone(agentId: string, endpointId: string | null): void {
    if (endpointId === null) this.phones.delete(agentId);
    else this.phones.set(agentId, endpointId);
  }
}
