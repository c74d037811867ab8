import type { Agent } from './agent.ts';
import type { Contact } from './contact.ts';
import type { Desk } from './desk.ts';
import { overflowByWaiting } from './overflow.ts';
import type { Queue } from './queue.ts';
import { QueueBoard } from './queue-board.ts';
import { SortedList } from './sorted-list.ts';
import type { Engagement, Offer, RoutingState } from './state.ts';
import { termsOf } from './terms.ts';
import type { Waiting } from './waiting.ts';
import { compareWakes, type Wake, wakeAt } from './wake.ts';

/** One routing group in memory: the state, and indexes that can be built from it at any time. */
export class RoutingFloor {
  readonly boards = new Map<string, QueueBoard>();
  readonly desks = new Map<string, Desk>();
  readonly contacts = new Map<string, Contact>();
  readonly waiting = new Map<string, Waiting>();
  readonly offers = new Map<number, Offer>();
  /** By the id of what the agent is busy with. */
  readonly engagements = new Map<string, Engagement>();
  /** Contacts by the agent they would go to before anybody else. */
  readonly personal = new Map<string, Set<Waiting>>();
  readonly wakes = new SortedList<Wake>(compareWakes);
  /** Whoever something changed for since the last decision. */
  readonly pendingDesks = new Set<Desk>();
  readonly pendingContacts = new Set<Waiting>();
  /** Contacts of the given state whose queue it does not have; the next event hands them back. */
  readonly strayContacts: Contact[];
  /** Offers of the given state whose contact does not ring. */
  readonly strayOffers: Offer[];
  lastSequence: number;
  lastOfferId: number;
  readonly #offerWakes = new Map<number, Wake>();
  readonly #freeSlots: number[] = [];

  /** What has become due by `now` since the state was taken is decided with the next event. */
  constructor(state: RoutingState, now: number) {
    const own: RoutingState = JSON.parse(JSON.stringify(state));
    this.lastSequence = own.lastSequence;
    this.lastOfferId = own.lastOfferId;
    for (const queue of own.queues) this.boards.set(queue.id, new QueueBoard(queue));
    for (const offer of own.offers) this.offers.set(offer.id, offer);
    for (const contact of own.contacts) this.contacts.set(contact.id, contact);
    for (const engagement of own.engagements) this.engagements.set(engagement.contactId, engagement);
    for (const agent of own.agents) this.addDesk(agent);
    for (const offer of own.offers) this.#wakeOffer(offer);
    const offered = new Map(own.offers.map((offer) => [offer.contactId, offer]));
    const inLine = own.contacts.filter(({ status }) => status !== 'talking');
    for (const contact of inLine.filter(({ queueId }) => this.boards.has(queueId))) {
      const offer = offered.get(contact.id) ?? null;
      this.line(offer === null ? { ...contact, status: 'waiting' } : contact, now, offer);
    }
    this.strayContacts = inLine.filter(({ queueId }) => !this.boards.has(queueId));
    this.strayOffers = own.offers.filter(({ contactId }) => !inLine.some(({ id }) => id === contactId));
    this.pendingDesks.clear();
  }

  state(): RoutingState {
    const state: RoutingState = {
      queues: [...this.boards.values()].map(({ queue }) => queue),
      agents: [...this.desks.values()].map(({ agent }) => agent),
      contacts: [...this.contacts.values()],
      offers: [...this.offers.values()],
      engagements: [...this.engagements.values()],
      lastSequence: this.lastSequence,
      lastOfferId: this.lastOfferId,
    };
    return JSON.parse(JSON.stringify(state));
  }

  // Agents

  addDesk(agent: Agent): Desk {
    const slot = this.#freeSlots.pop() ?? this.desks.size;
    const desk: Desk = { slot, agent, calls: 0, chats: 0, callOffers: 0, chatOffers: 0, wake: null };
    for (const contact of this.contacts.values())
      if (contact.agentId === agent.id) desk[contact.channel === 'voice' ? 'calls' : 'chats'] += 1;
    for (const { agentId, channel } of this.engagements.values())
      if (agentId === agent.id) desk[channel === 'voice' ? 'calls' : 'chats'] += 1;
    for (const offer of this.offers.values())
      if (offer.agentIds.includes(agent.id))
        desk[this.contacts.get(offer.contactId)?.channel === 'chat' ? 'chatOffers' : 'callOffers'] += 1;
    this.desks.set(agent.id, desk);
    for (const queueId of agent.queueIds) this.boards.get(queueId)?.addDesk(desk);
    this.setAgent(desk, agent);
    return desk;
  }

