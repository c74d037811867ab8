import type { SetAsideReason } from './agent.ts';
import type { DecisionDraft } from './decision-draft.ts';
import type { WithdrawalCause } from './decisions.ts';
import type { Desk } from './desk.ts';
import type { RoutingFloor } from './routing-floor.ts';
import type { Offer } from './state.ts';
import { seconds, type Words } from './words.ts';

/** Takes the offer away from some of its agents; the last one takes the offer along, and the contact waits on. */
export function withdraw(
  floor: RoutingFloor,
  draft: DecisionDraft,
  offer: Offer,
  agentIds: readonly string[],
  cause: WithdrawalCause,
  now: number,
): void {
  if (agentIds.length > 0) draft.withdrawals.push({ offerId: offer.id, contactId: offer.contactId, agentIds, cause });
  const left = offer.agentIds.filter((agentId) => !agentIds.includes(agentId));
  for (const agentId of agentIds) unring(floor, offer, agentId);
  if (left.length > 0) {
    floor.setOffer({ ...offer, agentIds: left });
    return;
  }
  floor.removeOffer(offer);
  const waiting = floor.waiting.get(offer.contactId);
  if (waiting === undefined) return;
  floor.setContact(waiting, { ...waiting.contact, status: 'waiting' });
  floor.show(waiting, now);
}

/** The agent no longer rings for the offer. */
export function unring(floor: RoutingFloor, offer: Offer, agentId: string): void {
  const desk = floor.desks.get(agentId);
  if (desk === undefined) return;
  const isChat = floor.contacts.get(offer.contactId)?.channel === 'chat';
  desk[isChat ? 'chatOffers' : 'callOffers'] -= 1;
  floor.refreshDesk(desk);
}

/** The agent is not ready from now on, and whoever was kept for them by a supervisor is not any more. */
export function makeAway(floor: RoutingFloor, desk: Desk, reason: string, now: number): void {
  floor.setAgent(desk, {
    ...desk.agent,
    status: 'not_ready',
    reason,
    statusSinceMs: now,
    wrapUpUntilMs: null,
    pauseAfterwards: null,
  });
  dropAssignments(floor, desk.agent.id, now);
}

/** Whoever a supervisor gave to this agent waits for anybody again. */
export function dropAssignments(floor: RoutingFloor, agentId: string, now: number): void {
  for (const waiting of floor.waiting.values()) {
    if (waiting.contact.assignedTo !== agentId) continue;
    floor.setContact(waiting, { ...waiting.contact, assignedTo: null });
    if (waiting.offer === null) floor.show(waiting, now);
  }
}

/** Whoever was kept for this agent, who last spoke with them, waits for anybody. */
function dropKept(floor: RoutingFloor, agentId: string, now: number): void {
  for (const waiting of [...(floor.personal.get(agentId) ?? [])]) {
    if (waiting.contact.sticky?.agentId !== agentId) continue;
    floor.setContact(waiting, { ...waiting.contact, sticky: null });
    if (waiting.offer === null) floor.show(waiting, now);
  }
}

/** Gives the agent nothing more until they say they are ready. */
export function setAside(
  floor: RoutingFloor,
  draft: DecisionDraft,
  desk: Desk,
  reason: SetAsideReason,
  rangForMs: number,
  now: number,
): void {
  const { agent } = desk;
  makeAway(floor, desk, reason, now);
  dropKept(floor, agent.id, now);
  const why: Words = {
    ring_no_answer: {
      en: `${agent.name} did not answer within ${seconds(rangForMs)} s`,
      zh: `${agent.name}在 ${seconds(rangForMs)} 秒内未接听`,
    },
    declined: { en: `${agent.name} declined`, zh: `${agent.name}拒接` },
    unreachable: { en: `${agent.name}'s phone could not be reached`, zh: `无法接通${agent.name}的话机` },
    phone_lost: { en: `${agent.name}'s phone was lost`, zh: `${agent.name}的话机已掉线` },
  }[reason];
  draft.setAside.push({ agentId: agent.id, reason, why });
}

/** Takes every offer away that rings at the agent. */
export function withdrawAllFrom(
  floor: RoutingFloor,
  draft: DecisionDraft,
  agentId: string,
  cause: WithdrawalCause,
  now: number,
): void {
  for (const offer of [...floor.offers.values()])
    if (offer.agentIds.includes(agentId)) withdraw(floor, draft, offer, [agentId], cause, now);
}
