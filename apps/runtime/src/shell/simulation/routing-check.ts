import type { Contact } from '@patchbay/routing';
import type { RoutingEntry } from '../../ports/routing-journal.ts';
import type { BookState, Outcome } from '../routing/book-state.ts';
import { askingConversationOf, callIdOf, isEngagementId } from '../routing/contact-id.ts';
import type { KeptEvent } from '../routing/kept-event.ts';
import { RoutingBook } from '../routing/routing-book.ts';

const snapshotEvery = 7;

/**
 * Plays a routing journal once more and says, in words, what must never have been: an agent with two calls, a contact or a call in
 * two places, somebody who was served before one who had waited longer and wants the same.
 */
export function routingFaults(entries: readonly RoutingEntry[]): string[] {
  const book = new RoutingBook(null, entries[0]?.at ?? 0);
  // What a successor would have, were there a snapshot every now and then.
  let restored = new RoutingBook(null, entries[0]?.at ?? 0);
  const faults: string[] = [];
  let before: string[] = [];
  for (const { index, at, event } of entries) {
    const outcome = book.apply(event as KeptEvent, at);
    const again = restored.apply(event as KeptEvent, at);
    if (JSON.stringify(again) !== JSON.stringify(outcome))
      faults.push(`entry ${index} (${(event as KeptEvent).type}): decided otherwise from a snapshot`);
    if (index % snapshotEvery === 0) {
      restored = new RoutingBook(JSON.parse(JSON.stringify(restored.state())) as BookState, at);
    }
    const wrong = [...(mayDouble(outcome, event as KeptEvent) ? doubles(book) : []), ...overtaken(book, outcome, at)];
    for (const what of wrong)
      if (!before.includes(what)) faults.push(`entry ${index} (${(event as KeptEvent).type}): ${what}`);
    before = wrong;
  }
  return faults;
}

/** Who is still somewhere after the last entry. */
export function leftInRouting(entries: readonly RoutingEntry[]): string[] {
  const book = new RoutingBook(null, entries[0]?.at ?? 0);
  for (const { at, event } of entries) book.apply(event as KeptEvent, at);
  const { contacts, engagements } = book.router.state();
  return [
    ...contacts.map(({ id, status }) => `${id} is still ${status}`),
    ...engagements.map(({ contactId, agentId }) => `${agentId} is still busy with ${contactId}`),
    ...book.allRings().map(({ legId }) => `${legId} still rings`),
    ...book.allTalks().map(({ contactId, agentId }) => `${agentId} still talks with ${contactId}`),
  ];
}

/** Whether somebody may be somewhere else than before. */
function mayDouble({ rung, begun, decisions }: Outcome, { type }: KeptEvent): boolean {
  const moved = rung.length + decisions.overflow.length > 0 || begun !== null;
  return moved || type === 'agent.engaged' || type === 'talk.passed' || type === 'contact.joined';
}

function doubles(book: RoutingBook): string[] {
  const rings = book.allRings();
  const talks = book.allTalks();
  const { contacts: known, engagements } = book.router.state();
  // Who listens in goes from one call to the next: busy for the next one before they have left the one before.
  const firm = [...engagements].filter(
    ({ contactId, agentId }, index, all) =>
      !isEngagementId(contactId) ||
      all.findIndex((one) => one.agentId === agentId && isEngagementId(one.contactId)) === index,
  );
  const all = [...rings, ...firm, ...known.map(({ agentId, id }) => ({ agentId, contactId: id }))];
  // A direct ring is an engagement as well.
  const busy = [
    ...new Map(all.map(({ agentId, contactId }) => [`${agentId} ${contactId}`, { agentId, contactId }])).values(),
  ];
  // Several agents may ring for one contact, by one offer.
  const places = [...new Map(rings.map((ring) => [`${ring.contactId} ${ring.offerId}`, ring])).values(), ...talks];
  const contacts = places.map(({ contactId }) => contactId);
  const waiting = known.filter(({ status }) => status === 'waiting');
  // An agent who talks may wait in a queue beside, to ask somebody.
  const own = [...contacts, ...waiting.map(({ id }) => id)].filter((id) => askingConversationOf(id) === null);
  const calls = new Map(own.map((id) => [id, callIdOf(id, 0)]));
  return [
    ...twice(busy.flatMap(({ agentId }) => agentId ?? [])).map((id) => {
      const calls = busy.filter(({ agentId }) => agentId === id).map(({ contactId }) => contactId);
      return `${id} has ${calls.join(' and ')}`;
    }),
    ...twice(contacts).map((id) => `${id} is in two places`),
    ...twice([...calls.values()]).map((id) => `the call ${id} is in two places`),
  ];
}

function overtaken(book: RoutingBook, { rung }: Outcome, now: number): string[] {
  const { router } = book;
  return rung.flatMap(({ contactId, queueId }) => {
    const first = router.contact(contactId);
    if (first === null || !isPlain(first, now)) return [];
    return router.line(queueId ?? '').flatMap((id) => {
      const other = router.contact(id);
      const isBehind = other === null || other.status !== 'waiting' || other.sinceMs >= first.sinceMs;
      if (isBehind || !isPlain(other, now) || wishOf(other) !== wishOf(first)) return [];
      return [`${contactId} was offered before ${id}`];
    });
  });
}

/** Nobody in particular is wanted or was picked, and nothing keeps the contact back. */
function isPlain({ sticky, ownAgentId, assignedTo, raised, notBeforeMs }: Contact, now: number): boolean {
  return sticky === null && ownAgentId === null && assignedTo === null && raised === 0 && (notBeforeMs ?? 0) <= now;
}

/** What decides the order within a queue, but for the time. */
function wishOf({ priority, vip, rings, attributes }: Contact): string {
  return JSON.stringify([priority, vip, rings, attributes]);
}

function twice(names: readonly string[]): string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}
