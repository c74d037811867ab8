import type { Contact } from './contact.ts';
import type { DecisionDraft } from './decision-draft.ts';
import { isTakeable } from './matching.ts';
import { overflowByJoining, overflowInWords } from './overflow.ts';
import type { OverflowRule, Queue } from './queue.ts';
import type { RoutingFloor } from './routing-floor.ts';
import type { Words } from './words.ts';

/** Puts a contact in the line of its queue, unless the queue sends it on. */
export function join(floor: RoutingFloor, draft: DecisionDraft, contact: Contact, now: number): void {
  const queue = floor.boards.get(contact.queueId)?.queue;
  if (queue === undefined) throw new RangeError(`There is no queue ${contact.queueId}`);
  const rule = overflowByJoining(floor, contact, queue);
  if (rule === undefined || rule.when === 'length') floor.line(contact, now);
  if (rule === undefined) return;
  const waiting = floor.waiting.get(contact.id);
  if (waiting !== undefined) {
    // A full line is no matter to somebody who need not wait.
    if (isTakeable(floor, waiting)) return;
    floor.unline(waiting);
  }
  sendOn(floor, draft, contact, queue, rule, now);
}

/** Carries an overflow out: into another queue of the group, or out of it. The contact must not be in a line. */
export function sendOn(
  floor: RoutingFloor,
  draft: DecisionDraft,
  contact: Contact,
  queue: Queue,
  rule: OverflowRule,
  now: number,
  because?: Words,
): void {
  const { action } = rule;
  draft.overflow.push({
    contactId: contact.id,
    fromQueueId: queue.id,
    when: rule.when,
    action,
    why: overflowInWords(floor, queue, rule, because),
  });
  if (action.kind !== 'queue') {
    floor.contacts.delete(contact.id);
    return;
  }
  const overflowedFrom = [...contact.overflowedFrom, queue.id];
  join(floor, draft, { ...contact, queueId: action.queueId, inQueueSinceMs: now, overflowedFrom, raised: 0 }, now);
}
