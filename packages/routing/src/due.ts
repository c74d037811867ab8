import type { DecisionDraft } from './decision-draft.ts';
import { sendOn } from './joining.ts';
import { setAside, withdraw } from './offers.ts';
import { overflowByWaiting } from './overflow.ts';
import type { RoutingFloor } from './routing-floor.ts';
import type { Wake } from './wake.ts';
import { endWrapUp } from './work.ts';

/** Does everything that is due by now, in the order in which it became due. */
export function passTime(floor: RoutingFloor, draft: DecisionDraft, now: number): void {
  for (let wake = floor.wakes.first; wake !== undefined && wake.atMs <= now; wake = floor.wakes.first)
    carryOut(floor, draft, wake, now);
}

function carryOut(floor: RoutingFloor, draft: DecisionDraft, { owner }: Wake, now: number): void {
  if (owner.kind === 'contact') relaxOrOverflow(floor, draft, owner.id, now);
  else if (owner.kind === 'offer') expire(floor, draft, owner.id, now);
  else endWrapUpOf(floor, owner.id, now);
}

function relaxOrOverflow(floor: RoutingFloor, draft: DecisionDraft, contactId: string, now: number): void {
  const waiting = floor.waiting.get(contactId);
  if (waiting === undefined) return;
  const { contact, board } = waiting;
  const overflow = overflowByWaiting(floor, contact, board.queue);
  if (overflow === undefined || overflow.atMs > now) {
    floor.show(waiting, now);
    return;
  }
  floor.unline(waiting);
  sendOn(floor, draft, contact, board.queue, overflow.rule, now);
}

function expire(floor: RoutingFloor, draft: DecisionDraft, offerId: number, now: number): void {
  const offer = floor.offers.get(offerId);
  if (offer === undefined) return;
  withdraw(floor, draft, offer, offer.agentIds, 'ring_no_answer', now);
  for (const agentId of offer.agentIds) {
    const desk = floor.desks.get(agentId);
    if (desk !== undefined) setAside(floor, draft, desk, 'ring_no_answer', offer.expiresAtMs - offer.madeAtMs, now);
  }
}

function endWrapUpOf(floor: RoutingFloor, agentId: string, now: number): void {
  const desk = floor.desks.get(agentId);
  if (desk !== undefined) endWrapUp(floor, desk, now);
}
