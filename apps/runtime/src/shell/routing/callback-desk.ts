import { type CommandOf, isSensitive } from '@patchbay/flow-schema';
import type { CallBook } from '../../ports/call-book.ts';
import type { CallbackChange, Callbacks, PromisedCallback } from '../../ports/callbacks.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { ConversationEnd, Conversations } from '../conversations/conversations.ts';
import { withDeadline } from '../deadline.ts';
import type { World } from '../world.ts';
import type { Outcome, Ring, Talk } from './book-state.ts';
import type { BookWriter } from './book-writer.ts';
import { callbackContactId, callbackIdOf } from './contact-id.ts';
import type { CustomerLegs } from './customer-legs.ts';
import { type DeskResult, refuse } from './desk-result.ts';
import type { Follower, Keeper } from './keeper.ts';
import type { KeptEvent } from './kept-event.ts';
import { nameSkills } from './skill-words.ts';

const storeMsMax = 5_000;

export interface CallbackDeskParts {
  readonly keeper: Keeper;
  readonly callbacks: Callbacks;
  readonly callBook: CallBook;
  readonly writer: BookWriter;
  readonly customers: CustomerLegs;
  readonly clock: Clock;
  readonly log: Log;
  readonly leaseName: string;
  conversations(): Conversations;
  nameOf(agentId: string): string;
  skillNames(): Readonly<Record<string, string>>;
  ringTimeoutMsOf(queueId: string): number;
  /** The agent's phone rings now. */
  ringNow(ring: Ring): void;
}

/**
 * Callers who were promised a call back. Each waits in the line with the place they had. `agent_first`: an agent answers, then
 * the customer is dialled. `customer_first`: an agent is kept, the customer is dialled, and once they are there the agent rings.
 * A customer who is not reached waits again, out of the line until it is time.
 */
export class CallbackDesk implements Follower {
  private readonly rows = new Map<string, PromisedCallback>();
  /** Conversations in which the customer was reached. */
  private readonly reached = new Set<string>();

  constructor(private readonly parts: CallbackDeskParts) {}

  /** Reads back who is still to be called. */
  async load(): Promise<void> {
    const { callbacks, clock, leaseName } = this.parts;
    const rows = await withDeadline(clock, storeMsMax, 'Reading the callbacks', callbacks.live(leaseName));
    for (const row of rows) this.rows.set(row.id, row);
  }

  /** Stores the promise, then keeps the place. The id is the command's, so that a repetition is none. */
  async promise(
    id: string,
    callId: string,
    fromContactId: string | null,
    command: CommandOf<'callback.promise'>,
  ): Promise<string> {
    const { keeper, callbacks, clock } = this.parts;
    const from = fromContactId === null ? null : keeper.book.router.contact(fromContactId);
    const now = clock.now();
    const { queueId, number, mode, language, context, attemptsMax, retryAfterMs } = command;
    const row: PromisedCallback = {
      id,
      callId,
      queueId,
      number: isSensitive(number) ? number.$sensitive : number,
      mode,
      language,
      context,
      sinceMs: from?.sinceMs ?? now,
      promisedAtMs: now,
      attempts: 0,
      attemptsMax,
      retryAfterMs,
      nextAtMs: now,
    };
    await withDeadline(clock, storeMsMax, 'Keeping the callback', callbacks.promise(row));
    this.rows.set(id, row);
    if (fromContactId !== null && from)
      keeper.take({ type: 'contact.left', contactId: fromContactId, because: 'callback' });
    const { priority = 0, vip = false, rings = null, sticky = null, ownAgentId = null, attributes = {} } = from ?? {};
    await this.join(row, { priority, vip, rings, sticky, ownAgentId, attributes });
    return id;
  }

