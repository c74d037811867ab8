import type { Contact } from '../contact.ts';
import type { Queue } from '../queue.ts';
import { createRouter, type Router } from '../router.ts';
import type { RoutingEvent } from '../routing-event.ts';
import type { RoutingState } from '../state.ts';
import { AgentTimes } from './agent-figures.ts';
import type { DayFigures } from './day-figures.ts';
import { FigureCounter } from './queue-figures.ts';
import type { RecordedEntry } from './recorded-entry.ts';

/** What one contact did, as far as it was seen. Durations; null for what did not come. */
export interface ContactFacts {
  ringMs: number | null;
  talkMs: number | null;
  wrapUpMs: number | null;
  /** From joining to giving up, for whatever cause. */
  leftAfterMs: number | null;
  leftBecause: 'abandoned' | 'left' | 'callback' | null;
  /** How long it was seen to wait at least, where it did not give up. */
  waitedMs: number;
}

/** A recorded time as it was: its figures, what its people did, and the events that come from outside of routing. */
export interface RecordedDay {
  readonly figures: DayFigures;
  /** The rules as they were at its end. */
  readonly queues: readonly Queue[];
  readonly contacts: ReadonlyMap<string, ContactFacts>;
  readonly outside: readonly RecordedEntry[];
  readonly means: DayMeans;
}

/** What people did on the average of all contacts. */
export interface DayMeans {
  readonly ringMs: number;
  readonly talkMs: number;
  readonly wrapUpMs: number;
  /** Before giving up, with those counted who were answered sooner; null where nobody gave up. */
  readonly patienceMs: number | null;
  readonly gaveUp: number;
}

/** The contact that an event is about. */
export function contactOf(router: Router, event: RoutingEvent): Contact | null {
  if ('contactId' in event) return router.contact(event.contactId);
  if (event.type !== 'offer.answered') return null;
  return router.contact(router.offer(event.offerId)?.contactId ?? '');
}

