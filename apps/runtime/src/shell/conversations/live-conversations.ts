import type { ConversationLive, DeskAction } from '@patchbay/records';
import type { Clock } from '../../ports/clock.ts';
import type { DialPlan } from '../../ports/dial-plan.ts';
import type { Log } from '../../ports/log.ts';
import type { PromptSource } from '../../ports/prompt-source.ts';
import type { RecordingArchive } from '../../ports/recordings.ts';
import type { Speech } from '../../ports/speech.ts';
import type { Telephony, TelephonyEvent } from '../../ports/telephony.ts';
import { failureOf } from '../commands/failure.ts';
import type { World } from '../world.ts';
import { AgentWhispers } from './agent-whispers.ts';
import { CallRecordings, type RecordAction, type RecordedCall } from './call-recordings.ts';
import { placeAnswered, placeLost } from './consult-changes.ts';
import { answered, connectAsked, givenUp, gone } from './conversation-changes.ts';
import { ended, hasFlow, type Refusal } from './conversation-endings.ts';
import { ConversationIndex } from './conversation-index.ts';
import { ConversationMailbox } from './conversation-mailbox.ts';
import { tellListener, tellLives, tellWantedPlace } from './conversation-news.ts';
import {
  type Conversation,
  conversationFormat,
  conversationOfObject,
  engagedIn,
  guestsOf,
  legsOf,
  mainBridgeOf,
  newConversation,
} from './conversation-state.ts';
import { liveOf, livesOf } from './conversation-view.ts';
import type {
  AgentPhones,
  ConversationEnd,
  ConversationListener,
  ConversationStart,
  Conversations,
  PlaceAnswer,
} from './conversations.ts';
import { DeskActions } from './desk-actions.ts';
import { LegRinger } from './leg-ringer.ts';
import type { OwnConversations } from './own-conversations.ts';
import { RingOrders } from './ring-orders.ts';
import { wantedStepOf } from './sent-on-changes.ts';
import { SentOnCustomers } from './sent-on-customers.ts';
import { soundPlanOf } from './sound-plan.ts';

export interface ConversationParts {
  readonly telephony: Telephony;
  readonly recordings: RecordingArchive;
  readonly dialPlan: DialPlan;
  readonly prompts: PromptSource;
  readonly speech: Speech;
  readonly store: OwnConversations;
  readonly clock: Clock;
  readonly log: Log;
  /** One lease for each Asterisk: the conversations of others are theirs. */
  readonly leaseName: string;
  worldEpoch(): number;
}

const causeNormalClearing = 16;

/** All conversations of one Asterisk. */
export class LiveConversations implements Conversations {
  private readonly mailboxes = new ConversationIndex();
  private readonly recordings: CallRecordings;
  private readonly ringer: LegRinger;
  private readonly actions: DeskActions;
  private readonly sentOn: SentOnCustomers;
  private readonly whispers: AgentWhispers;
  /** Until when customers wait for an agent's phone, by conversation. */
  private readonly waits = new Map<string, () => void>();
  private adopted: Promise<void> | null = null;

  constructor(
    private readonly parts: ConversationParts,
    private readonly listener: ConversationListener,
    private readonly phones: AgentPhones,
  ) {
    this.recordings = new CallRecordings({ ...parts, changed: (callId) => this.showCall(callId) });
    this.whispers = new AgentWhispers({ ...parts, mailboxOf: (playbackId) => this.mailboxes.ofObject(playbackId) });
    this.ringer = new LegRinger({ ...parts, failed: (legId, cause) => this.legGone(legId, cause) });
    const orders = new RingOrders({ ...parts, phones });
    const released = (agentId: string, id: string) => this.listener.released(agentId, id);
    this.sentOn = new SentOnCustomers({ ...parts, phones, orders, released });
    this.actions = new DeskActions({
      ...parts,
      phones,
      orders,
      recordings: this.recordings,
      mailboxes: () => this.mailboxes.all(),
    });
  }

  begin(start: ConversationStart): void {
    if (this.mailboxes.get(start.id)) return;
    const { leaseName, clock } = this.parts;
    const mailbox = this.open(newConversation(start, leaseName, clock.now()));
    void mailbox.begin();
    this.show(mailbox.conversation);
    void this.whispers.play(mailbox, start.whisper);
  }

  connect(conversationId: string): void {
    void this.mailboxes
      .get(conversationId)
      ?.change((conversation) => connectAsked(conversation, this.parts.clock.now()));
  }

  phoneThere(agentId: string): void {
    for (const mailbox of this.mailboxes.all()) {
      if (mailbox.conversation.agent.id === agentId) void this.actions.recall(mailbox);
    }
  }

  end(conversationId: string, by: ConversationEnd['by']): void {
    const outcome = { kind: by === 'flow' ? 'cancelled' : 'completed' } as const;
    void this.mailboxes
      .get(conversationId)
      ?.change((conversation) => ended(conversation, by, outcome, by !== 'caller', this.parts.clock.now()));
  }

  record(call: RecordedCall, action: RecordAction, name: string): Promise<Refusal | null> {
    return this.recordings.act(call, action, name);
  }

