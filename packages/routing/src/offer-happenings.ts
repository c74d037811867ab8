import type { HandlersOf } from './handler.ts';
import { setAside, unring, withdraw } from './offers.ts';

/** What each event of an offer changes. */
export const offerHandlers: HandlersOf<'offer'> = {
  'offer.answered': (floor, draft, { offerId, agentId }, now) => {
    const offer = floor.offers.get(offerId);
    const waiting = offer && floor.waiting.get(offer.contactId);
    const desk = floor.desks.get(agentId);
    if (offer === undefined || waiting === undefined || desk === undefined || !offer.agentIds.includes(agentId)) {
      draft.ignored = 'unknown_offer';
      return;
    }
    const others = offer.agentIds.filter((id) => id !== agentId);
    if (others.length > 0) withdraw(floor, draft, offer, others, 'answered_elsewhere', now);
    const { contact } = waiting;
    floor.unline(waiting);
    floor.removeOffer(offer);
    floor.contacts.set(contact.id, { ...contact, status: 'talking', agentId });
    desk[contact.channel === 'voice' ? 'calls' : 'chats'] += 1;
    unring(floor, offer, agentId);
    floor.setAgent(desk, { ...desk.agent, contactsTaken: desk.agent.contactsTaken + 1 });
  },

  'offer.refused': (floor, draft, { offerId, agentId, reason }, now) => {
    const offer = floor.offers.get(offerId);
    const desk = floor.desks.get(agentId);
    if (offer === undefined || desk === undefined || !offer.agentIds.includes(agentId)) {
      draft.ignored = 'unknown_offer';
      return;
    }
    withdraw(floor, draft, offer, [agentId], reason, now);
    setAside(floor, draft, desk, reason, now - offer.madeAtMs, now);
  },

  'offer.extended': (floor, draft, { offerId, expiresAtMs }) => {
    const offer = floor.offers.get(offerId);
    if (offer === undefined) draft.ignored = 'unknown_offer';
    else floor.setOffer({ ...offer, expiresAtMs });
  },
};
