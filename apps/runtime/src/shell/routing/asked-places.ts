import type { Log } from '../../ports/log.ts';
import type { Telephony } from '../../ports/telephony.ts';
import { isCutOff, unlessGone } from '../commands/failure.ts';
import type { Conversations, WantedPlace } from '../conversations/conversations.ts';
import type { World } from '../world.ts';
import type { Outcome, Talk } from './book-state.ts';
import { attributesOf, type CallerLookupParts, isVip, lookCallerUp } from './caller-lookup.ts';
import { askingConversationOf } from './contact-id.ts';
import type { Follower, Keeper } from './keeper.ts';

const causeNormalClearing = 16;

export interface AskedPlacesParts extends CallerLookupParts {
  readonly keeper: Keeper;
  readonly telephony: Telephony;
  readonly log: Log;
  conversations(): Conversations;
  nameOf(agentId: string): string;
}

/**
 * Places in queues that no run holds: an agent waits there to ask somebody on behalf of a customer, or a customer who was dialled
 * from here was sent there. The agent who answers takes part in the conversation that waits, and is busy with what was offered.
 */
export class AskedPlaces implements Follower {
  /** Those that are wanted, also while their customer is being looked up. */
  private readonly wanted = new Map<string, WantedPlace>();

  constructor(private readonly parts: AskedPlacesParts) {}

  /** Again for a place that is there already means nothing. */
  want(place: WantedPlace): void {
    this.wanted.set(place.contactId, place);
    void this.join(place);
  }

  drop(contactId: string): void {
    const { keeper } = this.parts;
    this.wanted.delete(contactId);
    const talk = keeper.book.talkOf(contactId);
    const status = keeper.book.router.contact(contactId)?.status;
    if (talk) {
      keeper.take({ type: 'conversation.ended', contactId, outcome: null, talkedMs: 0 });
      if (!this.parts.conversations().owns(talk.legId)) this.hangUp(talk);
    } else if (status === 'waiting' || status === 'offered') {
      keeper.take({ type: 'contact.left', contactId, because: 'left' });
    }
  }

  /** The number that the agent's phone shows. */
  numberOf(contactId: string): string | null {
    return this.wanted.get(contactId)?.customerNumber ?? null;
  }

  follow({ begun, left }: Outcome): void {
    if (begun && askingConversationOf(begun.contactId) !== null) this.answered(begun);
    for (const { contactId } of left) {
      if (askingConversationOf(contactId) !== null) this.lost(contactId);
    }
  }

  /** After a takeover: places that nobody wants any more, and answers that nobody was told of. */
  settle(world: World): void {
    const { keeper } = this.parts;
    const wanted = new Set(this.parts.conversations().places());
    const { contacts } = keeper.book.router.state();
    for (const { id, status } of contacts) {
      if (askingConversationOf(id) !== null && status !== 'talking' && !wanted.has(id)) this.drop(id);
    }
    for (const talk of keeper.book.allTalks()) {
      if (askingConversationOf(talk.contactId) === null) continue;
      if (wanted.has(talk.contactId) && world.channels.has(talk.legId)) this.answered(talk);
      else {
        this.lost(talk.contactId);
        this.drop(talk.contactId);
      }
    }
  }

  private async join({ contactId, queueId, customerNumber, isReturn }: WantedPlace): Promise<void> {
    const { keeper, clock } = this.parts;
    const sinceMs = clock.now();
    const known = await lookCallerUp(this.parts, customerNumber);
    const { book } = keeper;
    if (!this.wanted.has(contactId) || book.router.contact(contactId)) return;
    // It was in the queue before this process was there.
    if (book.leavingOf(contactId)) {
      this.lost(contactId);
      return;
    }
    const contact = {
      id: contactId,
      queueId,
      channel: 'voice',
      sinceMs,
      isCallback: false,
      ...(isReturn && { returned: true }),
      notBeforeMs: null,
      priority: 0,
      vip: isVip(known),
      rings: null,
      sticky: null,
      ownAgentId: known.ownAgentId,
      attributes: attributesOf(known),
    } as const;
    keeper.take({ type: 'contact.joined', contact }, ({ decisions }) => {
      if (decisions.ignored === 'unknown_queue') this.lost(contactId);
    });
  }

  private answered(talk: Talk): void {
    const { contactId, agentId, legId, conversationId, queueId, madeAtMs } = talk;
    const name = this.parts.nameOf(agentId);
    const answer = { agentId, name, legId, conversationId, queueId, offeredAtMs: madeAtMs };
    if (!this.parts.conversations().placeAnswered(contactId, answer)) this.drop(contactId);
  }

  private lost(contactId: string): void {
    this.wanted.delete(contactId);
    this.parts.conversations().placeLost(contactId);
  }

  private hangUp({ legId }: Talk): void {
    unlessGone(this.parts.telephony.hangup(legId, causeNormalClearing)).catch((error: unknown) => {
      // The watchdog finds what is left over.
      if (!isCutOff(error)) this.parts.log.warn('a phone could not be hung up', { legId, error });
    });
  }
}
