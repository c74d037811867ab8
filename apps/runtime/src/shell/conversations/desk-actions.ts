import type { TransferTarget } from '@patchbay/flow-schema';
import type { DeskAction } from '@patchbay/records';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { failureOf } from '../commands/failure.ts';
import type { CallRecordings } from './call-recordings.ts';
import {
  type Asked,
  consultCancelled,
  consulting,
  guestLeft,
  swapped,
  threeWay,
  transferCompleted,
  transferred,
} from './consult-changes.ts';
import { gone, held, left, parted, recalled, resumed, supervised, supervisorLeft } from './conversation-changes.ts';
import { type Changed, hasFlow, type Refusal } from './conversation-endings.ts';
import type { ConversationMailbox } from './conversation-mailbox.ts';
import {
  type Conversation,
  customerChannelOf,
  type Guest,
  guestConversationId,
  guestsOf,
  hasAgentLeft,
} from './conversation-state.ts';
import type { AgentPhones } from './conversations.ts';
import type { RingOrder } from './leg-ringer.ts';
import type { RingOrders } from './ring-orders.ts';

const consultRingMs = 40_000;
const supervisorRingMs = 30_000;
const customerRingMs = 60_000;
const returnRingMsMin = 1_000;
/** Q.850: call rejected, no route to destination, temporary failure. */
const cause = { rejected: 21, noRoute: 3, temporary: 41 } as const;

type FloorAction = Extract<DeskAction, { type: 'floor.listen' | 'floor.whisper' | 'floor.barge' | 'floor.take_over' }>;
type CallAction = Extract<DeskAction, { conversationId: string }>;

export interface DeskActionsParts {
  readonly orders: RingOrders;
  readonly phones: AgentPhones;
  readonly recordings: CallRecordings;
  readonly clock: Clock;
  readonly log: Log;
  mailboxes(): readonly ConversationMailbox[];
}

const goneRefusal: Refusal = { code: 'gone', message: 'This conversation is over.' };

/** What people at the seat and on the floor do to conversations. */
export class DeskActions {
  constructor(private readonly parts: DeskActionsParts) {}

  /** Null when it was done. */
  async carryOut(action: DeskAction): Promise<Refusal | null> {
    if (action.type === 'floor.leave') return this.leave(action.supervisorId);
    if (!('conversationId' in action) || action.type === 'call.act') {
      return { code: 'failed', message: `${action.type} is not for conversations.` };
    }
    const { conversationId } = action;
    const own = this.parts.mailboxes().find(({ conversation }) => conversation.id === conversationId);
    const mailbox = own ?? this.hostOf(conversationId);
    if (mailbox === undefined || mailbox.conversation.phase === 'ended') return goneRefusal;
    try {
      return await (own === undefined ? this.onGuest(mailbox, action) : this.onCall(mailbox, action));
    } catch (error) {
      const { code, message } = failureOf(error);
      this.parts.log.error('an action at a call failed', { action: action.type, code, error });
      return { code: 'failed', message };
    }
  }

  /** Rings the customer of a conversation that was asked for with a number. */
  async dialCustomer(mailbox: ConversationMailbox): Promise<void> {
    const { conversation } = mailbox;
    const { customer } = conversation;
    const guest = customer.kind === 'dialled' ? customer.guest : null;
    const legId = customerChannelOf(conversation);
    try {
      const ordered =
        guest === null
          ? await this.parts.orders.forNumber(conversation.customerNumber, customerRingMs)
          : this.orderForGuest(guest, conversation);
      if ('order' in ordered) return await mailbox.ringLeg(legId, ordered.order);
      const why = ordered.refusal.code === 'not_allowed' ? cause.rejected : cause.noRoute;
      await mailbox.change((one) => gone(one, legId, why, 0, this.parts.clock.now()));
    } catch (error) {
      this.parts.log.error('a customer could not be dialled', { conversationId: conversation.id, error });
      await mailbox.change((one) => gone(one, legId, cause.temporary, 0, this.parts.clock.now()));
    }
  }

  private async onCall(mailbox: ConversationMailbox, action: CallAction): Promise<Refusal | null> {
    const change = (step: (conversation: Conversation, nowMs: number) => Changed) =>
      mailbox.change((conversation) => step(conversation, this.parts.clock.now()));
    switch (action.type) {
      case 'call.hold':
        return change(held);
      case 'call.resume':
        return change(resumed);
      case 'call.part':
        return this.part(mailbox);
      case 'call.retake':
        return (await this.part(mailbox)) ?? (await this.recall(mailbox));
      case 'call.leave':
        return change(left);
      case 'call.transfer':
        if (!hasFlow(mailbox.conversation)) return this.ask(mailbox, action.target, transferred);
        return change((conversation, nowMs) =>
          transferred(conversation, this.parts.orders.askedOf(mailbox.conversation, action.target), nowMs),
        );
      case 'call.consult':
        return this.ask(mailbox, action.target, consulting);
      case 'call.cancel_consult':
        return change(consultCancelled);
      case 'call.swap':
        return change(swapped);
      case 'call.three_way':
        return change(threeWay);
      case 'call.complete_transfer':
        return change(transferCompleted);
      case 'call.record':
        return this.record(mailbox.conversation, action.action);
      case 'call.act':
        return goneRefusal;
      default:
        return this.supervise(mailbox, action);
    }
  }

