import type { Agent, AgentArrival } from './agent.ts';
import type { DecisionDraft } from './decision-draft.ts';
import { isFree } from './desk.ts';
import { join, sendOn } from './joining.ts';
import { setAside, unring, withdraw, withdrawAllFrom } from './offers.ts';
import { overflowByAbsence } from './overflow.ts';
import type { QueueBoard } from './queue-board.ts';
import type { RoutingEvent } from './routing-event.ts';
import type { RoutingFloor } from './routing-floor.ts';

type EventOf<Type extends RoutingEvent['type']> = Extract<RoutingEvent, { type: Type }>;
type Handlers = {
  readonly [Type in RoutingEvent['type']]: (
    floor: RoutingFloor,
    draft: DecisionDraft,
    event: EventOf<Type>,
    now: number,
  ) => void;
};

/** What each event changes; who gets whom is found afterwards. */
const handlers: Handlers = {
  'contact.joined': (floor, draft, { contact }, now) => {
    if (floor.contacts.has(contact.id)) draft.ignored = 'already_there';
    else if (!floor.boards.has(contact.queueId)) draft.ignored = 'unknown_queue';
    if (draft.ignored !== null) return;
    floor.lastSequence += 1;
    const added = { sequence: floor.lastSequence, status: 'waiting', agentId: null } as const;
    join(floor, draft, { ...contact, ...added, inQueueSinceMs: contact.sinceMs, overflowedFrom: [] }, now);
  },

  'contact.left': (floor, draft, { contactId }, now) => {
    const contact = floor.contacts.get(contactId);
    if (contact === undefined) {
      draft.ignored = 'unknown_contact';
      return;
    }
    const waiting = floor.waiting.get(contactId);
    const offer = waiting?.offer ?? null;
    if (offer !== null) withdraw(floor, draft, offer, offer.agentIds, 'contact_left', now);
    if (waiting !== undefined) floor.unline(waiting);
    else endConversation(floor, contactId, now);
    floor.contacts.delete(contactId);
  },

  'contact.changed': (floor, draft, { contactId, queueId, priority, vip }, now) => {
    const waiting = floor.waiting.get(contactId);
    if (waiting === undefined) draft.ignored = 'unknown_contact';
    else if (queueId !== undefined && !floor.boards.has(queueId)) draft.ignored = 'unknown_queue';
    if (waiting === undefined || draft.ignored !== null) return;
    const moved = queueId !== undefined && queueId !== waiting.contact.queueId;
    if (moved && waiting.offer !== null)
      withdraw(floor, draft, waiting.offer, waiting.offer.agentIds, 'contact_moved', now);
    const { contact, offer } = waiting;
    floor.unline(waiting);
    const changed = { ...contact, priority: priority ?? contact.priority, vip: vip ?? contact.vip };
    if (moved) join(floor, draft, { ...changed, queueId, inQueueSinceMs: now, overflowedFrom: [] }, now);
    else floor.line(changed, now, offer);
  },

  'conversation.ended': (floor, draft, { contactId }, now) => {
    const contact = floor.contacts.get(contactId);
    if (contact?.status !== 'talking') {
      draft.ignored = contact === undefined ? 'unknown_contact' : 'not_talking';
      return;
    }
    endConversation(floor, contactId, now);
    floor.contacts.delete(contactId);
  },

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

  'agent.signed_in': (floor, draft, { agent, ready }, now) => {
    if (floor.desks.has(agent.id)) {
      draft.ignored = 'already_there';
      return;
    }
    floor.addDesk({
      ...agent,
      status: ready ? 'ready' : 'not_ready',
      reason: ready ? null : 'signed_in',
      statusSinceMs: now,
      idleSinceMs: now,
      contactsTaken: 0,
      wrapUpUntilMs: null,
      turns: {},
    });
    showPersonal(floor, agent.id, now);
  },

  'agent.signed_out': (floor, draft, { agentId }, now) => {
    const desk = floor.desks.get(agentId);
    if (desk === undefined) {
      draft.ignored = 'unknown_agent';
      return;
    }
    withdrawAllFrom(floor, draft, agentId, 'agent_gone', now);
    floor.removeDesk(desk);
    showPersonal(floor, agentId, now);
    agentsChanged(floor, draft, desk.agent.queueIds, now);
  },

  'agent.readied': (floor, draft, { agentId }, now) => {
    setStatus(floor, draft, agentId, 'ready', null, now);
  },

  'agent.paused': (floor, draft, { agentId, reason }, now) => {
    withdrawAllFrom(floor, draft, agentId, 'agent_gone', now);
    setStatus(floor, draft, agentId, 'not_ready', reason, now);
  },

  'agent.phone_lost': (floor, draft, { agentId }, now) => {
    const desk = floor.desks.get(agentId);
    if (desk === undefined) {
      draft.ignored = 'unknown_agent';
      return;
    }
    withdrawAllFrom(floor, draft, agentId, 'phone_lost', now);
    setAside(floor, draft, desk, 'phone_lost', 0, now);
  },

  'agent.changed': (floor, draft, { agent }, now) => {
    const desk = floor.desks.get(agent.id);
    if (desk === undefined) {
      draft.ignored = 'unknown_agent';
      return;
    }
    const queueIds = [...new Set([...desk.agent.queueIds, ...agent.queueIds])];
    floor.changeDesk(desk, changedAgent(desk.agent, agent));
    agentsChanged(floor, draft, queueIds, now);
  },

  'queue.changed': (floor, draft, { queue }, now) => {
    const board = floor.setQueue(queue, now);
    overflowAbsent(floor, draft, board, now);
  },

  'time.passed': () => undefined,
};

