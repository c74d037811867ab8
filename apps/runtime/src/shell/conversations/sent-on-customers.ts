import { apologyFor } from '@patchbay/engine';
import type { TransferTarget } from '@patchbay/flow-schema';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { PromptSource } from '../../ports/prompt-source.ts';
import type { Speech } from '../../ports/speech.ts';
import type { Telephony } from '../../ports/telephony.ts';
import { failureOf, isCutOff } from '../commands/failure.ts';
import { resolveMedia } from '../commands/resolve-media.ts';
import { triedInstead } from './consult-changes.ts';
import type { ConversationMailbox } from './conversation-mailbox.ts';
import {
  apologyOf,
  type Conversation,
  customerChannelOf,
  guestConversationId,
  type SentStep,
} from './conversation-state.ts';
import type { AgentPhones } from './conversations.ts';
import type { RingOrder } from './leg-ringer.ts';
import type { RingOrders } from './ring-orders.ts';
import { apologised, notTaken, wantedStepOf } from './sent-on-changes.ts';

const ringMs = 30_000;
/** Long enough for the apology; ends the call should the end of its playback never be heard of. */
const apologyMsMax = 30_000;
/** Nobody knows which one a customer speaks who was dialled. */
const apologyLanguages = ['en', 'zh'] as const;

export interface SentOnCustomersParts {
  readonly telephony: Telephony;
  readonly prompts: PromptSource;
  readonly speech: Speech;
  readonly orders: RingOrders;
  readonly phones: AgentPhones;
  readonly clock: Clock;
  readonly log: Log;
  /** An agent who was engaged is not rung after all. */
  released(agentId: string, conversationId: string): void;
}

/**
 * Customers without a flow who were sent on and whom nobody answered. The agent who sent them is rung, then they are the head of
 * the queue they came by, then they go where that agent's forwarding rule says; in the end they hear an apology.
 */
export class SentOnCustomers {
  /** Conversations for which somebody is being found right now. */
  private readonly seenTo = new Set<string>();
  /** What ends an apology that is heard for too long, by conversation. */
  private readonly apologies = new Map<string, () => void>();

  constructor(private readonly parts: SentOnCustomersParts) {}

  /** Sees to a customer for whom nobody is tried; to be asked after each change and each look at Asterisk. */
  async goOn(mailbox: ConversationMailbox): Promise<void> {
    const { id } = mailbox.conversation;
    if (this.seenTo.has(id)) return;
    this.seenTo.add(id);
    try {
      for (let step = wantedStepOf(mailbox.conversation); step !== null; step = wantedStepOf(mailbox.conversation)) {
        if (step === 'apology') return await this.apologise(mailbox);
        if (!(await this.attempt(mailbox, step))) await mailbox.change((one) => notTaken(one, step));
      }
    } finally {
      this.seenTo.delete(id);
    }
  }

  /** True where it was the end of an apology. */
  apologyEnded(mailbox: ConversationMailbox, playbackId: string): boolean {
    if (playbackId !== apologyOf(mailbox.conversation)) return false;
    this.end(mailbox);
    return true;
  }

  private async attempt(mailbox: ConversationMailbox, step: SentStep): Promise<boolean> {
    const { conversation } = mailbox;
    const target = this.targetOf(conversation, step);
    if (target === null) return false;
    try {
      return await this.tryAt(mailbox, step, target);
    } catch (error) {
      const { id } = conversation;
      this.parts.log.warn('a customer could not be sent on', { id, step, code: failureOf(error).code, error });
      return false;
    }
  }

  private targetOf({ agent, queueId }: Conversation, step: SentStep): TransferTarget | null {
    if (step === 'sender') return { kind: 'agent', agentId: agent.id };
    if (step === 'queue') return queueId === null ? null : { kind: 'queue', queueId };
    return step === 'forwarding' ? this.parts.phones.forwardingOf(agent.id) : null;
  }

  private async tryAt(mailbox: ConversationMailbox, step: SentStep, target: TransferTarget): Promise<boolean> {
    const { orders, phones } = this.parts;
    if (target.kind === 'queue') {
      return phones.queueNameOf(target.queueId) !== null && this.tried(mailbox, step, target);
    }
    if (target.kind === 'number') {
      const ordered = await orders.forNumber(target.number, ringMs);
      return 'order' in ordered && this.tried(mailbox, step, target, ordered.order);
    }
    const { agentId } = target;
    const { id } = mailbox.conversation;
    if (!(await phones.engage(agentId, id))) return false;
    const { conversation } = mailbox;
    const guestId = guestConversationId(id, conversation.made + 1);
    const ordered = orders.forAgent(agentId, conversation, guestId, ringMs);
    const isTried = 'order' in ordered && (await this.tried(mailbox, step, target, ordered.order));
    if (!isTried) this.parts.released(agentId, id);
    return isTried;
  }

  /** False where the customer had gone meanwhile. */
  private async tried(
    mailbox: ConversationMailbox,
    step: SentStep,
    target: TransferTarget,
    order?: RingOrder,
  ): Promise<boolean> {
    const { orders, clock } = this.parts;
    let isTried = false;
    await mailbox.change((one) => {
      const next = triedInstead(one, step, orders.askedOf(one, target), clock.now());
      isTried = next !== one;
      return next;
    }, order);
    return isTried;
  }

  /** Goes on by itself over a restart, and is not played a second time. */
  private async apologise(mailbox: ConversationMailbox): Promise<void> {
    const { telephony, clock, log } = this.parts;
    const { conversation } = mailbox;
    const { id } = conversation;
    if (this.apologies.has(id)) return;
    this.apologies.set(
      id,
      clock.after(apologyMsMax, () => this.end(mailbox)),
    );
    const playbackId = apologyOf(conversation);
    try {
      if (await telephony.isPlaying(playbackId)) return;
      const said = apologyLanguages.map((language) => ({ kind: 'speech' as const, ...apologyFor(language) }));
      const media = await resolveMedia(said, this.parts);
      await telephony.play(customerChannelOf(conversation), playbackId, media);
    } catch (error) {
      // Cut off from Asterisk: said once it is back.
      if (isCutOff(error)) return this.forget(id);
      log.warn('a customer could not be told that nobody is there', { id, error });
      this.end(mailbox);
    }
  }

  private forget(id: string): void {
    this.apologies.get(id)?.();
    this.apologies.delete(id);
  }

  private end(mailbox: ConversationMailbox): void {
    this.forget(mailbox.conversation.id);
    void mailbox.change((one) => apologised(one, this.parts.clock.now()));
  }
}