  /** Rings the agent's phone to go on with a call it has lost; whoever waits for a phone that is not there waits on. */
  async recall(mailbox: ConversationMailbox): Promise<Refusal | null> {
    const { agent, away, callId, id, customerNumber } = mailbox.conversation;
    const endpoint = this.parts.phones.endpointOf(agent.id);
    if (away === null || endpoint === null) return null;
    const order: RingOrder = {
      ways: [{ endpoint, callerId: { name: '', number: customerNumber } }],
      ringTimeoutMs: Math.max(away.untilMs - this.parts.clock.now(), returnRingMsMin),
      headers: { 'X-Patchbay-Call': callId, 'X-Patchbay-Conversation': id, 'X-Patchbay-Return': 'yes' },
    };
    return mailbox.change(recalled, order);
  }

  private part(mailbox: ConversationMailbox): Promise<Refusal | null> {
    const { phones, clock } = this.parts;
    return mailbox.change((one) => {
      const graceMs = phones.returnMsOf(one.agent.id);
      if (graceMs === 0) return { code: 'not_now', message: 'This phone does not come back by itself.' };
      return parted(one, graceMs, clock.now());
    });
  }

  private record(conversation: Conversation, action: 'start' | 'stop' | 'pause' | 'resume'): Promise<Refusal | null> {
    const { callId, connectedAtMs } = conversation;
    if (connectedAtMs === null) {
      return Promise.resolve({ code: 'not_now', message: 'The customer is not there yet.' });
    }
    const name = `a${this.parts.clock.now().toString(36)}`;
    return this.parts.recordings.act({ callId, channelId: customerChannelOf(conversation) }, action, name);
  }

  /** The conversation in which a colleague has this one of their own. */
  private hostOf(conversationId: string): ConversationMailbox | undefined {
    return this.parts
      .mailboxes()
      .find(({ conversation }) => guestsOf(conversation).some((guest) => guest.conversationId === conversationId));
  }

  /** A colleague who was called or is asked may leave; the call is in the hands of the other agent. */
  private async onGuest(mailbox: ConversationMailbox, action: CallAction): Promise<Refusal | null> {
    if (action.type === 'call.leave') {
      return mailbox.change((one) => guestLeft(one, action.conversationId, this.parts.clock.now()));
    }
    if (action.type === 'floor.listen' || action.type === 'floor.whisper' || action.type === 'floor.barge') {
      return this.supervise(mailbox, action);
    }
    return { code: 'not_now', message: 'The call is in the hands of the colleague.' };
  }

  /** Asks somebody, or sends a customer on to them who has no flow to go on in. */
  private async ask(
    mailbox: ConversationMailbox,
    target: TransferTarget,
    step: (conversation: Conversation, asked: Asked, nowMs: number) => Changed,
  ): Promise<Refusal | null> {
    const { phones, clock } = this.parts;
    const asked = this.parts.orders.askedOf(mailbox.conversation, target);
    const change = (order?: RingOrder) => mailbox.change((one) => step(one, asked, clock.now()), order);
    if (target.kind === 'queue') {
      const isThere = phones.queueNameOf(target.queueId) !== null;
      return isThere ? change() : { code: 'gone', message: `There is no queue ${target.queueId}.` };
    }
    const { conversation } = mailbox;
    if (target.kind === 'number') {
      const ordered = await this.parts.orders.forNumber(target.number, consultRingMs);
      return 'refusal' in ordered ? ordered.refusal : change(ordered.order);
    }
    const { agentId } = target;
    const conversationId = guestConversationId(conversation.id, conversation.made + 1);
    const ordered = this.parts.orders.forAgent(agentId, conversation, conversationId, consultRingMs);
    if ('refusal' in ordered) return ordered.refusal;
    return change(ordered.order);
  }

  private async supervise(mailbox: ConversationMailbox, action: FloorAction): Promise<Refusal | null> {
    const { supervisorId } = action;
    const { conversation } = mailbox;
    const others = this.parts.mailboxes().filter((one) => one !== mailbox);
    if (others.some(({ conversation: one }) => one.agent.id === supervisorId && !hasAgentLeft(one))) {
      return { code: 'not_now', message: 'They are talking in a call of their own.' };
    }
    const isThere = conversation.supervisors.some(({ agentId }) => agentId === supervisorId);
    const ordered = isThere
      ? null
      : this.parts.orders.forAgent(supervisorId, conversation, conversation.id, supervisorRingMs);
    if (ordered && 'refusal' in ordered) return ordered.refusal;
    for (const one of others) await one.change((other) => supervisorLeft(other, supervisorId));
    const takesOver = action.type === 'floor.take_over';
    const mode = action.type === 'floor.whisper' ? 'whisper' : action.type === 'floor.barge' ? 'barge' : 'listen';
    return mailbox.change(
      (one) =>
        supervised(
          one,
          { agentId: supervisorId, name: this.parts.phones.nameOf(supervisorId) },
          mode,
          takesOver,
          this.parts.clock.now(),
        ),
      ordered?.order,
    );
  }

  private async leave(supervisorId: string): Promise<Refusal | null> {
    const mailbox = this.parts
      .mailboxes()
      .find(({ conversation }) => conversation.supervisors.some(({ agentId }) => agentId === supervisorId));
    if (mailbox === undefined) return { code: 'gone', message: 'They take part in no call.' };
    return mailbox.change((conversation) => supervisorLeft(conversation, supervisorId));
  }

  /** A colleague who is called by their extension; the one who calls is shown. */
  private orderForGuest({ agentId, conversationId, number }: Guest, conversation: Conversation) {
    const callerId = { name: conversation.agent.name, number };
    return this.parts.orders.forAgent(agentId, conversation, conversationId, customerRingMs, callerId);
  }
}
