import type { CallBook } from '../../ports/call-book.ts';
import type { CentreAgent } from '../../ports/centre.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DialRoute } from '../../ports/dial-plan.ts';
import type { NewId } from '../../ports/ids.ts';
import type { Log } from '../../ports/log.ts';
import type { Arrival, Telephony } from '../../ports/telephony.ts';
import { isCutOff, unlessGone } from '../commands/failure.ts';
import type { Conversations } from '../conversations/conversations.ts';
import type { Outcome } from './book-state.ts';
import type { BookWriter } from './book-writer.ts';
import type { Follower, Keeper } from './keeper.ts';
import type { KeptEvent } from './kept-event.ts';

/** Q.850: user busy. */
const causeBusy = 17;

export interface OutboundCallsParts {
  readonly keeper: Keeper;
  readonly callBook: CallBook;
  readonly writer: BookWriter;
  readonly telephony: Telephony;
  readonly clock: Clock;
  readonly log: Log;
  readonly newId: NewId;
  conversations(): Conversations;
  agent(agentId: string): CentreAgent | null;
  /** By extension. */
  agentNamed(number: string): CentreAgent | null;
  endpointOf(agentId: string): string | null;
  /** Null without a limit. */
  wrapUpMsOf(agentId: string): number | null;
}

/** What keeps a colleague busy who is called by their extension. */
const colleagueOf = (contactId: string) => `${contactId}-to`;

/** Calls that agents make from their seats. The agent is busy with nothing else meanwhile. */
export class OutboundCalls implements Follower {
  private readonly beginning = new Map<string, { readonly number: string; readonly colleague: CentreAgent | null }>();

  constructor(private readonly parts: OutboundCallsParts) {}

  /** False where the channel is no agent's. */
  async take(channelId: string, { callerNumber, calledNumber, side }: Arrival): Promise<boolean> {
    const { keeper, telephony, newId } = this.parts;
    const agentId = side === 'seat' && keeper.isLoaded ? keeper.book.agentAt(callerNumber) : null;
    if (agentId === null || !keeper.book.router.agent(agentId)) return false;
    if (this.isBusy(agentId)) {
      await unlessGone(telephony.hangup(channelId, causeBusy));
      return true;
    }
    const contactId = newId();
    const wrapUpMs = this.parts.wrapUpMsOf(agentId);
    const colleague = this.parts.agentNamed(calledNumber);
    if (colleague !== null && !this.mayRing(colleague.id)) {
      await unlessGone(telephony.hangup(channelId, causeBusy));
      return true;
    }
    this.beginning.set(contactId, { number: calledNumber, colleague });
    keeper.take({ type: 'outbound.begun', contactId, agentId, legId: channelId, wrapUpMs });
    if (colleague !== null) {
      const event = { type: 'agent.engaged', agentId: colleague.id, channel: 'voice' } as const;
      keeper.take({ ...event, contactId: colleagueOf(contactId) });
    }
    await telephony.answer(channelId);
    return true;
  }

  /** How a colleague is reached by their extension; null for a number that is nobody's here. */
  routeTo(number: string): DialRoute | null {
    const colleague = this.parts.agentNamed(number);
    const endpoint = colleague === null ? null : this.parts.endpointOf(colleague.id);
    if (colleague === null) return null;
    if (endpoint === null) return { ok: false, outcome: 'failed', message: `${colleague.name} has no phone.` };
    return { ok: true, ways: [{ endpoint, callerId: { name: '', number: '' } }] };
  }

  /** Whether an agent is calling from this channel. */
  owns(channelId: string): boolean {
    const { keeper } = this.parts;
    return keeper.isLoaded && keeper.book.allTalks().some((talk) => talk.isOutbound && talk.legId === channelId);
  }

  follow({ begun, ended }: Outcome, event: KeptEvent, at: number): void {
    if (begun?.isOutbound) this.begin(begun);
    if (!ended?.isOutbound) return;
    const { callBook, writer, keeper } = this.parts;
    const colleague = colleagueOf(ended.contactId);
    if (keeper.book.isBusyAs(colleague)) {
      keeper.take({ type: 'conversation.ended', contactId: colleague, outcome: null, talkedMs: 0 });
    }
    const reason = event.type === 'conversation.ended' ? (event.outcome?.kind ?? 'hung_up') : 'hung_up';
    writer.write(() => callBook.callEnded(ended.callId, at, reason));
  }

  /** The customer is there. */
  connected(callId: string): void {
    const { callBook, writer, clock } = this.parts;
    const at = clock.now();
    writer.write(() => callBook.callAnswered(callId, at));
  }

  private begin(talk: NonNullable<Outcome['begun']>): void {
    const { callBook, writer, keeper } = this.parts;
    const { contactId, callId, conversationId, agentId, legId, answeredAtMs } = talk;
    const begun = this.beginning.get(contactId);
    this.beginning.delete(contactId);
    if (begun === undefined) return;
    const { number, colleague } = begun;
    const agentName = this.parts.agent(agentId)?.name ?? agentId;
    const shown = this.parts.agent(agentId)?.extension ?? '';
    const row = { id: callId, direction: 'outbound', callerNumber: shown, callerName: agentName } as const;
    writer.write(() => callBook.callBegan({ ...row, calledNumber: number, startedAtMs: answeredAtMs }));
    if (!keeper.book.talkOf(contactId)) return;
    const conversations = this.parts.conversations();
    conversations.begin({
      id: conversationId,
      callId,
      agentId,
      agentName,
      agentLegId: legId,
      queueId: null,
      direction: 'outbound',
      customer: {
        number,
        ...(colleague && { colleague: { agentId: colleague.id, name: colleague.name, callerNumber: shown } }),
      },
      customerNumber: number,
      offeredAtMs: answeredAtMs,
      answeredAtMs,
      whisper: [],
      why: null,
      recording: 'off',
    });
    conversations.connect(conversationId);
  }

  /** After a takeover: calls that were only just begun, and whose number is not known any more. */
  settle(): void {
    const { keeper, telephony, log } = this.parts;
    const live = new Set(
      this.parts
        .conversations()
        .all()
        .map(({ id }) => id),
    );
    for (const { contactId, conversationId, legId, isOutbound } of keeper.book.allTalks()) {
      if (!isOutbound) continue;
      if (live.has(conversationId)) {
        // Asked for once the conversation was stored, and perhaps not before the process died.
        this.parts.conversations().connect(conversationId);
        continue;
      }
      keeper.take({ type: 'conversation.ended', contactId, outcome: { kind: 'completed' }, talkedMs: 0 });
      unlessGone(telephony.hangup(legId, causeBusy)).catch((error: unknown) => {
        if (!isCutOff(error)) log.warn("an agent's call could not be hung up", { error });
      });
    }
  }

  private mayRing(agentId: string): boolean {
    const isReady = this.parts.keeper.book.router.agent(agentId)?.status === 'ready';
    return isReady && !this.isBusy(agentId) && this.parts.endpointOf(agentId) !== null;
  }

  private isBusy(agentId: string): boolean {
    const { book } = this.parts.keeper;
    const rings = book.allRings().some((ring) => ring.agentId === agentId);
    return rings || book.talkWith(agentId) !== null || book.isEngaged(agentId);
  }
}