  carryOut(action: DeskAction): Promise<Refusal | null> {
    return this.actions.carryOut(action);
  }

  heard(event: TelephonyEvent): boolean {
    if (this.recordings.heard(event)) return true;
    switch (event.type) {
      case 'channel.gone':
        return this.channelGone(event.channelId, event.cause);
      case 'leg.ringing':
        this.ringer.rang(event.legId);
        return this.owns(event.legId);
      case 'leg.answered':
        return this.legAnswered(event.legId);
      case 'leg.gone':
        if (this.ringer.gone(event.legId, event.cause)) return true;
        return this.legGone(event.legId, event.cause);
      case 'playback.finished':
        return this.playbackEnded(event.playbackId);
      case 'transfer.requested':
        return this.transferRequested(event.channelId, event.destination);
      default:
        return false;
    }
  }

  owns(objectId: string): boolean {
    if (this.recordings.owns(objectId)) return true;
    const mailbox = this.mailboxes.withChannel(objectId) ?? this.mailboxes.ofObject(objectId);
    return mailbox !== undefined && belongsTo(mailbox.conversation, objectId);
  }

  placeAnswered(contactId: string, found: PlaceAnswer): boolean {
    const mailbox = this.waitingAt(contactId);
    void mailbox?.change((conversation) => placeAnswered(conversation, contactId, found, this.parts.clock.now()));
    return mailbox !== undefined;
  }

  placeLost(contactId: string): void {
    void this.waitingAt(contactId)?.change((one) => placeLost(one, contactId, this.parts.clock.now()));
  }

  places(): readonly string[] {
    return this.goingOn().flatMap(({ consult }) => consult?.contactId ?? []);
  }

  hostOf(conversationId: string): string {
    const host = this.goingOn().find((one) => guestsOf(one).some((guest) => guest.conversationId === conversationId));
    return host?.id ?? conversationId;
  }

  hasFlow(conversationId: string): boolean {
    const mailbox = this.mailboxes.get(conversationId);
    return mailbox !== undefined && hasFlow(mailbox.conversation);
  }

  ofCall(callId: string): ConversationLive | null {
    const conversation = this.goingOn().find((one) => one.callId === callId);
    return conversation ? this.liveOf(conversation) : null;
  }

  all(): readonly ConversationLive[] {
    return this.goingOn().map((conversation) => this.liveOf(conversation));
  }

  shown(): readonly ConversationLive[] {
    return this.goingOn().flatMap((conversation) =>
      livesOf(conversation, this.recordings.stateOf(conversation.callId)),
    );
  }

  async adopt(world: World): Promise<void> {
    this.adopted ??= this.readBack(world);
    try {
      await this.adopted;
    } catch (error) {
      // Tried again with the next look at Asterisk.
      this.adopted = null;
      throw error;
    }
    await this.recordings.adopt();
    await this.whispers.reconcile();
    await Promise.all(this.mailboxes.all().map((mailbox) => this.reconcile(mailbox, world)));
  }

  private async readBack(world: World): Promise<void> {
    const { store, log } = this.parts;
    for (const stored of await store.live()) {
      const conversation = stored as Conversation;
      if (conversation.format !== conversationFormat) {
        log.error('a conversation has an unknown format and is left to end by itself', { id: conversation.id });
        continue;
      }
      if (this.mailboxes.get(conversation.id)) continue;
      const mailbox = this.open(conversation);
      mailbox.legsOfBefore();
      for (const agentId of engagedIn(conversation)) this.listener.engaged(agentId, conversation.id);
      if (conversation.untold) await mailbox.resume(world);
      if (conversation.phase === 'ended') continue;
      tellWantedPlace(conversation, this.listener);
      this.show(conversation);
      void this.whispers.resume(mailbox);
      this.awaitPhone(mailbox);
    }
  }

  private async reconcile(mailbox: ConversationMailbox, world: World): Promise<void> {
    await mailbox.reconcile(world, {
      gone: (legId) => {
        this.channelGone(legId, causeNormalClearing);
        this.legGone(legId, causeNormalClearing);
      },
      up: (legId) => this.legAnswered(legId),
    });
    const { away } = mailbox.conversation;
    if (away !== null && away.leg === null) void this.actions.recall(mailbox);
    this.seeTo(mailbox);
  }

  private open(conversation: Conversation): ConversationMailbox {
    const mailbox = new ConversationMailbox(
      {
        ...this.parts,
        ring: (legId, order) => this.ringer.ring(legId, order),
        forgetLeg: (legId) => this.ringer.forget(legId),
        changed: (before, after) => this.mailboxes.changed(before, after),
        happened: (before, after) => this.happened(before, after),
      },
      conversation,
    );
    this.mailboxes.add(mailbox);
    return mailbox;
  }