  /** Somebody takes the promise back. What rings for it stops. */
  async cancel(id: string): Promise<DeskResult> {
    const { keeper, customers } = this.parts;
    const row = this.rows.get(id);
    const contactId = callbackContactId(id);
    if (!row) return refuse('gone', `The callback ${id} is over.`);
    if (keeper.book.talkOf(contactId)) return refuse('not_now', `The customer of the callback ${id} is being called.`);
    // In one moment, so that nobody answers in between.
    this.rows.delete(id);
    keeper.take({ type: 'contact.left', contactId, because: 'left' });
    customers.hangUp(row);
    await this.stored(row, { status: 'cancelled', endedAtMs: this.parts.clock.now(), result: 'cancelled' });
    return null;
  }

  /** At the head of the line, also where it was to be tried again only later. */
  async callNow(id: string): Promise<DeskResult> {
    const { keeper, clock } = this.parts;
    const row = this.rows.get(id);
    const contactId = callbackContactId(id);
    if (!row) return refuse('gone', `The callback ${id} is over.`);
    const contact = keeper.book.router.contact(contactId);
    if (contact?.status !== 'waiting') return refuse('not_now', `The callback ${id} is being carried out.`);
    const now = clock.now();
    if (row.nextAtMs > now) {
      const next = { ...row, nextAtMs: now };
      this.rows.set(id, next);
      keeper.take({ type: 'contact.left', contactId, because: 'left' });
      void this.join(next);
      await this.stored(next, { status: 'waiting', nextAtMs: now });
    }
    keeper.take({ type: 'contact.changed', contactId, toFront: true });
    return null;
  }

  /** Promises whose place was lost with the process that gave it, and calls that ended unheard. */
  settle(world: World): void {
    const { keeper } = this.parts;
    this.adoptCustomers(world);
    // Agents who answered when the process died that was about to bring them together with the customer.
    const live = new Set(
      this.parts
        .conversations()
        .all()
        .map(({ id }) => id),
    );
    for (const talk of keeper.book.allTalks()) {
      if (!this.rowOf(talk.contactId)) continue;
      if (live.has(talk.conversationId)) this.parts.conversations().connect(talk.conversationId);
      else if (world.channels.has(talk.legId)) this.begin(talk);
    }
    for (const row of this.rows.values()) {
      const contactId = callbackContactId(row.id);
      if (keeper.book.router.contact(contactId) || keeper.book.talkOf(contactId)) continue;
      // They talked, and only the row does not say so yet.
      if ((keeper.book.leavingOf(contactId)?.talkedMs ?? 0) > 0) this.end(row, 'done', null);
      else if (row.attempts >= row.attemptsMax) this.end(row, 'failed', 'not_reached');
      else void this.join(row);
    }
  }

  /** The number that the agent's phone shows, and that is dialled. */
  numberOf(contactId: string): string | null {
    return this.rows.get(callbackIdOf(contactId) ?? '')?.number ?? null;
  }

  /** Whether the agent's phone may ring: the customer may have to be there first. */
  mayRing({ contactId }: Ring): boolean {
    const row = this.rowOf(contactId);
    return row?.mode !== 'customer_first' || this.parts.customers.isUp(row.id);
  }

  follow(outcome: Outcome, event: KeptEvent): void {
    for (const { contactId } of outcome.decisions.handedBack) this.withoutQueue(this.rowOf(contactId));
    for (const ring of outcome.rung) this.offered(ring);
    for (const { ring } of outcome.stopped) this.withdrawn(ring);
    if (outcome.begun) this.begin(outcome.begun);
    if (outcome.ended) this.ended(outcome.ended, event);
  }

  connected(conversationId: string, contactId: string): void {
    const row = this.rowOf(contactId);
    if (!row) return;
    const { callBook, writer, clock } = this.parts;
    const at = clock.now();
    this.reached.add(conversationId);
    const callId = conversationId.slice(0, conversationId.lastIndexOf('.'));
    writer.write(() => callBook.callAnswered(callId, at));
    this.change(row, { status: 'talking' });
  }

