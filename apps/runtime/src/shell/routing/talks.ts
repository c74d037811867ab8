import type { Clock } from '../../ports/clock.ts';
import type { TelephonyEvent } from '../../ports/telephony.ts';
import type { ConversationEnd, ConversationListener, Conversations } from '../conversations/conversations.ts';
import type { World } from '../world.ts';
import type { Outcome, Talk } from './book-state.ts';
import { type Callers, whisperOf } from './caller.ts';
import { askingConversationOf, engagementId, isEngagementId } from './contact-id.ts';
import { isDirect } from './direct-calls.ts';
import type { Follower, Keeper } from './keeper.ts';
import type { KeptEvent } from './kept-event.ts';
import { nameSkills } from './skill-words.ts';

type Live = Parameters<ConversationListener['changed']>[0];
type LegGone = Extract<TelephonyEvent, { type: 'leg.gone' }>;

export interface TalksParts {
  readonly keeper: Keeper;
  readonly callers: Callers;
  readonly clock: Clock;
  conversations(): Conversations;
  nameOf(agentId: string): string;
  /** After-call work of a call that no queue brought; null without a limit. */
  wrapUpMsOf(agentId: string): number | null;
  skillNames(): Readonly<Record<string, string>>;
  /** Resolves once nothing that was to stop rings at the agent any more. */
  quiet(agentId: string): Promise<void>;
}

/** Where routing ends and conversations begin, and the other way round. */
export class Talks implements Follower {
  /** Whoever takes part in a conversation of somebody else, by what routing calls it. */
  private readonly takingPart = new Set<string>();
  /** Legs of agents who answered and left before that was stored: their conversations end as they begin. */
  private readonly leftAtOnce = new Map<string, LegGone>();

  constructor(private readonly parts: TalksParts) {}

  follow({ begun, ended }: Outcome, event: KeptEvent): void {
    if (begun) this.begin(begun);
    if (event.type === 'phone.changed' && event.endpointId !== null)
      this.parts.conversations().phoneThere(event.agentId);
    const because = event.type === 'contact.left' ? event.because : withdrawnBy(event);
    if (ended && because !== undefined) {
      this.parts.conversations().end(ended.conversationId, because === 'abandoned' ? 'caller' : 'flow');
    }
  }

  /** Whether an agent talks at this leg, or is about to. */
  owns(legId: string): boolean {
    return this.parts.keeper.book.allTalks().some((talk) => talk.legId === legId);
  }

  /** True where the event was of a leg that has answered and has no conversation yet. */
  heard(event: TelephonyEvent): boolean {
    if (event.type !== 'leg.gone' || !this.owns(event.legId) || this.parts.conversations().owns(event.legId))
      return false;
    this.leftAtOnce.set(event.legId, event);
    return true;
  }

  /** Caller and agent are to hear each other. */
  connect(contactId: string): void {
    const talk = this.parts.keeper.book.talkOf(contactId);
    if (talk) this.parts.conversations().connect(talk.conversationId);
  }

  /** After a takeover: agents who answered and were not seen to, and conversations that ended unheard. */
  settle(world: World): void {
    const { keeper } = this.parts;
    this.settlePassed();
    this.releaseLeft();
    const live = new Set(
      this.parts
        .conversations()
        .all()
        .map(({ id }) => id),
    );
    for (const talk of keeper.book.allTalks()) {
      const isOther = talk.isOutbound || askingConversationOf(talk.contactId) !== null;
      if (live.has(talk.conversationId) || isOther) continue;
      if (world.channels.has(talk.legId)) this.begin(talk);
      else {
        const { contactId } = talk;
        keeper.take({ type: 'conversation.ended', contactId, outcome: { kind: 'completed' }, talkedMs: 0 });
      }
    }
  }

  /** Who has a conversation may have been stored by conversations alone. */
  private settlePassed(): void {
    const conversations = this.parts.conversations();
    const shown = new Set(conversations.shown().map(({ id }) => id));
    for (const live of conversations.all()) this.passed(live, shown.has(live.id));
  }

  /** Whoever was to take part, or had left, when the process died that was about to see to it. */
  private releaseLeft(): void {
    const { keeper } = this.parts;
    const talks = new Set(keeper.book.allTalks().map(({ routedAs }) => routedAs));
    for (const { contactId } of keeper.book.router.state().engagements) {
      if (!isEngagementId(contactId) || this.takingPart.has(contactId) || talks.has(contactId)) continue;
      keeper.take({ type: 'conversation.ended', contactId, outcome: null, talkedMs: 0 });
    }
  }

  connected(live: Live): void {
    const caller = this.callerOf(live.id);
    caller?.post({ type: 'agent.connected', to: caller.seq, agentId: live.agentId });
  }