  private happened(before: Conversation, after: Conversation): void {
    const mailbox = this.mailboxes.get(after.id);
    if (after.phase === 'ended') this.mailboxes.remove(after.id);
    if (mailbox && before.phase !== after.phase && (before.phase === 'away' || after.phase === 'away')) {
      this.awaitPhone(mailbox);
    }
    if (mailbox && before.phase !== 'dialling' && after.phase === 'dialling') void this.actions.dialCustomer(mailbox);
    tellListener(before, after, this.listener, this.recordings.stateOf(after.callId));
    if (mailbox) this.seeTo(mailbox);
  }

  /** A customer who was sent on, and for whom nobody is tried. */
  private seeTo(mailbox: ConversationMailbox): void {
    if (wantedStepOf(mailbox.conversation) !== null) void this.sentOn.goOn(mailbox);
  }

  /** The customer waits for the agent's phone until its time is over, and no longer once it is back. */
  private awaitPhone(mailbox: ConversationMailbox): void {
    const { id, away } = mailbox.conversation;
    const { clock } = this.parts;
    this.waits.get(id)?.();
    this.waits.delete(id);
    if (away === null) return;
    const giveUp = () => {
      this.waits.delete(id);
      void mailbox.change((conversation) => givenUp(conversation, clock.now()));
    };
    this.waits.set(id, clock.after(Math.max(away.untilMs - clock.now(), 0), giveUp));
  }

  private playbackEnded(playbackId: string): boolean {
    const mailbox = this.mailboxes.ofObject(playbackId);
    if (mailbox && this.sentOn.apologyEnded(mailbox, playbackId)) return true;
    return this.whispers.ended(playbackId);
  }

  private legAnswered(legId: string): boolean {
    this.ringer.forget(legId);
    const mailbox = this.holderOf(legId);
    void mailbox?.change((conversation) => answered(conversation, legId, this.parts.clock.now()));
    return mailbox !== undefined;
  }

  /** True where it was a leg of ours. */
  private legGone(legId: string, cause: number): boolean {
    const mailbox = this.holderOf(legId) ?? this.mailboxes.ofObject(legId);
    if (mailbox === undefined) return conversationOfObject(legId) !== null;
    void this.goneFrom(mailbox, legId, cause);
    return true;
  }

  /** A channel that came in by itself: an agent who dialled, or a caller, whose flow is to hear of it as well. */
  private channelGone(channelId: string, cause: number): boolean {
    const mailbox = this.mailboxes.withChannel(channelId);
    if (mailbox) void this.goneFrom(mailbox, channelId, cause);
    return mailbox !== undefined && this.holderOf(channelId) === mailbox;
  }

  private async goneFrom(mailbox: ConversationMailbox, channelId: string, cause: number): Promise<void> {
    let lost = false;
    await mailbox.change((one) => {
      const after = gone(one, channelId, cause, this.phones.returnMsOf(one.agent.id), this.parts.clock.now());
      lost = one.away === null && after.away !== null;
      return after;
    });
    // Perhaps only the sound was cut, and the phone is there.
    if (lost) await this.actions.recall(mailbox);
  }

  private transferRequested(channelId: string, destination: string): boolean {
    const mailbox = this.holderOf(channelId);
    if (mailbox === undefined) return false;
    void this.transferFor(mailbox, channelId, destination);
    return true;
  }

  private async transferFor(mailbox: ConversationMailbox, channelId: string, number: string): Promise<void> {
    const { telephony, log } = this.parts;
    const conversationId = mailbox.conversation.id;
    try {
      const target = { kind: 'number', number } as const;
      const refusal = await this.carryOut({ type: 'call.transfer', conversationId, target });
      await telephony.answerTransfer(channelId, refusal === null);
    } catch (error) {
      log.warn('a transfer asked for by a phone failed', { conversationId, code: failureOf(error).code, error });
    }
  }

  private holderOf(legId: string): ConversationMailbox | undefined {
    const mailbox = this.mailboxes.withChannel(legId);
    return mailbox && legsOf(mailbox.conversation).some(({ id }) => id === legId) ? mailbox : undefined;
  }

  private showCall(callId: string): void {
    for (const { conversation } of this.mailboxes.all()) if (conversation.callId === callId) this.show(conversation);
  }

  private show(conversation: Conversation): void {
    tellLives(conversation, conversation, this.listener, this.recordings.stateOf(conversation.callId));
  }

  private goingOn(): Conversation[] {
    return this.mailboxes.all().flatMap(({ conversation }) => (conversation.phase === 'ended' ? [] : [conversation]));
  }

  private waitingAt(contactId: string): ConversationMailbox | undefined {
    return this.mailboxes.all().find(({ conversation }) => conversation.consult?.contactId === contactId);
  }

  private liveOf(conversation: Conversation): ConversationLive {
    return liveOf(conversation, this.recordings.stateOf(conversation.callId));
  }
}

function belongsTo(conversation: Conversation, objectId: string): boolean {
  if (conversation.phase === 'ended') return false;
  if (legsOf(conversation).some(({ id }) => id === objectId)) return true;
  const { bridgeId, watches } = soundPlanOf(conversation);
  return (
    objectId === bridgeId ||
    objectId === mainBridgeOf(conversation) ||
    watches.some((watch) => watch.bridgeId === objectId || watch.snoopId === objectId)
  );
}
