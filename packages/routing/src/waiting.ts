import type { Contact } from './contact.ts';
import type { Demand } from './demand.ts';
import type { QueueBoard } from './queue-board.ts';
import type { SortedList } from './sorted-list.ts';
import type { Offer } from './state.ts';
import type { Terms } from './terms.ts';
import type { Wake } from './wake.ts';

/** A contact in line, waiting or ringing, with what was derived for it. */
export interface Waiting {
  contact: Contact;
  board: QueueBoard;
  terms: Terms;
  demand: Demand;
  /** The ring that its waiting time has reached. */
  timeRing: number;
  /** The list it can be found in by agents; null while it is offered or kept for one agent. */
  group: SortedList<Waiting> | null;
  /** The agents (at most two) it goes to before anybody else. */
  personal: readonly string[];
  offer: Offer | null;
  wake: Wake | null;
}

/**
 * Priority with ageing as a number that does not change with time: within one queue all contacts age at the same rate,
 * so that whoever leads now leads for ever.
 */
export function agedPriority(waiting: Waiting): number {
  return waiting.terms.priority - (waiting.board.queue.ageingPerMinute / 60_000) * waiting.contact.sinceMs;
}

const bySeniority = (a: Waiting, b: Waiting): number =>
  a.contact.sinceMs - b.contact.sinceMs || a.contact.sequence - b.contact.sequence;

/** The order within one queue. */
export function compareInQueue(a: Waiting, b: Waiting): number {
  return (
    b.contact.raised - a.contact.raised ||
    Number(b.terms.vip) - Number(a.terms.vip) ||
    agedPriority(b) - agedPriority(a) ||
    bySeniority(a, b)
  );
}

/** A contact that an agent could take, and how well this agent fits it. */
export interface Claim {
  readonly waiting: Waiting;
  readonly personal: boolean;
  /** A supervisor picked the agent for it. */
  readonly assigned: boolean;
  readonly level: number;
}

/** The order in which a free agent takes contacts of several queues. */
export function compareClaims(a: Claim, b: Claim, now: number): number {
  const [first, second] = [a.waiting, b.waiting];
  return (
    Number(b.assigned) - Number(a.assigned) ||
    second.contact.raised - first.contact.raised ||
    Number(second.terms.vip) - Number(first.terms.vip) ||
    Number(b.personal) - Number(a.personal) ||
    second.board.queue.priority - first.board.queue.priority ||
    comparePriorityAt(first, second, now) ||
    skillsFirst(b) - skillsFirst(a) ||
    bySeniority(first, second)
  );
}

const skillsFirst = ({ waiting, level }: Claim): number =>
  waiting.board.queue.strategy === 'skills_first' ? level : 0;

function comparePriorityAt(a: Waiting, b: Waiting, now: number): number {
  if (a.board === b.board) return agedPriority(b) - agedPriority(a);
  const at = (waiting: Waiting) => agedPriority(waiting) + (waiting.board.queue.ageingPerMinute / 60_000) * now;
  return at(b) - at(a);
}
