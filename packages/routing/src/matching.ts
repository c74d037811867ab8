import type { DecisionDraft } from './decision-draft.ts';
import { type Candidate, compareCandidates, type Desk, isFree } from './desk.ts';
import { offerInWords } from './offer-reason.ts';
import type { RoutingFloor } from './routing-floor.ts';
import type { Offer } from './state.ts';
import { type Claim, compareClaims, type Waiting } from './waiting.ts';

/**
 * Brings together whoever something changed for. Before the event nobody waited whom somebody free could have taken, so
 * only pending agents and pending contacts can make new pairs.
 */
export function match(floor: RoutingFloor, draft: DecisionDraft, now: number): void {
  const desks = [...floor.pendingDesks].sort(
    (a, b) => a.agent.idleSinceMs - b.agent.idleSinceMs || (a.agent.id < b.agent.id ? -1 : 1),
  );
  floor.pendingDesks.clear();
  for (const desk of desks) serveFrom(floor, draft, desk, now);
  const contacts = [...floor.pendingContacts].sort((a, b) => compareClaims(asClaim(a), asClaim(b), now));
  floor.pendingContacts.clear();
  const inVain = new Set<Waiting['group']>();
  for (const waiting of contacts) {
    const { group } = waiting;
    if (waiting.personal.length === 0 && inVain.has(group)) continue;
    if (!offerToBest(floor, draft, waiting, now) && waiting.personal.length === 0) inVain.add(group);
  }
  // An offer makes its agents pending: whatever they are still free for was free before it.
  floor.pendingDesks.clear();
}

const asClaim = (waiting: Waiting): Claim => ({
  waiting,
  personal: false,
  assigned: waiting.contact.assignedTo !== null,
  level: 0,
});

/** The best contact first, and for it the best agent, until this agent is no longer free or wanted. */
function serveFrom(floor: RoutingFloor, draft: DecisionDraft, desk: Desk, now: number): void {
  while (isFree(desk, 'voice') || isFree(desk, 'chat')) {
    const claim = bestClaim(floor, desk, now);
    if (claim === undefined || !offerToBest(floor, draft, claim.waiting, now)) return;
  }
}

function bestClaim(floor: RoutingFloor, desk: Desk, now: number): Claim | undefined {
  let best: Claim | undefined;
  const consider = (claim: Claim): void => {
    if (best === undefined || compareClaims(claim, best, now) < 0) best = claim;
  };
  for (const waiting of floor.personal.get(desk.agent.id) ?? [])
    if (isFree(desk, waiting.contact.channel))
      consider({ waiting, personal: true, assigned: waiting.contact.assignedTo === desk.agent.id, level: 0 });
  for (const channel of ['voice', 'chat'] as const) {
    if (!isFree(desk, channel)) continue;
    for (const queueId of desk.agent.queueIds)
      for (const demand of floor.boards.get(queueId)?.demands.values() ?? []) {
        if (demand.size === 0) continue;
        const firstRing = demand.firstRing(desk);
        for (let timeRing = 0; timeRing < demand.rings.length; timeRing += 1) {
          const head = demand.group(channel, timeRing).first;
          if (head !== undefined && firstRing <= demand.ringInForce(timeRing))
            consider({ waiting: head, personal: false, assigned: false, level: demand.level(desk) });
        }
      }
  }
  return best;
}

/** Offers the contact to its personal agent or to the best free ones; false when nobody is free for it. */
function offerToBest(floor: RoutingFloor, draft: DecisionDraft, waiting: Waiting, now: number): boolean {
  for (const agentId of waiting.personal) {
    const desk = floor.desks.get(agentId);
    if (desk === undefined || !isFree(desk, waiting.contact.channel)) continue;
    makeOffer(floor, draft, waiting, [{ desk, ring: 0, level: 0 }], true, 1, now);
    return true;
  }
  if (waiting.group === null) return false;
  const { queue } = waiting.board;
  // A customer to be called back is dialled by one.
  const several = queue.strategy === 'ring_several' && !waiting.contact.isCallback;
  const togetherMax = several ? Math.max(1, queue.ringTogetherMax) : 1;
  const { chosen, choices } = bestCandidates(waiting, togetherMax);
  if (chosen.length === 0) return false;
  makeOffer(floor, draft, waiting, chosen, false, choices, now);
  return true;
}

/** Whether somebody who is free now could take the contact. */
export function isTakeable(floor: RoutingFloor, waiting: Waiting): boolean {
  const { channel } = waiting.contact;
  const isFreeFor = (agentId: string): boolean => {
    const desk = floor.desks.get(agentId);
    return desk !== undefined && isFree(desk, channel);
  };
  return waiting.personal.some(isFreeFor) || (waiting.group !== null && bestCandidates(waiting, 1).choices > 0);
}

function bestCandidates(waiting: Waiting, countMax: number): { chosen: Candidate[]; choices: number } {
  const { demand, board, contact, timeRing } = waiting;
  const { id, strategy } = board.queue;
  const ringMax = demand.ringInForce(timeRing);
  const fitting: Candidate[] = [];
  let best: Candidate | undefined;
  let choices = 0;
  for (const desk of board.free(contact.channel)) {
    const ring = demand.firstRing(desk);
    if (ring > ringMax) continue;
    choices += 1;
    const candidate: Candidate = { desk, ring, level: demand.level(desk) };
    if (countMax > 1) fitting.push(candidate);
    else if (best === undefined || compareCandidates(strategy, id, candidate, best) < 0) best = candidate;
  }
  if (countMax === 1) return { chosen: best === undefined ? [] : [best], choices };
  fitting.sort((a, b) => compareCandidates(strategy, id, a, b));
  return { chosen: fitting.slice(0, countMax), choices };
}

function makeOffer(
  floor: RoutingFloor,
  draft: DecisionDraft,
  waiting: Waiting,
  chosen: readonly Candidate[],
  personal: boolean,
  choices: number,
  now: number,
): void {
  const { contact, board } = waiting;
  const [first] = chosen;
  if (first === undefined) return;
  floor.lastOfferId += 1;
  const offer: Offer = {
    id: floor.lastOfferId,
    contactId: contact.id,
    agentIds: chosen.map(({ desk }) => desk.agent.id),
    madeAtMs: now,
    expiresAtMs: now + board.queue.ringTimeoutMs,
    why: offerInWords(waiting, first, personal, choices, now),
  };
  floor.hide(waiting);
  floor.setContact(waiting, { ...contact, status: 'offered' });
  floor.setOffer(offer);
  for (const { desk } of chosen) {
    desk[contact.channel === 'voice' ? 'callOffers' : 'chatOffers'] += 1;
    const turns = { ...desk.agent.turns, [contact.queueId]: offer.id };
    floor.setAgent(desk, { ...desk.agent, turns });
  }
  draft.offers.push(offer);
}
