import { createEstimator, createRouter, type Decisions, emptyRoutingState } from '../src/index.ts';
import { RandomSource } from './random-source.ts';
import { agentOf, contactOf, queueOf } from './stage-parts.ts';

/** One queue of 20 agents, some of whom alone can serve some of the callers. */
export interface SkilledCase {
  readonly name: string;
  readonly skilledAgents: number;
  readonly skilledShare: number;
  /** Arrivals in mean services under way at once. */
  readonly load: number;
}

const serviceMeanMs = 240_000;
const patienceMeanMs = 180_000;
const kinds = ['anybody', 'skilled'] as const;

/** Mean squared errors in square seconds over those who waited and were served, by whom they wanted. */
export type SkilledErrors = Record<(typeof kinds)[number], { prospect: number; wholeLine: number; served: number }>;

/** Drives router and estimator through that many arrivals on a virtual clock. */
export function simulateSkilled(shape: SkilledCase, arrivals: number, seed: number): SkilledErrors {
  const random = new RandomSource(seed);
  const router = createRouter(emptyRoutingState([queueOf('sales')]), 0);
  const estimator = createEstimator();
  const due: { readonly atMs: number; readonly contactId: string; readonly kind: 'ends' | 'gives up' }[] = [];
  const waits = new Map<
    string,
    { readonly sinceMs: number; readonly kind: keyof SkilledErrors; estimates: number[] }
  >();
  const none = () => ({ prospect: 0, wholeLine: 0, served: 0 });
  const sums: SkilledErrors = { anybody: none(), skilled: none() };
  let now = 0;

  const plan = (atMs: number, contactId: string, kind: 'ends' | 'gives up'): void => {
    const place = due.findIndex((other) => other.atMs < atMs);
    due.splice(place < 0 ? due.length : place, 0, { atMs, contactId, kind });
  };
  const answer = ({ offers }: Decisions): void => {
    for (const { id, contactId, agentIds } of offers) {
      const agentId = agentIds[0] ?? '';
      router.apply({ type: 'offer.answered', offerId: id, agentId }, now);
      estimator.take({ type: 'answered', contactId, agentId, queueIds: ['sales'] }, now);
      plan(now + random.exponential(serviceMeanMs), contactId, 'ends');
      const facts = waits.get(contactId);
      waits.delete(contactId);
      if (facts === undefined || facts.estimates.length === 0) continue;
      const [prospect = 0, wholeLine = 0] = facts.estimates.map((ms) => (ms - (now - facts.sinceMs)) / 1_000);
      const sum = sums[facts.kind];
      sum.prospect += prospect ** 2;
      sum.wholeLine += wholeLine ** 2;
      sum.served += 1;
    }
  };
  const passUntil = (atMs: number): void => {
    for (let next = due.at(-1); next !== undefined && next.atMs <= atMs; next = due.at(-1)) {
      due.pop();
      const { contactId, kind } = next;
      if (kind === 'gives up' && !waits.has(contactId)) continue;
      now = next.atMs;
      waits.delete(contactId);
      estimator.take(kind === 'ends' ? { type: 'ended', contactId } : { type: 'left', contactId, gaveUp: true }, now);
      answer(router.apply({ type: kind === 'ends' ? 'conversation.ended' : 'contact.left', contactId }, now));
    }
    now = atMs;
  };

  for (let index = 0; index < 20; index += 1) {
    const skills: Record<string, number> = index < shape.skilledAgents ? { b: 5 } : {};
    router.apply({ type: 'agent.signed_in', agent: agentOf(`a${index}`, { skills }), ready: true }, 0);
  }
  for (let count = 0; count < arrivals; count += 1) {
    passUntil(now + random.exponential(serviceMeanMs / shape.load));
    const contactId = `c${count}`;
    const kind = random.next() < shape.skilledShare ? 'skilled' : 'anybody';
    const wants = kind === 'skilled' ? { skill: 'b', levelMin: 1 } : null;
    const facts = { sinceMs: now, kind, estimates: [] as number[] } as const;
    waits.set(contactId, facts);
    estimator.take({ type: 'joined', contactId, queueId: 'sales' }, now);
    const decisions = router.apply(
      { type: 'contact.joined', contact: contactOf(contactId, now, { rings: [{ afterMs: 0, wants }] }) },
      now,
    );
    const prospect = router.prospect(contactId);
    if (decisions.offers.length === 0 && prospect !== null)
      facts.estimates.push(
        estimator.expectedWaitMs('sales', prospect.ahead, prospect.staff),
        estimator.expectedWaitMs('sales', router.line('sales').length - 1, router.staff('sales')),
      );
    plan(now + random.exponential(patienceMeanMs), contactId, 'gives up');
    answer(decisions);
  }
  for (const kind of kinds) {
    sums[kind].prospect /= sums[kind].served;
    sums[kind].wholeLine /= sums[kind].served;
  }
  return sums;
}
