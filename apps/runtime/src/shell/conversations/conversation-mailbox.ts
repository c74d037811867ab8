import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Telephony } from '../../ports/telephony.ts';
import { isCutOff, unlessGone } from '../commands/failure.ts';
import { withDeadline } from '../deadline.ts';
import type { World } from '../world.ts';
import { type Changed, isRefusal, type Refusal } from './conversation-endings.ts';
import { guestRowsOf, passedRowOf, rowOf, withPastGuests } from './conversation-row.ts';
import { type Conversation, customerChannelOf, leftLegOf, legsOf, objectName } from './conversation-state.ts';
import type { RingOrder } from './leg-ringer.ts';
import type { OwnConversations } from './own-conversations.ts';
import { SoundArranger } from './sound-arranger.ts';
import { soundPlanOf } from './sound-plan.ts';

const causeNormalClearing = 16;
/** A store that is away holds up nobody for longer; it is told again with the next change. */
const storeMsMax = 2_000;

export interface MailboxParts {
  readonly telephony: Telephony;
  readonly store: Pick<OwnConversations, 'save'>;
  readonly clock: Clock;
  readonly log: Log;
  worldEpoch(): number;
  ring(legId: string, order: RingOrder): Promise<void>;
  forgetLeg(legId: string): void;
  /** Nothing has come of it yet. */
  changed(before: Conversation, after: Conversation): void;
  /** Asterisk has been made to be as `after` says. */
  happened(before: Conversation, after: Conversation): void;
}

/**
 * One conversation and what happens to it, one thing at a time: change, store, then Asterisk, then whoever listens. Everything that
 * is to be done follows from what the conversation was and is: legs it has no more are hung up, new ones are rung, and who hears
 * whom is made to be as its plan says.
 */
export class ConversationMailbox {
  private current: Conversation;
  private readonly arranger: SoundArranger;
  private last: Promise<unknown> = Promise.resolve();
  /** The look at Asterisk's inventory before which a leg is not to be missed in it. */
  private readonly legsSince = new Map<string, number>();
  private stored = true;

  constructor(
    private readonly parts: MailboxParts,
    conversation: Conversation,
  ) {
    this.current = conversation;
    this.arranger = new SoundArranger(parts);
    for (const { id } of legsOf(conversation)) this.legsSince.set(id, parts.worldEpoch());
  }

  get conversation(): Conversation {
    return this.current;
  }

  /** Notes that the legs are those of an earlier life of this process: any look at Asterisk tells of them. */
  legsOfBefore(): void {
    for (const id of this.legsSince.keys()) this.legsSince.set(id, -1);
  }

  /** Resolves when it was done, with why where it was not. `order` is for the leg that comes with the change. */
  change(step: (conversation: Conversation) => Changed, order?: RingOrder): Promise<Refusal | null> {
    return this.task(async () => {
      const before = this.current;
      const after = step(before);
      if (isRefusal(after)) return after;
      if (after !== before) await this.become(before, withPastGuests(before, after, this.parts.clock.now()), order);
      return null;
    });
  }

  /** The very first: it is stored, and nothing else. */
  begin(): Promise<void> {
    return this.task(() => this.store(this.current, this.current));
  }

  /** Rings a leg that is there and was not rung yet; not one that is not wanted any more. */
  ringLeg(legId: string, order: RingOrder): Promise<void> {
    return this.task(async () => {
      if (legsOf(this.current).some(({ id }) => id === legId)) await this.ring(legId, order);
    });
  }

  /** Does something between two changes. */
  task<T>(work: () => Promise<T>): Promise<T> {
    const done = this.last.then(work);
    this.last = done.catch((error: unknown) => {
      this.parts.log.error('a conversation could not be changed', { conversationId: this.current.id, error });
    });
    return done;
  }

  /** Compares with what Asterisk has, and makes it so. `gone` is told of every leg that has left unheard, and `up` of answers. */
  async reconcile(world: World, tell: { gone(legId: string): void; up(legId: string): void }): Promise<void> {
    // Known before anything changes, or what was there before the change would be left as it is.
    const isNews = await this.task(() => this.know(world));
    if (this.current.phase === 'ended') return;
    for (const { id, up } of this.watchedLegs()) {
      if ((this.legsSince.get(id) ?? -1) >= world.epoch) continue;
      const channel = world.channels.get(id);
      if (channel === undefined) tell.gone(id);
      else if (!up && channel.state === 'up') tell.up(id);
    }
    await this.task(async () => {
      if (this.current.phase === 'ended') return;
      if (isNews) await this.arranger.arrange(soundPlanOf(this.current));
      if (!this.stored) await this.store(this.current, this.current);
    });
  }

