import type { ConversationListener } from '../conversations/conversations.ts';
import type { AskedPlaces } from './asked-places.ts';
import type { Bookkeeping } from './bookkeeping.ts';
import type { CallbackDesk } from './callback-desk.ts';
import type { Keeper } from './keeper.ts';
import type { OutboundCalls } from './outbound-calls.ts';
import type { Talks } from './talks.ts';

export interface ConversationEarParts {
  readonly keeper: Keeper;
  readonly talks: Talks;
  readonly asked: AskedPlaces;
  readonly outbound: OutboundCalls;
  readonly callbackDesk: CallbackDesk;
  readonly bookkeeping: Bookkeeping;
}

/** Takes what conversations tell to everything in routing that has to know. */
export function conversationEar(parts: ConversationEarParts): ConversationListener {
  const { keeper, talks, asked, outbound, callbackDesk, bookkeeping } = parts;
  return {
    changed: (live) => bookkeeping.conversationChanged(live),
    over: (conversationId, agentId) => bookkeeping.conversationOver(conversationId, agentId),
    connected: (live) => {
      talks.connected(live);
      if (live.direction === 'outbound') outbound.connected(live.callId);
      const talk = keeper.book.allTalks().find(({ conversationId }) => conversationId === live.id);
      if (talk) callbackDesk.connected(live.id, talk.contactId);
    },
    ended: (end) => {
      callbackDesk.noteEnd(end);
      talks.ended(end);
      bookkeeping.conversationEnded(end);
    },
    engaged: (agentId, conversationId) => talks.engaged(agentId, conversationId),
    released: (agentId, conversationId) => talks.released(agentId, conversationId),
    placeWanted: (place) => asked.want(place),
    placeDropped: (contactId) => asked.drop(contactId),
    agentChanged: (live) => talks.passed(live, true),
    agentLeft: (live) => talks.passed(live, false),
  };
}
