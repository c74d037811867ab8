import {
  type ContactLive,
  type ConversationLive,
  type FloorField,
  floorFieldName,
  type QueueLive,
} from '@patchbay/records';
import type { CentreSetup } from '../../ports/centre.ts';
import type { Clock } from '../../ports/clock.ts';
import type { FloorBoard } from '../../ports/floor-board.ts';
import type { LiveBus } from '../../ports/live-bus.ts';
import type { Conversations } from '../conversations/conversations.ts';
import type { AgentViews } from './agent-view.ts';
import type { Outcome, Ring } from './book-state.ts';
import { callbackIdOf, callIdOf } from './contact-id.ts';
import type { DayCounts } from './day-counts.ts';
import type { Follower, Keeper } from './keeper.ts';
import type { KeptEvent } from './kept-event.ts';
import { nameSkills } from './skill-words.ts';
import { touchedAgents } from './touched-agents.ts';

/** Several changes of a moment are told at once. */
const gatherMs = 50;
/** The reasons why somebody waits hold times, which go on. */
const refreshEveryMs = 10_000;

export interface FloorTellerParts {
  readonly keeper: Keeper;
  readonly floor: FloorBoard;
  readonly live: LiveBus;
  readonly clock: Clock;
  readonly counts: DayCounts;
  conversations(): Conversations;
  setup(): CentreSetup;
  look(): AgentViews;
}

/** Tells screens what is going on: only what differs from what they were told last. */
export class FloorTeller implements Follower {
  private readonly told = new Map<string, string>();
  private readonly queues = new Set<string>();
  private readonly agents = new Set<string>();
  private readonly conversations = new Set<string>();
  /** Where each contact was told to wait. */
  private readonly placeOf = new Map<string, string>();
  private gathering: (() => void) | null = null;
  private refreshing: (() => void) | null = null;
  private started = false;

  constructor(private readonly parts: FloorTellerParts) {
    parts.floor.onLost(() => this.again());
  }

  /** From now on the board is ours: it holds what is true now and nothing else. */
  start(): void {
    this.started = true;
    this.again();
    this.refreshSoon();
  }

  stop(): void {
    this.started = false;
    this.gathering?.();
    this.refreshing?.();
  }

  /** The board may hold anything: it is written whole. */
  again(): void {
    if (!this.started) return;
    this.told.clear();
    this.placeOf.clear();
    const fields = this.all();
    for (const field of fields) this.told.set(floorFieldName(field), JSON.stringify(field));
    for (const field of fields) if (field.kind === 'contact') this.placeOf.set(field.id, field.queueId);
    this.parts.floor.replace(fields);
    const at = this.parts.clock.now();
    for (const field of fields) this.parts.live.publish({ type: 'floor.set', field, at });
  }

  follow(outcome: Outcome, event: KeptEvent): void {
    const { rung, stopped, begun, visits } = outcome;
    for (const ring of [...rung, ...stopped.map((one) => one.ring)]) {
      this.conversations.add(ring.conversationId);
      if (ring.queueId !== null) this.queues.add(ring.queueId);
    }
    if (begun) this.conversations.add(begun.conversationId);
    for (const { queueId } of visits.begun) this.queues.add(queueId);
    for (const { visit } of visits.ended) this.queues.add(visit.queueId);
    if (event.type === 'queue.changed') this.queues.add(event.queue.id);
    if (event.type === 'queue.removed') this.queues.add(event.queueId);
    if ('contactId' in event) {
      const queueId = this.parts.keeper.book.router.contact(event.contactId)?.queueId;
      if (queueId !== undefined) this.queues.add(queueId);
    }
    const touched = touchedAgents(outcome, event);
    if (touched === 'all') this.anyoneMayHaveChanged();
    else for (const agentId of touched) this.agentChanged(agentId);
    this.soon();
  }

  conversationChanged({ id, agentId }: ConversationLive): void {
    this.conversations.add(id);
    this.agentChanged(agentId);
    this.soon();
  }

  conversationEnded(id: string, agentId: string): void {
    this.conversations.add(id);
    this.agentChanged(agentId);
    this.soon();
  }

  /** Queues or agents are set up in another way. */
  setupChanged(): void {
    for (const { id } of this.parts.setup().queues) this.queues.add(id);
    for (const { id } of this.parts.setup().agents) this.agents.add(id);
    this.soon();
  }

  /** Queues are told anew where the number of agents by state differs, which costs nothing where it does not. */
  private anyoneMayHaveChanged(): void {
    const { agents, queues } = this.parts.setup();
    for (const { id } of agents) this.agents.add(id);
    for (const { id } of queues) this.queues.add(id);
  }

  private agentChanged(agentId: string): void {
    this.agents.add(agentId);
    for (const queueId of this.parts.keeper.book.router.agent(agentId)?.queueIds ?? []) this.queues.add(queueId);
  }

  private refreshSoon(): void {
    this.refreshing = this.parts.clock.after(refreshEveryMs, () => {
      for (const { id } of this.parts.setup().queues) this.queues.add(id);
      this.soon();
      this.refreshSoon();
    });
  }

  private soon(): void {
    if (!this.started) return;
    this.gathering ??= this.parts.clock.after(gatherMs, () => {
      this.gathering = null;
      this.tell();
    });
  }