/** Plays a record as it was, and learns from it what the people in it did. */
export function readDay(
  snapshot: RoutingState,
  entries: readonly RecordedEntry[],
  inTimeMs: Readonly<Record<string, number>>,
  onEntry: () => void,
): RecordedDay {
  const router = createRouter(snapshot, entries[0]?.at ?? 0);
  const counter = new FigureCounter(inTimeMs);
  const times = new AgentTimes(router, snapshot, entries[0]?.at ?? 0);
  const contacts = new Map<string, ContactFacts>();
  const outside: RecordedEntry[] = [];
  const untilMs = entries.at(-1)?.at ?? 0;
  // Who talks when the record begins does so for as long as is left.
  const talking = snapshot.contacts.filter(({ status }) => status === 'talking');
  const answeredAtMs = new Map(talking.map(({ id }) => [id, entries[0]?.at ?? 0]));
  const ringsSinceMs = new Map(snapshot.offers.map(({ contactId, madeAtMs }) => [contactId, madeAtMs]));
  const engaged = new Map(snapshot.engagements.map(({ contactId, agentId }) => [contactId, agentId]));
  /** Whose after-call work an agent is in, and since when. */
  const wrappingUp = new Map<string, { readonly facts: ContactFacts; readonly sinceMs: number }>();
  const factsOf = (contactId: string): ContactFacts => {
    const known = contacts.get(contactId);
    if (known !== undefined) return known;
    const facts: ContactFacts = {
      ringMs: null,
      talkMs: null,
      wrapUpMs: null,
      leftAfterMs: null,
      leftBecause: null,
      waitedMs: 0,
    };
    contacts.set(contactId, facts);
    return facts;
  };

  for (const { at, event } of entries) {
    const contact = contactOf(router, event);
    const callbacks = new Map<string, boolean>();
    const isCallback = (id: string): boolean => callbacks.get(id) ?? router.contact(id)?.isCallback ?? false;
    for (const each of contact === null ? [] : [contact]) callbacks.set(each.id, each.isCallback);
    if (event.type === 'contact.joined') callbacks.set(event.contact.id, event.contact.isCallback);
    const offer = event.type === 'offer.answered' ? router.offer(event.offerId) : null;
    const wrapUp = endedWrapUp(router, event) ? wrappingUp.get(event.agentId) : undefined;
    const decisions = router.apply(event, at);
    counter.note(event, contact, decisions, isCallback, at);
    times.note(event, contact, decisions, at);
    onEntry();
    if (wrapUp !== undefined) wrapUp.facts.wrapUpMs = at - wrapUp.sinceMs;
    else if (isFromOutside(event, contact)) outside.push({ at, event });
    const rangSince = ringsSinceMs.get(contact?.id ?? '');
    for (const { contactId, madeAtMs } of decisions.offers) ringsSinceMs.set(contactId, madeAtMs);
    if (decisions.ignored !== null) continue;
    if (event.type === 'agent.engaged') engaged.set(event.contactId, event.agentId);
    // What follows this is not what followed the talk before.
    if (event.type === 'conversation.ended') wrappingUp.delete(engaged.get(event.contactId) ?? '');
    if (contact === null) continue;
    const facts = factsOf(contact.id);
    if (contact.status !== 'talking') facts.waitedMs = Math.max(facts.waitedMs, at - contact.sinceMs);
    if (offer !== null) {
      facts.ringMs = at - offer.madeAtMs;
      answeredAtMs.set(contact.id, at);
    } else if (event.type === 'contact.left' && contact.status !== 'talking') {
      facts.leftAfterMs = at - contact.sinceMs;
      facts.leftBecause = event.because ?? 'abandoned';
      // It would have rung longer than it had the patience for.
      if (contact.status === 'offered' && rangSince !== undefined) facts.ringMs = at - rangSince + 1;
    } else if (event.type === 'contact.left' || event.type === 'conversation.ended') {
      const answeredAt = answeredAtMs.get(contact.id);
      if (answeredAt !== undefined) facts.talkMs = at - answeredAt;
      if (contact.agentId !== null) wrappingUp.set(contact.agentId, { facts, sinceMs: at });
    }
  }
  const end = router.state();
  for (const { id, status, sinceMs } of end.contacts) {
    const facts = factsOf(id);
    const answeredAt = answeredAtMs.get(id);
    if (status !== 'talking') facts.waitedMs = untilMs - sinceMs;
    // It goes on beyond the record, and with it whoever talks there.
    else if (answeredAt !== undefined) facts.talkMs = untilMs - answeredAt + 1;
  }
  const figures = { queues: counter.byQueue(), all: counter.ofAll(), agents: times.figures(untilMs) };
  return { figures, queues: end.queues, contacts, outside, means: meansOf([...contacts.values()]) };
}

function endedWrapUp(
  router: Router,
  event: RoutingEvent,
): event is Extract<RoutingEvent, { type: 'agent.readied' | 'agent.wrap_up_ended' }> {
  const mayEnd = event.type === 'agent.readied' || event.type === 'agent.wrap_up_ended';
  return mayEnd && router.agent(event.agentId)?.status === 'after_call_work';
}

/** Who comes, what agents and supervisors do: not what follows from who was offered to whom. */
function isFromOutside(event: RoutingEvent, contact: Contact | null): boolean {
  if (event.type === 'contact.left') return false;
  if (event.type === 'conversation.ended') return contact === null;
  return !event.type.startsWith('offer.') && event.type !== 'time.passed';
}

function meansOf(facts: readonly ContactFacts[]): DayMeans {
  const mean = (name: 'ringMs' | 'talkMs' | 'wrapUpMs'): number => {
    const known = facts.flatMap((each) => (each.leftAfterMs === null ? (each[name] ?? []) : []));
    return known.length === 0 ? 0 : known.reduce((sum, value) => sum + value, 0) / known.length;
  };
  const gaveUp = facts.filter(({ leftBecause }) => leftBecause === 'abandoned').length;
  const waitedMs = facts.reduce((sum, { leftAfterMs, waitedMs: waited }) => sum + (leftAfterMs ?? waited), 0);
  return {
    ringMs: mean('ringMs'),
    talkMs: mean('talkMs'),
    wrapUpMs: mean('wrapUpMs'),
    patienceMs: gaveUp === 0 ? null : waitedMs / gaveUp,
    gaveUp,
  };
}
