import type { Agent } from './agent.ts';
import type { Contact } from './contact.ts';
import { emptyDraft } from './decision-draft.ts';
import type { Decisions } from './decisions.ts';
import { passTime } from './due.ts';
import type { StaffGroup } from './estimate/staff-shares.ts';
import { explainWaiting } from './explain.ts';
import { happen } from './happenings.ts';
import { match } from './matching.ts';
import { type Prospect, prospectOf, staffOf } from './prospect.ts';
import { repair } from './repair.ts';
import type { RoutingEvent } from './routing-event.ts';
import { RoutingFloor } from './routing-floor.ts';
import type { Offer, RoutingState } from './state.ts';
import type { Words } from './words.ts';

/** What the line looks like to one contact: what an estimate of its wait is made from. */
export interface Outlook {
  /** From 0. */
  readonly ahead: number;
  /** Signed-in agents of the queue who are not set aside or away. */
  readonly agentsWorking: number;
}

/** Decides for one routing group who is offered to whom. Reads no clock: every time is given. */
export interface Router {
  /** Takes one event in and says what follows. `now` must not go back. Never throws on a late or double event. */
  apply(event: RoutingEvent, now: number): Decisions;
  /** The whole state as plain JSON; a router made from it goes on the same. */
  state(): RoutingState;
  /** Why this contact still waits; null for one that is not in a line. */
  explain(contactId: string, now: number): Words | null;
  /** Who waits or rings in a queue, the first in line first; empty for an unknown queue. */
  line(queueId: string): readonly string[];
  /** Null for a contact that is not in a line. */
  outlook(contactId: string): Outlook | null;
  /** Who serves a queue: its agents who are not away nor about to be, by the queues they work on. */
  staff(queueId: string): readonly StaffGroup[];
  /** What an estimate for one contact is made from, where skills decide who gets whom; null for one that is not in a line. */
  prospect(contactId: string): Prospect | null;
  /** A signed-in agent; null for anybody else. */
  agent(agentId: string): Agent | null;
  contact(contactId: string): Contact | null;
  offer(offerId: number): Offer | null;
}

/**
 * A router that goes on from a state. What in it does not fit together is put right with the first event: a contact whose
 * queue the state does not have is handed back, and an offer that nobody rings for is withdrawn.
 */
export function createRouter(state: RoutingState, now: number): Router {
  const floor = new RoutingFloor(state, now);
  return {
    apply(event, now) {
      const draft = emptyDraft();
      repair(floor, draft, now);
      happen(floor, draft, event, now);
      passTime(floor, draft, now);
      match(floor, draft, now);
      return { ...draft, nextWakeAtMs: floor.wakes.first?.atMs ?? null };
    },
    state: () => floor.state(),
    explain: (contactId, now) => explainWaiting(floor, contactId, now),
    line: (queueId) => (floor.boards.get(queueId)?.line.items ?? []).map(({ contact }) => contact.id),
    outlook(contactId) {
      const waiting = floor.waiting.get(contactId);
      if (waiting === undefined) return null;
      const ahead = waiting.board.line.indexOf(waiting);
      if (ahead < 0) return null;
      let agentsWorking = 0;
      for (const { agent } of waiting.board.desks) if (agent.status !== 'not_ready') agentsWorking += 1;
      return { ahead, agentsWorking };
    },
    staff(queueId) {
      const board = floor.boards.get(queueId);
      return board === undefined ? [] : staffOf(board);
    },
    prospect(contactId) {
      const waiting = floor.waiting.get(contactId);
      return waiting === undefined ? null : prospectOf(waiting);
    },
    agent: (agentId) => floor.desks.get(agentId)?.agent ?? null,
    contact: (contactId) => floor.contacts.get(contactId) ?? null,
    offer: (offerId) => floor.offers.get(offerId) ?? null,
  };
}

/** What is due now, decided from a state alone; for a state of hand-made rules, or a what-if. */
export function route(
  state: RoutingState,
  now: number,
): { readonly state: RoutingState; readonly decisions: Decisions } {
  const router = createRouter(state, now);
  const decisions = router.apply({ type: 'time.passed' }, now);
  return { state: router.state(), decisions };
}