  removeDesk(desk: Desk): void {
    for (const queueId of desk.agent.queueIds) this.boards.get(queueId)?.removeDesk(desk);
    if (desk.wake !== null) this.wakes.remove(desk.wake);
    this.desks.delete(desk.agent.id);
    this.pendingDesks.delete(desk);
    this.#freeSlots.push(desk.slot);
  }

  /** Gives the agent other skills, queues or capacity. */
  changeDesk(desk: Desk, agent: Agent): void {
    for (const queueId of desk.agent.queueIds) this.boards.get(queueId)?.removeDesk(desk);
    desk.agent = agent;
    for (const queueId of agent.queueIds) this.boards.get(queueId)?.addDesk(desk);
    this.setAgent(desk, agent);
  }

  /** Gives the agent another state; not another set of queues or skills. */
  setAgent(desk: Desk, agent: Agent): void {
    desk.agent = agent;
    if (desk.wake !== null) this.wakes.remove(desk.wake);
    desk.wake = agent.wrapUpUntilMs === null ? null : wakeAt(agent.wrapUpUntilMs, { kind: 'agent', id: agent.id });
    if (desk.wake !== null) this.wakes.add(desk.wake);
    this.refreshDesk(desk);
  }

  refreshDesk(desk: Desk): void {
    for (const queueId of desk.agent.queueIds) this.boards.get(queueId)?.refreshDesk(desk);
    this.pendingDesks.add(desk);
  }

  // Queues

  /** Puts a queue in place, new or changed; whoever is in its line is placed anew by it. */
  setQueue(queue: Queue, now: number): QueueBoard {
    const board = this.boards.get(queue.id);
    if (board === undefined) {
      const created = new QueueBoard(queue);
      this.boards.set(queue.id, created);
      for (const desk of this.desks.values()) if (desk.agent.queueIds.includes(queue.id)) created.addDesk(desk);
      this.#showOverflowingTo(queue.id, now);
      return created;
    }
    const line = this.waitingOn(board);
    for (const waiting of line) this.unline(waiting);
    board.queue = queue;
    for (const waiting of line) this.#line(waiting.contact, board, now, waiting.offer);
    return board;
  }

  /** The queue is no more; whoever is on its board has to be taken off. */
  removeQueue(board: QueueBoard, now: number): void {
    this.boards.delete(board.queue.id);
    this.#showOverflowingTo(board.queue.id, now);
  }