  /** Customer and agent were in one conversation: whoever dialled first. */
  noteEnd({ id, outcome, talkMs }: ConversationEnd): void {
    if (talkMs > 0 && outcome.kind !== 'failed') this.reached.add(id);
  }

  private offered(ring: Ring): void {
    const row = this.rowOf(ring.contactId);
    if (!row) return;
    this.change(row, { status: 'offered' });
    if (row.mode !== 'customer_first' || this.parts.customers.isUp(row.id)) return;
    const tried = { ...row, attempts: row.attempts + 1 };
    this.rows.set(row.id, tried);
    this.change(tried, { status: 'calling', attempts: tried.attempts });
    this.dialCustomer(tried, ring);
  }

  private dialCustomer(row: PromisedCallback, ring: Ring): void {
    const { keeper, customers, clock } = this.parts;
    const ringMs = this.parts.ringTimeoutMsOf(row.queueId);
    if (ring.offerId !== null) {
      const expiresAtMs = clock.now() + customers.ringMs + ringMs;
      keeper.take({ type: 'offer.extended', offerId: ring.offerId, expiresAtMs });
    }
    customers.dial(row, this.toldOf(row));
  }

  private toldOf(row: PromisedCallback) {
    return { answered: () => this.customerThere(row), gone: () => this.customerGone(row.id) };
  }

  private customerThere(row: PromisedCallback): void {
    const { keeper, clock } = this.parts;
    const contactId = callbackContactId(row.id);
    const expiresAtMs = clock.now() + this.parts.ringTimeoutMsOf(row.queueId);
    for (const ring of keeper.book.allRings()) {
      if (ring.contactId !== contactId) continue;
      this.parts.ringNow(ring);
      if (ring.offerId !== null) keeper.take({ type: 'offer.extended', offerId: ring.offerId, expiresAtMs });
    }
  }

  /** After a restart: customers who ring, wait or talk already. */
  private adoptCustomers({ channels }: World): void {
    const { keeper, customers } = this.parts;
    for (const { contactId } of [...keeper.book.allRings(), ...keeper.book.allTalks()]) {
      const row = this.rowOf(contactId);
      if (row?.mode !== 'customer_first') continue;
      const state = channels.get(customers.legOf(row))?.state ?? null;
      if (state !== null || !keeper.book.talkOf(contactId)) customers.adopt(row, this.toldOf(row), state);
      else this.customerGone(row.id);
    }
  }

  /** Before an agent was there, or while they talk. */
  private customerGone(id: string): void {
    const { keeper } = this.parts;
    const contactId = callbackContactId(id);
    const talk = keeper.book.talkOf(contactId);
    if (talk) {
      this.parts.conversations().end(talk.conversationId, 'caller');
      return;
    }
    const row = this.rows.get(id);
    if (!row || !keeper.book.router.contact(contactId)) return;
    keeper.take({ type: 'contact.left', contactId, because: 'left' });
    this.again(row);
  }

  /** An agent who declined: the customer who is there already waits for the next. */
  private withdrawn(ring: Ring): void {
    const row = this.rowOf(ring.contactId);
    if (row && !this.parts.keeper.book.talkOf(ring.contactId)) this.change(row, { status: 'waiting' });
  }

