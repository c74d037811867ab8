import {
  createEstimator,
  createRouter,
  type Decisions,
  emptyRoutingState,
  expectedWaitMs,
  type Queue,
} from '../src/index.ts';
import { RandomSource } from './random-source.ts';
import { agentOf, contactOf, queueOf } from './stage-parts.ts';

/** Two queues, some agents of one and some of both. Times in seconds. */
export interface SharedCase {
  readonly name: string;
  readonly agents: { readonly first: number; readonly both: number; readonly second: number };
  /** Arrivals of each queue in mean services under way at once. */
  readonly load: readonly [number, number];
  readonly firstPriority: number;
}

const serviceMeanMs = 240_000;
const patienceMeanMs = 180_000;

/** Mean squared errors in square seconds over those who waited in the second queue and were served. */
export interface SharedErrors {
  readonly learnt: number;
  /** The same formula, where every agent of the queue counts in full. */
  readonly inFull: number;
  readonly lastToEnter: number;
  readonly bias: number;
  readonly meanWaitS: number;
}

/** Drives router and estimator through that many arrivals on a virtual clock; the first fifth teaches and is not counted. */
export function simulateShared(
  { agents, load, firstPriority }: SharedCase,
  arrivals: number,
  seed: number,
): SharedErrors {
  const random = new RandomSource(seed);
  const queues: readonly Queue[] = [queueOf('first', { priority: firstPriority }), queueOf('second')];
  const router = createRouter(emptyRoutingState(queues), 0);
  const estimator = createEstimator();
  const due: { readonly atMs: number; readonly contactId: string; readonly kind: 'ends' | 'gives up' }[] = [];
  const waits = new Map<string, { readonly sinceMs: number; readonly estimates: readonly number[] }>();
  const sums = { learnt: 0, inFull: 0, lastToEnter: 0, bias: 0, wait: 0, served: 0 };
  let now = 0;
  let lastWaitMs = 0;
  let came = 0;

  const plan = (atMs: number, contactId: string, kind: 'ends' | 'gives up'): void => {
    const place = due.findIndex((other) => other.atMs < atMs);
    due.splice(place < 0 ? due.length : place, 0, { atMs, contactId, kind });
  };
  const answer = ({ offers }: Decisions): void => {
    for (const { id, contactId, agentIds } of offers) {
      const agentId = agentIds[0] ?? '';
      const queueId = router.contact(contactId)?.queueId ?? '';
      router.apply({ type: 'offer.answered', offerId: id, agentId }, now);
      estimator.take({ type: 'answered', contactId, agentId, queueIds: router.agent(agentId)?.queueIds ?? [] }, now);
      plan(now + random.exponential(serviceMeanMs), contactId, 'ends');
      const facts = waits.get(contactId);
      waits.delete(contactId);
      if (queueId !== 'second' || facts === undefined) continue;
      const waitMs = now - facts.sinceMs;
      lastWaitMs = waitMs;
      if (waitMs === 0 || came < arrivals / 5) continue;
      const [learnt = 0, inFull = 0, lastToEnter = 0] = facts.estimates.map((estimate) => (estimate - waitMs) / 1_000);
      sums.learnt += learnt ** 2;
      sums.inFull += inFull ** 2;
      sums.lastToEnter += lastToEnter ** 2;
      sums.bias += learnt;
      sums.wait += waitMs / 1_000;
      sums.served += 1;
    }
  };
  const passUntil = (atMs: number): void => {
    for (let next = due.at(-1); next !== undefined && next.atMs <= atMs; next = due.at(-1)) {
      due.pop();
      const { contactId, kind } = next;
      if (kind === 'gives up' && !waits.has(contactId)) continue;
      now = next.atMs;
      estimator.take(kind === 'ends' ? { type: 'ended', contactId } : { type: 'left', contactId, gaveUp: true }, now);
      waits.delete(contactId);
      answer(router.apply({ type: kind === 'ends' ? 'conversation.ended' : 'contact.left', contactId }, now));
    }
    now = atMs;
  };

  for (const [kind, queueIds] of Object.entries({ first: ['first'], both: ['first', 'second'], second: ['second'] }))
    for (let index = 0; index < agents[kind as 'first' | 'both' | 'second']; index += 1)
      router.apply({ type: 'agent.signed_in', agent: agentOf(`${kind}${index}`, { queueIds }), ready: true }, 0);
  for (; came < arrivals; came += 1) {
    passUntil(now + random.exponential(serviceMeanMs / (load[0] + load[1])));
    const queueId = random.next() < load[0] / (load[0] + load[1]) ? 'first' : 'second';
    const contactId = `c${came}`;
    const ahead = router.line(queueId).length;
    const staff = router.staff(queueId);
    const rates = { servicePerMs: 1 / serviceMeanMs, abandonPerMs: 1 / patienceMeanMs };
    const estimates = [
      estimator.expectedWaitMs(queueId, ahead, staff),
      expectedWaitMs({ ahead, agents: staff.reduce((sum, group) => sum + group.agents, 0), ...rates }),
      lastWaitMs,
    ];
    waits.set(contactId, { sinceMs: now, estimates });
    estimator.take({ type: 'joined', contactId, queueId }, now);
    plan(now + random.exponential(patienceMeanMs), contactId, 'gives up');
    answer(router.apply({ type: 'contact.joined', contact: contactOf(contactId, now, { queueId }) }, now));
  }
  const mean = (sum: number): number => sum / sums.served;
  return {
    learnt: mean(sums.learnt),
    inFull: mean(sums.inFull),
    lastToEnter: mean(sums.lastToEnter),
    bias: mean(sums.bias),
    meanWaitS: mean(sums.wait),
  };
}
