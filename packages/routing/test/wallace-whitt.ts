import { createRouter, type Decisions, emptyRoutingState, type RoutingEvent } from '../src/index.ts';
import { RandomSource } from './random-source.ts';
import { agentOf, contactOf, queueOf } from './stage-parts.ts';

/**
 * The model of R. B. Wallace and W. Whitt, "A staffing algorithm for call centers with skill-based routing" (2005): six
 * types of call, each Poisson at 1.4 a minute, exponential service with mean 10 minutes, 90 agents, 30 places to wait.
 * The figures are of a simulation of their model with 33 million arrivals a row; the last row agrees with the exact
 * M/M/90/120 queue (0.364 %, 0.380, 0.450 min).
 */
export const publishedRows = [
  { skills: 1, blockedPercent: 3.861, waits: 0.555, meanWaitMin: 2.453, withinHalfMinute: 0.498 },
  { skills: 2, blockedPercent: 0.435, waits: 0.426, meanWaitMin: 0.597, withinHalfMinute: 0.715 },
  { skills: 3, blockedPercent: 0.386, waits: 0.394, meanWaitMin: 0.486, withinHalfMinute: 0.754 },
  { skills: 4, blockedPercent: 0.368, waits: 0.383, meanWaitMin: 0.458, withinHalfMinute: 0.764 },
  { skills: 6, blockedPercent: 0.373, waits: 0.383, meanWaitMin: 0.456, withinHalfMinute: 0.763 },
] as const;

const types = 6;
const agents = 90;
const placesToWait = 30;
const arrivalsPerMinute = types * 1.4;
const serviceMeanMin = 10;
const minuteMs = 60_000;

export interface Measured {
  readonly blockedPercent: number;
  readonly waits: number;
  readonly meanWaitMin: number;
  readonly withinHalfMinute: number;
}

const allTypes = Array.from({ length: types }, (_, type) => type);

/** Every set of so many of the types. */
const setsOf = (from: readonly number[], size: number): readonly (readonly number[])[] =>
  size === 0
    ? [[]]
    : from.flatMap((type, index) => setsOf(from.slice(index + 1), size - 1).map((set) => [type, ...set]));

/**
 * Drives the router through that many arrivals on a virtual clock, the first tenth unmeasured. The model says that
 * skills are spread evenly: the agents of one primary skill take turns at all sets of the others. (Where each primary skill
 * goes with the next ones in a circle, two skills block 0.51 %, which the table excludes.) A free agent takes the
 * longest-waiting caller of the primary skill, then of all the others.
 */
export function simulateSkills(skillsPerAgent: number, arrivals: number, seed: number): Measured {
  const random = new RandomSource(seed);
  const queue = queueOf('sales', {
    strategy: 'skills_first',
    overflow: [{ when: 'length', lengthMax: placesToWait, action: { kind: 'voicemail' } }],
  });
  const router = createRouter(emptyRoutingState([queue]), 0);
  const ends: { readonly atMs: number; readonly contactId: string }[] = [];
  const joinedMs = new Map<string, number>();
  const counts = { arrived: 0, blocked: 0, served: 0, waited: 0, waitMs: 0, quick: 0 };
  const warmUp = arrivals / 10;
  let now = 0;

  const take = ({ offers, overflow }: Decisions): void => {
    for (const { contactId } of overflow) if (isMeasured(contactId)) counts.blocked += 1;
    for (const offer of offers) {
      router.apply({ type: 'offer.answered', offerId: offer.id, agentId: offer.agentIds[0] ?? '' }, now);
      addEnd(ends, { atMs: now + random.exponential(serviceMeanMin * minuteMs), contactId: offer.contactId });
      const waitMs = now - (joinedMs.get(offer.contactId) ?? now);
      joinedMs.delete(offer.contactId);
      if (!isMeasured(offer.contactId)) continue;
      counts.served += 1;
      counts.waitMs += waitMs;
      if (waitMs > 0) counts.waited += 1;
      if (waitMs <= minuteMs / 2) counts.quick += 1;
    }
  };
  const isMeasured = (contactId: string): boolean => Number(contactId) >= warmUp;
  const apply = (event: RoutingEvent): void => take(router.apply(event, now));

  for (let index = 0; index < agents; index += 1) {
    const primary = index % types;
    const sets = setsOf(
      allTypes.filter((type) => type !== primary),
      skillsPerAgent - 1,
    );
    const skills: Record<string, number> = { [`type${primary}`]: 9 };
    for (const other of sets[Math.floor(index / types) % sets.length] ?? []) skills[`type${other}`] = 5;
    apply({ type: 'agent.signed_in', agent: agentOf(`a${index}`, { skills }), ready: true });
  }
  for (let count = 0; count < arrivals; count += 1) {
    const nextMs = now + random.exponential(minuteMs / arrivalsPerMinute);
    for (let end = ends.at(-1); end !== undefined && end.atMs <= nextMs; end = ends.at(-1)) {
      ends.pop();
      now = end.atMs;
      apply({ type: 'conversation.ended', contactId: end.contactId });
    }
    now = nextMs;
    if (count >= warmUp) counts.arrived += 1;
    const type = random.below(types);
    joinedMs.set(String(count), now);
    const wants = { skill: `type${type}`, levelMin: 1 };
    apply({ type: 'contact.joined', contact: contactOf(String(count), now, { rings: [{ afterMs: 0, wants }] }) });
  }
  return {
    blockedPercent: (100 * counts.blocked) / counts.arrived,
    waits: counts.waited / counts.served,
    meanWaitMin: counts.waitMs / counts.served / minuteMs,
    withinHalfMinute: counts.quick / counts.served,
  };
}

/** Keeps the latest end first, so that the next one is taken from the back. */
function addEnd<End extends { readonly atMs: number }>(ends: End[], end: End): void {
  let place = ends.length;
  ends.push(end);
  for (let before = ends[place - 1]; before !== undefined && before.atMs < end.atMs; before = ends[place - 1]) {
    ends[place] = before;
    place -= 1;
  }
  ends[place] = end;
}