  private tell(): void {
    const fields: FloorField[] = [];
    const gone: string[] = [];
    const offer = (name: string, field: FloorField | null): void => {
      const json = field === null ? undefined : JSON.stringify(field);
      if (this.told.get(name) === json) return;
      if (field === null || json === undefined) {
        this.told.delete(name);
        gone.push(name);
      } else {
        this.told.set(name, json);
        fields.push(field);
      }
    };
    const views = this.parts.look();
    for (const id of this.agents) offer(`agent:${id}`, views(id));
    for (const id of this.queues) {
      offer(`queue:${id}`, this.queueField(id, views));
      const contacts = this.contactFields(id);
      const present = new Set(contacts.map((field) => field.id));
      for (const [contactId, queueId] of this.placeOf) {
        if (queueId !== id || present.has(contactId)) continue;
        this.placeOf.delete(contactId);
        if (!this.waitsElsewhere(contactId, id)) offer(`contact:${contactId}`, null);
      }
      for (const field of contacts) {
        this.placeOf.set(field.id, id);
        offer(`contact:${field.id}`, field);
      }
    }
    for (const id of this.conversations) offer(`conversation:${id}`, this.conversationField(id));
    this.agents.clear();
    this.queues.clear();
    this.conversations.clear();
    if (fields.length + gone.length === 0) return;
    this.parts.floor.write(fields, gone);
    const at = this.parts.clock.now();
    for (const field of fields) this.parts.live.publish({ type: 'floor.set', field, at });
    for (const name of gone) {
      const kind = name.slice(0, name.indexOf(':')) as FloorField['kind'];
      this.parts.live.publish({ type: 'floor.gone', kind, id: name.slice(kind.length + 1), at });
    }
  }

  /** A contact that was moved may stand in a queue that is told later in the same round, or was told before. */
  private waitsElsewhere(shownId: string, notIn: string): boolean {
    return [...this.queues].some(
      (id) =>
        id !== notIn && this.parts.keeper.book.router.line(id).some((contactId) => shownIdOf(contactId) === shownId),
    );
  }

  private all(): FloorField[] {
    const { queues, agents } = this.parts.setup();
    const { book } = this.parts.keeper;
    const views = this.parts.look();
    return [
      ...agents.flatMap(({ id }) => views(id) ?? []),
      ...queues.flatMap(({ id }) => this.queueField(id, views) ?? []),
      ...queues.flatMap(({ id }) => this.contactFields(id)),
      ...this.parts.conversations().shown(),
      ...book.allRings().map((ring) => ringingOf(ring, this.parts.setup())),
    ];
  }

  private queueField(id: string, views: AgentViews): QueueLive | null {
    const { keeper, counts } = this.parts;
    const { router, outlook } = keeper.book;
    const queue = this.parts.setup().queues.find((one) => one.id === id);
    if (!queue) return null;
    const line = router.line(id);
    const since = line.map((contactId) => router.contact(contactId)?.sinceMs ?? Number.POSITIVE_INFINITY);
    const agents = { signedIn: 0, ready: 0, busy: 0, wrappingUp: 0, notReady: 0 };
    for (const { id: agentId, queueIds } of this.parts.setup().agents) {
      if (!queueIds.includes(id)) continue;
      const status = views(agentId)?.status;
      if (status === undefined) continue;
      agents.signedIn += 1;
      if (status === 'ready') agents.ready += 1;
      else if (status === 'after_call_work') agents.wrappingUp += 1;
      else if (status === 'not_ready') agents.notReady += 1;
      else agents.busy += 1;
    }
    return {
      kind: 'queue',
      id,
      open: keeper.isOpen(id),
      waiting: line.length,
      longestSinceMs: line.length === 0 ? null : Math.min(...since),
      today: counts.of(id),
      agents,
      expectedWaitMs: outlook.expectedMs(id, line.length, router.staff(id)),
    };
  }

  private contactFields(queueId: string): ContactLive[] {
    const { book } = this.parts.keeper;
    const now = this.parts.clock.now();
    const line = book.router.line(queueId);
    const waits = book.outlook.expectedAllMs(queueId, line.length, book.router.staff(queueId));
    const rings = book.allRings();
    const { skillNames } = this.parts.setup();
    return line.flatMap((contactId, index): ContactLive[] => {
      const contact = book.router.contact(contactId);
      if (!contact) return [];
      const own = rings.filter((ring) => ring.contactId === contactId);
      return [
        {
          kind: 'contact',
          id: shownIdOf(contactId),
          isCallback: contact.isCallback,
          queueId,
          sinceMs: contact.sinceMs,
          position: index + 1,
          priority: contact.priority,
          vip: contact.vip,
          ringingAt: own.map(({ agentId }) => agentId),
          why: nameSkills(own[0]?.why ?? book.router.explain(contactId, now) ?? { en: '', zh: '' }, skillNames),
          expectedWaitMs: waits[index] ?? null,
        },
      ];
    });
  }

  private conversationField(id: string): ConversationLive | null {
    const live = this.parts
      .conversations()
      .shown()
      .find((one) => one.id === id);
    if (live) return live;
    const ring = this.parts.keeper.book.allRings().find(({ conversationId }) => conversationId === id);
    return ring ? ringingOf(ring, this.parts.setup()) : null;
  }
}

/** Screens know a contact by its call, a callback by its id. */
export function shownIdOf(contactId: string): string {
  return callbackIdOf(contactId) ?? callIdOf(contactId, 0);
}

function ringingOf(ring: Ring, { skillNames }: CentreSetup): ConversationLive {
  const { conversationId, callId, agentId, queueId, madeAtMs, why } = ring;
  return {
    kind: 'conversation',
    id: conversationId,
    callId,
    agentId,
    part: 'agent',
    colleague: null,
    queueId,
    direction: 'inbound',
    state: 'ringing',
    sinceMs: madeAtMs,
    answeredAtMs: null,
    recording: 'off',
    consult: null,
    supervisors: [],
    why: why && nameSkills(why, skillNames),
  };
}
