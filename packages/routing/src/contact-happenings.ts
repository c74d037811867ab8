import { isSetAside } from './agent.ts';
import type { Contact } from './contact.ts';
import type { HandlersOf } from './handler.ts';
import { join } from './joining.ts';
import { withdraw } from './offers.ts';
import type { RoutingFloor } from './routing-floor.ts';
import type { Waiting } from './waiting.ts';
import { endWork } from './work.ts';

/** What each event of a contact or of a talk changes. */
export const contactHandlers: HandlersOf<'contact' | 'conversation'> = {
  'contact.joined': (floor, draft, { contact }, now) => {
    if (floor.contacts.has(contact.id) || floor.engagements.has(contact.id)) draft.ignored = 'already_there';
    else if (!floor.boards.has(contact.queueId)) draft.ignored = 'unknown_queue';
    if (draft.ignored !== null) return;
    floor.lastSequence += 1;
    const added = { sequence: floor.lastSequence, status: 'waiting', agentId: null, assignedTo: null } as const;
    // Nobody hears a callback wait, so that its time in this line counts from when it is in it.
    const inQueueSinceMs = contact.isCallback ? Math.max(now, contact.notBeforeMs ?? now) : contact.sinceMs;
    const raised = contact.returned === true ? nextRaise(floor) : 0;
    const sticky = isWorthWaitingFor(floor, contact.sticky, now) ? contact.sticky : null;
    join(floor, draft, { ...contact, ...added, sticky, raised, inQueueSinceMs, overflowedFrom: [] }, now);
  },

  'contact.left': (floor, draft, { contactId }, now) => {
    const waiting = floor.waiting.get(contactId);
    if (waiting === undefined) {
      if (!endTalk(floor, contactId, now)) draft.ignored = 'unknown_contact';
      return;
    }
    const { offer } = waiting;
    if (offer !== null) withdraw(floor, draft, offer, offer.agentIds, 'contact_left', now);
    floor.unline(waiting);
    floor.contacts.delete(contactId);
  },

  'contact.changed': (floor, draft, { contactId, queueId, priority, vip, rings, toFront = false }, now) => {
    const waiting = floor.waiting.get(contactId);
    if (waiting === undefined) draft.ignored = 'unknown_contact';
    else if (queueId !== undefined && !floor.boards.has(queueId)) draft.ignored = 'unknown_queue';
    if (waiting === undefined || draft.ignored !== null) return;
    const moved = queueId !== undefined && queueId !== waiting.contact.queueId;
    if (moved && waiting.offer !== null)
      withdraw(floor, draft, waiting.offer, waiting.offer.agentIds, 'contact_moved', now);
    const { contact, offer } = waiting;
    floor.unline(waiting);
    const changed: Contact = {
      ...contact,
      priority: priority ?? contact.priority,
      vip: vip ?? contact.vip,
      rings: rings === undefined ? contact.rings : rings,
      raised: toFront ? nextRaise(floor) : moved ? 0 : contact.raised,
    };
    if (!moved) floor.line(changed, now, offer);
    else join(floor, draft, { ...changed, queueId, inQueueSinceMs: now, overflowedFrom: [], assignedTo: null }, now);
  },

  'contact.assigned': (floor, draft, { contactId, agentId }, now) => {
    const waiting = floor.waiting.get(contactId);
    const agent = floor.desks.get(agentId)?.agent;
    if (waiting === undefined) draft.ignored = 'unknown_contact';
    else if (agent === undefined) draft.ignored = 'unknown_agent';
    else if (agent.status === 'not_ready' || agent.pauseAfterwards !== null) draft.ignored = 'agent_away';
    else if (waiting.contact.assignedTo === agentId) draft.ignored = 'already_there';
    if (waiting === undefined || draft.ignored !== null) return;
    const { offer } = waiting;
    floor.setContact(waiting, { ...waiting.contact, assignedTo: agentId });
    const others = offer?.agentIds.filter((id) => id !== agentId) ?? [];
    if (offer === null) floor.show(waiting, now);
    else withdraw(floor, draft, offer, others, 'contact_assigned', now);
  },

  'contact.raised': (floor, draft, { contactId }, now) => {
    const waiting = floor.waiting.get(contactId);
    if (waiting === undefined) draft.ignored = 'unknown_contact';
    else if (isHead(floor, waiting)) draft.ignored = 'already_there';
    if (waiting === undefined || draft.ignored !== null) return;
    const { contact, offer } = waiting;
    floor.unline(waiting);
    floor.line({ ...contact, raised: nextRaise(floor) }, now, offer);
  },

  'conversation.ended': (floor, draft, { contactId, wrapUpMs }, now) => {
    if (floor.waiting.has(contactId)) draft.ignored = 'not_talking';
    else if (!endTalk(floor, contactId, now, wrapUpMs)) draft.ignored = 'unknown_contact';
  },
};

/** Whether it was raised, and nobody in its line after it. */
const isHead = (floor: RoutingFloor, waiting: Waiting): boolean =>
  waiting.contact.raised > 0 &&
  floor.waitingOn(waiting.board).every(({ contact }) => contact.raised <= waiting.contact.raised);

/** Raising takes a number of the same series as joining: whoever is raised later goes first. */
function nextRaise(floor: RoutingFloor): number {
  floor.lastSequence += 1;
  return floor.lastSequence;
}

/** Ends a talk that was offered or what an agent was engaged in; false where there is none of this id. */
function endTalk(floor: RoutingFloor, contactId: string, now: number, known?: number | null): boolean {
  const engagement = floor.engagements.get(contactId);
  if (engagement !== undefined) {
    floor.engagements.delete(contactId);
    endWork(floor, engagement.agentId, engagement.channel, known === undefined ? engagement.wrapUpMs : known, now);
    return true;
  }
  const contact = floor.contacts.get(contactId);
  if (contact === undefined) return false;
  floor.contacts.delete(contactId);
  const wrapUpMs = floor.boards.get(contact.queueId)?.queue.wrapUpMs;
  if (contact.agentId !== null)
    endWork(floor, contact.agentId, contact.channel, wrapUpMs === undefined ? 0 : wrapUpMs, now);
  return true;
}

/** Whether the agent for whom a contact is to be kept may take it within the limit, as far as can be told when it comes. */
function isWorthWaitingFor(floor: RoutingFloor, sticky: Contact['sticky'], now: number): boolean {
  const agent = sticky === null ? undefined : floor.desks.get(sticky.agentId)?.agent;
  if (sticky === null || agent?.status !== 'not_ready') return true;
  return !isSetAside(agent) && now - agent.statusSinceMs < sticky.untilMs - now;
}