  private async know(world: World): Promise<boolean> {
    const { phase } = this.current;
    if (phase === 'ended' || phase === 'preparing') return false;
    const plan = soundPlanOf(this.current);
    const legs = legsOf(this.current);
    const parties = [...legs.filter(({ up }) => up).map(({ id }) => id), customerChannelOf(this.current)];
    if (!this.arranger.know(plan, parties, world)) return false;
    const watching = plan.watches.flatMap(({ bridgeId, snoopId }) => [bridgeId, snoopId]);
    await this.clear(world, [...legs.map(({ id }) => id), plan.bridgeId, ...watching]);
    return true;
  }

  /** Takes away what an earlier life of this process made for the conversation and is not wanted any more. */
  private async clear(world: World, wanted: readonly string[]): Promise<void> {
    const isLeft = (name: string) => name.startsWith(objectName(this.current.id, '')) && !wanted.includes(name);
    for (const bridgeId of [...world.bridges.keys()].filter(isLeft)) {
      await unlessGone(this.parts.telephony.unbridge(bridgeId));
    }
    await Promise.all([...world.channels.keys()].filter(isLeft).map((legId) => this.drop(legId)));
  }

  /** Legs, and the customer's channel where it is the flow's. */
  private watchedLegs(): { id: string; up: boolean }[] {
    const { customer } = this.current;
    const own = legsOf(this.current);
    return customer.kind === 'channel' ? [...own, { id: customer.id, up: true }] : own;
  }

  private async become(before: Conversation, after: Conversation, order: RingOrder | undefined): Promise<void> {
    this.current = after;
    this.parts.changed(before, after);
    await this.store(before, after);
    const had = legsOf(before).map(({ id }) => id);
    const has = legsOf(after).map(({ id }) => id);
    const dropped = had.filter((id) => !has.includes(id));
    const added = has.filter((id) => !had.includes(id));
    // One that came up elsewhere, such as in a queue, is rung by nobody here: it may be missed from now on.
    for (const { id, up } of legsOf(after)) {
      if (added.includes(id)) this.legsSince.set(id, up ? this.parts.worldEpoch() : Number.POSITIVE_INFINITY);
    }
    const ringing = order === undefined ? [] : added.map((id) => this.ring(id, order));
    // Parted first: nobody is to hear how somebody else is hung up.
    if (before.phase !== 'preparing' || after.phase !== 'ended') await this.arranger.arrange(soundPlanOf(after));
    await Promise.all([...ringing, ...dropped.map((id) => this.drop(id))]);
    await this.told(before);
  }

  /** Only now is it certain that others know. */
  private async told(before: Conversation): Promise<void> {
    this.parts.happened(before, this.current);
    if (this.current.untold === null) return;
    this.current = { ...this.current, untold: null };
    await this.store(this.current, this.current);
  }

  /** Goes on with what an earlier life of this process had stored and may not have done, nor told. */
  resume(world: World): Promise<void> {
    return this.task(async () => {
      const { phase, untold } = this.current;
      if (untold === null) return;
      if (phase === 'ended') {
        await this.clear(world, []);
        await unlessGone(this.parts.telephony.stopMusic(customerChannelOf(this.current)));
      }
      const leftLegId = leftLegOf(this.current);
      if (leftLegId !== null) await this.drop(leftLegId);
      await this.told(this.current);
    });
  }

  private async ring(legId: string, order: RingOrder): Promise<void> {
    await this.parts.ring(legId, order);
    this.legsSince.set(legId, this.parts.worldEpoch());
  }

  private async drop(legId: string): Promise<void> {
    this.legsSince.delete(legId);
    this.parts.forgetLeg(legId);
    try {
      await unlessGone(this.parts.telephony.hangup(legId, causeNormalClearing));
    } catch (error) {
      // It belongs to nobody any more: the watchdog hangs it up.
      if (!isCutOff(error)) this.parts.log.warn('a leg could not be hung up', { legId, error });
    }
  }

  private async store(before: Conversation, after: Conversation): Promise<void> {
    const { store, clock, log } = this.parts;
    const passed = after.passedRows > before.passedRows;
    const rows = [
      ...(passed ? [passedRowOf(before, after, before.consult === null ? 'supervisor' : 'transfer')] : []),
      rowOf(after),
      ...guestRowsOf(after),
    ];
    try {
      await withDeadline(clock, storeMsMax, 'Storing a conversation', Promise.all(rows.map((row) => store.save(row))));
      this.stored = true;
    } catch (error) {
      this.stored = false;
      log.error('a conversation could not be stored yet', { conversationId: after.id, error });
    }
  }
}
