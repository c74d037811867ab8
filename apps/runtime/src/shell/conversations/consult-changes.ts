import type { TransferTarget } from '@patchbay/flow-schema';
import { agentLeaves, type Changed, ended, hasFlow, notNow, putThrough } from './conversation-endings.ts';
import {
  type Consult,
  type Conversation,
  enter,
  type Guest,
  guestConversationId,
  hasAgentLeft,
  objectName,
  placeName,
  type SentStep,
} from './conversation-state.ts';
import type { PlaceAnswer } from './conversations.ts';
import { received, wantedStepOf, withoutTaker } from './sent-on-changes.ts';

/** Whom an agent asks, or sends the customer to. */
export interface Asked {
  readonly target: TransferTarget;
  readonly label: string;
  /** By which the agent who asks is reached. */
  readonly number: string;
}

/** The flow sees to it where there is one. */
export function transferred(conversation: Conversation, asked: Asked, nowMs: number): Changed {
  const { phase } = conversation;
  if (phase !== 'talking' && phase !== 'held') return notNow('A call can be sent on while it is talked in or held.');
  if (hasFlow(conversation)) {
    return ended(conversation, 'transfer', { kind: 'transferred', target: asked.target }, true, nowMs);
  }
  if (takesPart(conversation, asked.target)) return notNow('This agent takes part in the call already.');
  const sent = { step: 'target', label: asked.label } as const;
  return { ...agentLeaves(conversation, 'sent_on', nowMs), ...newConsult(conversation, asked, nowMs), sent };
}

export function consulting(conversation: Conversation, asked: Asked, nowMs: number): Changed {
  const { phase } = conversation;
  if (phase !== 'talking' && phase !== 'held')
    return notNow('One can be consulted at a time, while a call is talked in.');
  if (takesPart(conversation, asked.target)) return notNow('This agent takes part in the call already.');
  return { ...enter(conversation, 'consulting', nowMs), ...newConsult(conversation, asked, nowMs) };
}

export function consultCancelled(conversation: Conversation, nowMs: number): Changed {
  const { phase } = conversation;
  if (phase !== 'consulting' && phase !== 'three_way') return notNow('Nobody is consulted.');
  return { ...enter(conversation, 'talking', nowMs), consult: null };
}

/** Whoever waits in a queue for an answer may talk with the customer meanwhile. */
export function swapped(conversation: Conversation, nowMs: number): Changed {
  const { phase, consult } = conversation;
  if (phase !== 'consulting' || consult === null || consult.leg?.up === false) {
    return notNow('Nobody is there to swap with.');
  }
  return { ...enter(conversation, 'consulting', nowMs), consult: { ...consult, swapped: !consult.swapped } };
}

export function threeWay(conversation: Conversation, nowMs: number): Changed {
  if (conversation.phase !== 'consulting' || !conversation.consult?.leg?.up) {
    return notNow('Nobody is there to be brought in.');
  }
  return enter(conversation, 'three_way', nowMs);
}

export function transferCompleted(conversation: Conversation, nowMs: number): Changed {
  const { phase, consult } = conversation;
  if ((phase !== 'consulting' && phase !== 'three_way') || !consult?.leg?.up) {
    return notNow('Nobody is there to put the caller through to.');
  }
  return putThrough(conversation, consult, nowMs);
}

/** Nobody answered where the customer was sent: somebody else is tried; again for the same step means nothing. */
export function triedInstead(conversation: Conversation, step: SentStep, asked: Asked, nowMs: number): Conversation {
  if (wantedStepOf(conversation) !== step) return conversation;
  return { ...conversation, ...newConsult(conversation, asked, nowMs) };
}

/** The phone of whom the customer is to talk with, or who is asked, is up. */
export function consultAnswered(conversation: Conversation, consult: Consult, nowMs: number): Conversation {
  const guest = consult.guest && { ...consult.guest, answeredAtMs: consult.guest.answeredAtMs ?? nowMs };
  const up = consult.leg && { ...consult.leg, up: true };
  const next = { ...conversation, consult: { ...consult, leg: up, guest } };
  return conversation.phase === 'sent_on' ? received(next, next.consult, nowMs) : next;
}

/** An agent of the queue has taken what waited there. */
export function placeAnswered(
  conversation: Conversation,
  contactId: string,
  found: PlaceAnswer,
  nowMs: number,
): Changed {
  const { consult } = conversation;
  if (consult?.contactId !== contactId || conversation.phase === 'ended') return notNow('Nobody waits there any more.');
  if (consult.leg !== null) return conversation;
  const { agentId, name, legId, conversationId, queueId, offeredAtMs } = found;
  const { number } = consult;
  const guest = { agentId, name, conversationId, queueId, number, offeredAtMs, answeredAtMs: nowMs };
  const target = { kind: 'agent', agentId } as const;
  const leg = { id: legId, up: true };
  return consultAnswered(conversation, { ...consult, target, label: name, leg, guest }, nowMs);
}

/** What waited in a queue is not in it any more, and nobody answered. */
export function placeLost(conversation: Conversation, contactId: string, nowMs: number): Conversation {
  const { consult, phase } = conversation;
  if (consult?.contactId !== contactId || consult.leg !== null || phase === 'ended') return conversation;
  return consultGone(conversation, nowMs);
}

/** Who was asked has left, or could not be had. */
export function consultGone(conversation: Conversation, nowMs: number): Conversation {
  const { phase, consult } = conversation;
  if (phase === 'passed_on') return ended(conversation, 'transfer', { kind: 'completed' }, true, nowMs);
  if (phase === 'sent_on') return withoutTaker(conversation);
  const talks = phase === 'three_way' || consult?.swapped === true;
  return { ...enter(conversation, talks ? 'talking' : 'held', nowMs), consult: null };
}

/** A colleague leaves by a button of theirs, not by their phone. */
export function guestLeft(conversation: Conversation, conversationId: string, nowMs: number): Changed {
  const { consult } = conversation;
  if (consult?.guest?.conversationId === conversationId) return consultGone(conversation, nowMs);
  return ended(conversation, hasAgentLeft(conversation) ? 'transfer' : 'caller', { kind: 'completed' }, false, nowMs);
}

function newConsult(conversation: Conversation, asked: Asked, nowMs: number): Pick<Conversation, 'made' | 'consult'> {
  const { id } = conversation;
  const made = conversation.made + 1;
  const { target, label, number } = asked;
  const isQueue = target.kind === 'queue';
  const leg = isQueue ? null : { id: objectName(id, made), up: false };
  const consult = { target, label, number, leg, swapped: false, contactId: isQueue ? placeName(id, made) : null };
  if (target.kind !== 'agent') return { made, consult: { ...consult, guest: null } };
  const guest: Guest = {
    agentId: target.agentId,
    name: label,
    conversationId: guestConversationId(id, made),
    queueId: null,
    number,
    offeredAtMs: nowMs,
    answeredAtMs: null,
  };
  return { made, consult: { ...consult, guest } };
}

function takesPart({ agent, customer, supervisors }: Conversation, target: TransferTarget): boolean {
  if (target.kind !== 'agent') return false;
  const called = customer.kind === 'dialled' ? customer.guest?.agentId : undefined;
  const there = [agent.id, called, ...supervisors.map(({ agentId }) => agentId)];
  return there.includes(target.agentId);
}
