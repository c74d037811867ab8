import type { DecisionDraft } from './decision-draft.ts';
import { withdraw } from './offers.ts';
import type { RoutingFloor } from './routing-floor.ts';

/** Puts right, once, what did not fit together in the state that the floor was made from. */
export function repair(floor: RoutingFloor, draft: DecisionDraft, now: number): void {
  for (const contact of floor.strayContacts) {
    if (floor.contacts.get(contact.id) !== contact) continue;
    const offer = [...floor.offers.values()].find(({ contactId }) => contactId === contact.id);
    if (offer !== undefined) withdraw(floor, draft, offer, offer.agentIds, 'queue_removed', now);
    floor.contacts.delete(contact.id);
    const why = { en: `There is no queue ${contact.queueId}`, zh: `不存在队列${contact.queueId}` };
    draft.handedBack.push({ contactId: contact.id, fromQueueId: contact.queueId, why });
  }
  for (const offer of floor.strayOffers)
    if (floor.offers.get(offer.id) === offer) withdraw(floor, draft, offer, offer.agentIds, 'contact_left', now);
  floor.strayContacts.length = 0;
  floor.strayOffers.length = 0;
}