/** Lets one event change the floor. */
export function happen(floor: RoutingFloor, draft: DecisionDraft, event: RoutingEvent, now: number): void {
  // The table has a handler for each type; the compiler cannot see that this one is for this event.
  const handle = handlers[event.type] as (f: RoutingFloor, d: DecisionDraft, e: RoutingEvent, n: number) => void;
  handle(floor, draft, event, now);
}

const changedAgent = (agent: Agent, { name, skills, queueIds, chatsMax }: AgentArrival): Agent => ({
  ...agent,
  name,
  skills,
  queueIds,
  chatsMax,
});

function setStatus(
  floor: RoutingFloor,
  draft: DecisionDraft,
  agentId: string,
  status: Agent['status'],
  reason: string | null,
  now: number,
): void {
  const desk = floor.desks.get(agentId);
  if (desk === undefined) draft.ignored = 'unknown_agent';
  else floor.setAgent(desk, { ...desk.agent, status, reason, statusSinceMs: now, wrapUpUntilMs: null });
}

function endConversation(floor: RoutingFloor, contactId: string, now: number): void {
  const contact = floor.contacts.get(contactId);
  const desk = floor.desks.get(contact?.agentId ?? '');
  if (contact === undefined || desk === undefined) return;
  desk[contact.channel === 'voice' ? 'calls' : 'chats'] -= 1;
  const { agent } = desk;
  const wrapUpMs = contact.channel === 'voice' ? (floor.boards.get(contact.queueId)?.queue.wrapUpMs ?? 0) : 0;
  const wrapsUp = wrapUpMs > 0 && agent.status === 'ready';
  floor.setAgent(desk, {
    ...agent,
    idleSinceMs: desk.calls + desk.chats === 0 ? now : agent.idleSinceMs,
    ...(wrapsUp ? { status: 'after_call_work', statusSinceMs: now, wrapUpUntilMs: now + wrapUpMs } : {}),
  });
}

/** Whoever names this agent is placed anew: they are kept for the agent, or no longer. */
function showPersonal(floor: RoutingFloor, agentId: string, now: number): void {
  for (const waiting of [...(floor.personal.get(agentId) ?? [])]) floor.show(waiting, now);
}

/** Other rings may be skipped now, and a queue may have nobody left. */
function agentsChanged(floor: RoutingFloor, draft: DecisionDraft, queueIds: readonly string[], now: number): void {
  for (const queueId of queueIds) {
    const board = floor.boards.get(queueId);
    if (board === undefined) continue;
    overflowAbsent(floor, draft, board, now);
    if (board.free('voice').size === 0 && board.free('chat').size === 0) continue;
    for (const waiting of board.line.items) if (waiting.group !== null) floor.pendingContacts.add(waiting);
  }
}

function overflowAbsent(floor: RoutingFloor, draft: DecisionDraft, board: QueueBoard, now: number): void {
  if (board.desks.size > 0) return;
  for (const waiting of [...board.line.items]) {
    const { contact, offer } = waiting;
    const rule = overflowByAbsence(floor, contact, board.queue);
    const kept = waiting.personal.some((id) => {
      const desk = floor.desks.get(id);
      return desk !== undefined && (waiting.group === null || isFree(desk, contact.channel));
    });
    if (rule === undefined || offer !== null || kept) continue;
    floor.unline(waiting);
    sendOn(floor, draft, contact, board.queue, rule, now);
  }
}