  ended({ id, agentId, by, outcome, talkMs }: ConversationEnd): void {
    const { keeper } = this.parts;
    const talk = this.talkNamed(id);
    // First, so that a phone that fell silent amid a talk is not rung for the next caller.
    if (by === 'lost') keeper.take({ type: 'agent.phone_lost', agentId });
    if (talk)
      keeper.take({
        type: 'conversation.ended',
        contactId: talk.contactId,
        outcome,
        talkedMs: talkMs,
        ...this.wrapUpOf(talk),
      });
  }

  engaged(agentId: string, conversationId: string): void {
    this.engagedAs(agentId, engagementId(agentId, conversationId));
  }

  /**
   * Keeps an agent for a conversation before their phone rings for it, so that nothing else comes to ring there meanwhile. False for
   * one who is busy or not signed in.
   */
  async engage(agentId: string, conversationId: string): Promise<boolean> {
    const { keeper } = this.parts;
    const contactId = engagementId(agentId, conversationId);
    // Perhaps kept by an earlier life of this process.
    if (!keeper.book.isBusyAs(contactId) && this.isBusy(agentId)) return false;
    await new Promise<void>((resolve) => this.engagedAs(agentId, contactId, resolve));
    await this.parts.quiet(agentId);
    return true;
  }

  private engagedAs(agentId: string, contactId: string, then: () => void = () => undefined): void {
    this.takingPart.add(contactId);
    this.parts.keeper.take({ type: 'agent.engaged', agentId, contactId, channel: 'voice' }, then);
  }

  private isBusy(agentId: string): boolean {
    const { book } = this.parts.keeper;
    const rings = book.allRings().some((ring) => ring.agentId === agentId);
    return book.router.agent(agentId) === null || rings || book.talkWith(agentId) !== null || book.isEngaged(agentId);
  }

  released(agentId: string, conversationId: string): void {
    const contactId = engagementId(agentId, conversationId);
    const { keeper } = this.parts;
    this.takingPart.delete(contactId);
    if (keeper.book.allTalks().some(({ routedAs }) => routedAs === contactId)) return;
    keeper.take({ type: 'conversation.ended', contactId, outcome: null, talkedMs: 0 });
  }

  /** Again means nothing. */
  passed(live: Live, toAgent: boolean): void {
    const talk = this.talkNamed(live.id);
    const { agentId } = live;
    if (!talk || (toAgent ? talk.agentId === agentId && talk.routedAs !== null : talk.routedAs === null)) return;
    const to = toAgent ? { agentId, engagedAs: this.busyAs(agentId, live.id) } : null;
    this.parts.keeper.take({ type: 'talk.passed', contactId: talk.contactId, to, ...this.wrapUpOf(talk) });
  }

  private wrapUpOf(talk: Talk): { readonly wrapUpMs?: number | null } {
    return isDirect(talk) ? { wrapUpMs: this.parts.wrapUpMsOf(talk.agentId) } : {};
  }

  /** What keeps an agent busy who takes part in a conversation that was not theirs: what they answered in a queue, or this one. */
  private busyAs(agentId: string, conversationId: string): string {
    const asked = this.parts.keeper.book
      .allTalks()
      .find((talk) => talk.agentId === agentId && askingConversationOf(talk.contactId) === conversationId);
    return asked?.contactId ?? engagementId(agentId, conversationId);
  }

  private begin(talk: Talk): void {
    const caller = this.parts.callers.get(talk.contactId);
    if (!caller) return;
    const { agentId, callId, conversationId, legId, queueId, madeAtMs, answeredAtMs, why } = talk;
    const agentName = this.parts.nameOf(agentId);
    this.parts.conversations().begin({
      id: conversationId,
      callId,
      agentId,
      agentName,
      agentLegId: legId,
      queueId,
      direction: 'inbound',
      customer: { channelId: caller.channelId, hasFlow: true },
      customerNumber: caller.call.callerNumber,
      offeredAtMs: madeAtMs,
      answeredAtMs,
      whisper: whisperOf(caller),
      why: why && nameSkills(why, this.parts.skillNames()),
      recording: 'off',
    });
    caller.post({ type: 'agent.answered', to: caller.seq, agentId, agentName, queueId });
    const gone = this.leftAtOnce.get(legId);
    this.leftAtOnce.delete(legId);
    if (gone) this.parts.conversations().heard(gone);
  }

  private talkNamed(conversationId: string): Talk | null {
    return this.parts.keeper.book.allTalks().find((talk) => talk.conversationId === conversationId) ?? null;
  }

  private callerOf(conversationId: string) {
    const talk = this.talkNamed(conversationId);
    return talk ? this.parts.callers.get(talk.contactId) : undefined;
  }
}

function withdrawnBy(event: KeptEvent): 'abandoned' | 'left' | undefined {
  return event.type === 'conversation.ended' ? event.withdrawn : undefined;
}