  private begin(talk: Talk): void {
    const row = this.rowOf(talk.contactId);
    if (!row) return;
    const { callBook, writer, clock, customers } = this.parts;
    const { agentId, callId, conversationId, legId, queueId, madeAtMs, answeredAtMs, why } = talk;
    const isFirst = row.mode === 'customer_first';
    const tried = isFirst ? row : { ...row, attempts: row.attempts + 1 };
    this.rows.set(row.id, tried);
    this.change(tried, { status: 'calling', attempts: tried.attempts, outboundCallId: callId });
    const call = {
      id: callId,
      direction: 'outbound',
      callerNumber: '',
      callerName: '',
      calledNumber: row.number,
    } as const;
    writer.write(() => callBook.callBegan({ ...call, startedAtMs: clock.now() }));
    const conversations = this.parts.conversations();
    conversations.begin({
      id: conversationId,
      callId,
      agentId,
      agentName: this.parts.nameOf(agentId),
      agentLegId: legId,
      queueId,
      direction: 'outbound',
      customer: isFirst ? { channelId: customers.legOf(row), hasFlow: false } : { number: row.number },
      customerNumber: row.number,
      offeredAtMs: madeAtMs,
      answeredAtMs,
      whisper: [],
      why: why && nameSkills(why, this.parts.skillNames()),
      recording: 'off',
    });
    if (isFirst) customers.readyToTalk(row);
    conversations.connect(conversationId);
  }

  private ended(talk: Talk, event: KeptEvent): void {
    const row = this.rowOf(talk.contactId);
    if (!row) return;
    const { callBook, writer, clock, customers } = this.parts;
    const at = clock.now();
    const reached =
      this.reached.delete(talk.conversationId) || (event.type === 'conversation.ended' && event.talkedMs > 0);
    writer.write(() => callBook.callEnded(talk.callId, at, reached ? 'completed' : 'not_reached'));
    customers.hangUp(row);
    if (reached) this.end(row, 'done', null);
    else this.again(row);
  }

  /** Nobody serves the queue any more: who looks after callbacks sees it, instead of one that waits for ever. */
  private withoutQueue(row: PromisedCallback | undefined): void {
    if (!row) return;
    this.parts.customers.hangUp(row);
    this.end(row, 'failed', 'queue_gone');
  }

  private again(row: PromisedCallback): void {
    if (row.attempts >= row.attemptsMax) {
      this.end(row, 'failed', 'not_reached');
      return;
    }
    const nextAtMs = this.parts.clock.now() + row.retryAfterMs;
    const waiting = { ...row, nextAtMs };
    this.rows.set(row.id, waiting);
    this.change(waiting, { status: 'waiting', nextAtMs });
    void this.join(waiting);
  }

  private end(row: PromisedCallback, status: 'done' | 'failed', result: string | null): void {
    this.rows.delete(row.id);
    this.change(row, { status, endedAtMs: this.parts.clock.now(), ...(result !== null && { result }) });
  }

  private join(
    row: PromisedCallback,
    more: Partial<Extract<KeptEvent, { type: 'contact.joined' }>['contact']> = {},
  ): Promise<void> {
    const { keeper } = this.parts;
    const contact = {
      id: callbackContactId(row.id),
      queueId: row.queueId,
      channel: 'voice',
      sinceMs: row.sinceMs,
      isCallback: true,
      notBeforeMs: row.nextAtMs > row.promisedAtMs ? row.nextAtMs : null,
      priority: 0,
      vip: false,
      rings: null,
      sticky: null,
      ownAgentId: null,
      attributes: row.context,
      ...more,
    } as const;
    return new Promise((resolve) => {
      keeper.take({ type: 'contact.joined', contact }, ({ decisions }) => {
        if (decisions.ignored === 'unknown_queue') this.withoutQueue(row);
        resolve();
      });
    });
  }

  /** Resolves once it is written, behind what was written of it before. */
  private stored({ id }: PromisedCallback, change: CallbackChange): Promise<void> {
    const { callbacks, clock, writer } = this.parts;
    const written = new Promise<void>((resolve) => {
      writer.write(async () => {
        await callbacks.change(id, change);
        resolve();
      });
    });
    return withDeadline(clock, storeMsMax, 'Changing the callback', written);
  }

  private change({ id }: PromisedCallback, change: CallbackChange): void {
    this.parts.writer.write(() => this.parts.callbacks.change(id, change));
  }

  private rowOf(contactId: string): PromisedCallback | undefined {
    return this.rows.get(callbackIdOf(contactId) ?? '');
  }
}