  /** Whoever a rule sends there by waiting time does so now, or does not any more. */
  #showOverflowingTo(queueId: string, now: number): void {
    for (const waiting of this.waiting.values()) {
      const leads = waiting.board.queue.overflow.some(
        ({ action }) => action.kind === 'queue' && action.queueId === queueId,
      );
      if (leads && waiting.offer === null) this.show(waiting, now);
    }
  }

  /** Whoever is in line there, and whoever will be once the time has come. */
  waitingOn(board: QueueBoard): Waiting[] {
    return [...this.waiting.values()].filter((waiting) => waiting.board === board);
  }

  // Contacts

  /** Puts a contact in the line of its queue, which must exist: waiting, or ringing with its offer. */
  line(contact: Contact, now: number, offer: Offer | null = null): void {
    const board = this.boards.get(contact.queueId);
    if (board === undefined) throw new RangeError(`There is no queue ${contact.queueId}`);
    this.contacts.set(contact.id, contact);
    this.#line(contact, board, now, offer);
  }

  #line(contact: Contact, board: QueueBoard, now: number, offer: Offer | null): void {
    const terms = termsOf(contact, board.queue);
    const demand = board.demandFor(terms.rings);
    demand.size += 1;
    const waiting: Waiting = {
      contact,
      board,
      terms,
      demand,
      // Somebody who rings has the ring that was reached when the offer was made, whatever this was made from.
      timeRing: offer === null ? 0 : demand.ringAfter(offer.madeAtMs - contact.sinceMs),
      group: null,
      personal: [],
      offer,
      wake: null,
    };
    this.waiting.set(contact.id, waiting);
    if (offer === null) this.show(waiting, now);
    else board.line.add(waiting);
  }

  /** Takes a contact out of the line; whether it stays in the state is the caller's business. */
  unline(waiting: Waiting): void {
    this.hide(waiting);
    waiting.board.line.remove(waiting);
    waiting.board.release(waiting.demand);
    this.waiting.delete(waiting.contact.id);
  }

  /** Lets agents find a contact, by the ring and the personal agents that hold at this time. */
  show(waiting: Waiting, now: number): void {
    this.hide(waiting);
    const { contact, terms, demand, board } = waiting;
    if (contact.notBeforeMs !== null && contact.notBeforeMs > now) {
      board.line.remove(waiting);
      this.#wake(waiting, contact.notBeforeMs);
      return;
    }
    if (board.line.indexOf(waiting) < 0) board.line.add(waiting);
    const assigned = contact.assignedTo !== null && this.desks.has(contact.assignedTo) ? contact.assignedTo : null;
    const kept = contact.sticky !== null && contact.sticky.untilMs > now ? contact.sticky : null;
    const own = terms.vip && contact.ownAgentId !== null && contact.ownAgentId !== kept?.agentId;
    waiting.personal =
      assigned !== null
        ? [assigned]
        : [...(own ? [contact.ownAgentId ?? ''] : []), ...(kept === null ? [] : [kept.agentId])];
    for (const agentId of waiting.personal) this.#personalTo(agentId).add(waiting);
    waiting.timeRing = demand.ringAfter(now - contact.sinceMs);
    if (assigned === null && (kept === null || !this.desks.has(kept.agentId))) {
      waiting.group = demand.group(contact.channel, waiting.timeRing);
      waiting.group.add(waiting);
    }
    const nextRing = demand.rings[waiting.timeRing + 1];
    const due = Math.min(
      kept?.untilMs ?? Number.POSITIVE_INFINITY,
      nextRing === undefined ? Number.POSITIVE_INFINITY : contact.sinceMs + nextRing.afterMs,
      overflowByWaiting(this, contact, board.queue)?.atMs ?? Number.POSITIVE_INFINITY,
    );
    if (due !== Number.POSITIVE_INFINITY) this.#wake(waiting, due);
    this.pendingContacts.add(waiting);
  }

  #wake(waiting: Waiting, atMs: number): void {
    waiting.wake = wakeAt(atMs, { kind: 'contact', id: waiting.contact.id });
    this.wakes.add(waiting.wake);
  }

  hide(waiting: Waiting): void {
    waiting.group?.remove(waiting);
    waiting.group = null;
    for (const agentId of waiting.personal) this.personal.get(agentId)?.delete(waiting);
    waiting.personal = [];
    if (waiting.wake !== null) this.wakes.remove(waiting.wake);
    waiting.wake = null;
    this.pendingContacts.delete(waiting);
  }

  setContact(waiting: Waiting, contact: Contact): void {
    waiting.contact = contact;
    this.contacts.set(contact.id, contact);
  }

  // Offers

  /** Puts an offer in place of an earlier form of itself, or newly. */
  setOffer(offer: Offer): void {
    this.offers.set(offer.id, offer);
    const wake = this.#offerWakes.get(offer.id);
    if (wake?.atMs !== offer.expiresAtMs) {
      if (wake !== undefined) this.wakes.remove(wake);
      this.#wakeOffer(offer);
    }
    const waiting = this.waiting.get(offer.contactId);
    if (waiting !== undefined) waiting.offer = offer;
  }

  removeOffer(offer: Offer): void {
    this.offers.delete(offer.id);
    const wake = this.#offerWakes.get(offer.id);
    if (wake !== undefined) this.wakes.remove(wake);
    this.#offerWakes.delete(offer.id);
    const waiting = this.waiting.get(offer.contactId);
    if (waiting !== undefined) waiting.offer = null;
  }

  #wakeOffer(offer: Offer): void {
    const wake = wakeAt(offer.expiresAtMs, { kind: 'offer', id: offer.id });
    this.#offerWakes.set(offer.id, wake);
    this.wakes.add(wake);
  }

  #personalTo(agentId: string): Set<Waiting> {
    const set = this.personal.get(agentId) ?? new Set();
    this.personal.set(agentId, set);
    return set;
  }
}
