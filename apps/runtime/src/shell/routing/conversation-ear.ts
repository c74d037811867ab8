import type { ConversationListener } from '../conversations/conversations.ts';
import type { Bookkeeping } from './bookkeeping.ts';
import type { CallbackDesk } from './callback-desk.ts';
import type { Keeper } from './keeper.ts';
import type { OutboundCalls } from './outbound-calls.ts';
import type { Talks } from './talks.ts';

export interface ConversationEarParts {
  readonly keeper: Keeper;
  readonly talks: Talks;
  readonly outbound: OutboundCalls;
  readonly callbackDesk: CallbackDesk;
  readonly bookkeeping: Bookkeeping;
}

/** Takes what conversations tell to everything in routing that has to know. */
export function conversationEar(parts: ConversationEarParts): ConversationListener {
  const { keeper, talks, outbound, callbackDesk, bookkeeping } = parts;
  return {
    changed: (live) => bookkeeping.conversationChanged(live),
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
    agentChanged: (live) => talks.passed(live, true),
    agentLeft: (live) => talks.passed(live, false),
  };
}
