import { type AnnouncedRange, type Announcement, announce } from './announced-range.ts';
import { expectedWaitMs } from './erlang-a.ts';
import { type LearntRates, learnArrival, learnService, learnWait, ratesInUse, startingRates } from './learnt-rates.ts';
import {
  type LearntStaff,
  learnChoice,
  learnStaffService,
  type StaffGroup,
  shareOf,
  staffKey,
  unknownStaff,
} from './staff-shares.ts';

/** What an estimator learns from. */
export type EstimatorEvent =
  | {
      readonly type: 'joined';
      readonly contactId: string;
      readonly queueId: string;
      /** Nobody hangs on: its waiting says nothing about patience. */
      readonly isCallback?: boolean;
    }
  /** It waits no more without an agent; `gaveUp` where that was its own will, not a rule or a supervisor. */
  | { readonly type: 'left'; readonly contactId: string; readonly gaveUp: boolean }
  | {
      readonly type: 'answered';
      readonly contactId: string;
      readonly agentId: string;
      /** Of the agent. */
      readonly queueIds: readonly string[];
    }
  /** The agent is free of it again: after-call work is over too. */
  | { readonly type: 'ended'; readonly contactId: string };

interface WaitingFacts {
  readonly queueId: string;
  readonly sinceMs: number;
  readonly isCallback: boolean;
  readonly announced: Announcement | null;
}

interface ServiceFacts {
  readonly queueId: string;
  readonly agentId: string;
  readonly staff: string;
  readonly sinceMs: number;
}

/** Everything an estimator knows, as plain JSON. */
export interface EstimatorState {
  readonly queues: Readonly<Record<string, LearntRates>>;
  /** By the queues that the agents work on. */
  readonly staff: Readonly<Record<string, LearntStaff>>;
  readonly waiting: Readonly<Record<string, WaitingFacts>>;
  readonly services: Readonly<Record<string, ServiceFacts>>;
  /** When each agent last became free. */
  readonly freeSinceMs: Readonly<Record<string, number>>;
}

/** Estimates waits from the state of the queue, with rates and shares learnt as it runs. Reads no clock. */
export interface Estimator {
  /** Late, double or unknown events change nothing. */
  take(event: EstimatorEvent, now: number): void;
  /** For somebody with so many before them; infinite where nobody serves. */
  expectedWaitMs(queueId: string, ahead: number, staff: readonly StaffGroup[]): number;
  /** The same for the first, the second and so on, up to a count of places. */
  expectedWaitsMs(queueId: string, places: number, staff: readonly StaffGroup[]): number[];
  /**
   * The range to be announced now, of the time that is left; it goes up only when more go before or fewer serve. Null for
   * somebody who does not wait, and where nobody serves.
   */
  announce(contactId: string, ahead: number, staff: readonly StaffGroup[]): AnnouncedRange | null;
  state(): EstimatorState;
}

export const emptyEstimatorState: EstimatorState = {
  queues: {},
  staff: {},
  waiting: {},
  services: {},
  freeSinceMs: {},
};

/** What is believed of a queue before anything was seen. */
const startingServiceMeanMs = 180_000;
const startingPatienceMeanMs = 600_000;

/** An estimator that goes on from a state. */
export function createEstimator(state: EstimatorState = emptyEstimatorState): Estimator {
  const own: EstimatorState = JSON.parse(JSON.stringify(state));
  const queues = new Map(Object.entries(own.queues));
  const staffs = new Map(Object.entries(own.staff));
  const waiting = new Map(Object.entries(own.waiting));
  const services = new Map(Object.entries(own.services));
  const freeSinceMs = new Map(Object.entries(own.freeSinceMs));
  const lengths = new Map<string, number>();
  for (const { queueId } of waiting.values()) lengths.set(queueId, (lengths.get(queueId) ?? 0) + 1);

  const ratesOf = (queueId: string): LearntRates =>
    queues.get(queueId) ?? startingRates(startingServiceMeanMs, startingPatienceMeanMs);

  const stopWaiting = (contactId: string, gaveUp: boolean, now: number): WaitingFacts | undefined => {
    const facts = waiting.get(contactId);
    if (facts === undefined) return undefined;
    waiting.delete(contactId);
    lengths.set(facts.queueId, (lengths.get(facts.queueId) ?? 1) - 1);
    if (!facts.isCallback)
      queues.set(facts.queueId, learnWait(ratesOf(facts.queueId), Math.max(0, now - facts.sinceMs), gaveUp));
    return facts;
  };

  const handlers: {
    [Type in EstimatorEvent['type']]: (event: Extract<EstimatorEvent, { type: Type }>, now: number) => void;
  } = {
    joined({ contactId, queueId, isCallback = false }, now) {
      if (waiting.has(contactId)) return;
      waiting.set(contactId, { queueId, sinceMs: now, isCallback, announced: null });
      lengths.set(queueId, (lengths.get(queueId) ?? 0) + 1);
      queues.set(queueId, learnArrival(ratesOf(queueId), now));
    },
    left({ contactId, gaveUp }, now) {
      stopWaiting(contactId, gaveUp, now);
    },
    answered({ contactId, agentId, queueIds }, now) {
      const facts = stopWaiting(contactId, false, now);
      if (facts === undefined) return;
      const staff = staffKey(queueIds);
      const freeSince = freeSinceMs.get(agentId);
      // Somebody who came to a free agent was not chosen before others.
      if (freeSince !== undefined && facts.sinceMs < freeSince) {
        const waitedIn = queueIds.filter((queueId) => (lengths.get(queueId) ?? 0) > 0);
        staffs.set(staff, learnChoice(staffs.get(staff) ?? unknownStaff, facts.queueId, waitedIn));
      }
      services.set(contactId, { queueId: facts.queueId, agentId, staff, sinceMs: now });
    },
    ended({ contactId }, now) {
      const service = services.get(contactId);
      if (service === undefined) return;
      services.delete(contactId);
      const durationMs = Math.max(0, now - service.sinceMs);
      queues.set(service.queueId, learnService(ratesOf(service.queueId), durationMs));
      staffs.set(service.staff, learnStaffService(staffs.get(service.staff) ?? unknownStaff, durationMs));
      freeSinceMs.set(service.agentId, now);
    },
  };

  /** How many per millisecond these agents take from the queue while somebody waits there. */
  const servedPerMs = (queueId: string, groups: readonly StaffGroup[]): number => {
    const { servicePerMs } = ratesInUse(ratesOf(queueId));
    let sum = 0;
    for (const { queueIds, agents } of groups) {
      const staff = staffs.get(staffKey(queueIds)) ?? unknownStaff;
      // A few talks say less about one group than all of the queue do.
      const known = new Set(queueIds).size > 1 && staff.services >= 20;
      sum += agents * shareOf(staff, queueIds, queueId) * (known ? staff.services / staff.serviceMs : servicePerMs);
    }
    return sum;
  };

  const expected = (queueId: string, ahead: number, groups: readonly StaffGroup[]): number =>
    expectedWaitMs({
      ahead,
      agents: 1,
      servicePerMs: servedPerMs(queueId, groups),
      abandonPerMs: ratesInUse(ratesOf(queueId)).abandonPerMs,
    });

  return {
    take(event, now) {
      const handle = handlers[event.type] as (event: EstimatorEvent, now: number) => void;
      handle(event, now);
    },
    expectedWaitMs: expected,
    expectedWaitsMs(queueId, places, groups) {
      const served = servedPerMs(queueId, groups);
      const { abandonPerMs } = ratesInUse(ratesOf(queueId));
      let sum = 0;
      return Array.from({ length: places }, (_, ahead) => {
        const rate = served + ahead * abandonPerMs;
        sum += served > 0 ? 1 / rate : Number.POSITIVE_INFINITY;
        return sum;
      });
    },
    announce(contactId, ahead, groups) {
      const facts = waiting.get(contactId);
      if (facts === undefined) return null;
      const waitMs = expected(facts.queueId, ahead, groups);
      if (!Number.isFinite(waitMs)) return null;
      const agents = groups.reduce((sum, group) => sum + group.agents, 0);
      const announced = announce(facts.announced, waitMs, { ahead, agents });
      waiting.set(contactId, { ...facts, announced });
      return announced.range;
    },
    state: () =>
      JSON.parse(
        JSON.stringify({
          queues: Object.fromEntries(queues),
          staff: Object.fromEntries(staffs),
          waiting: Object.fromEntries(waiting),
          services: Object.fromEntries(services),
          freeSinceMs: Object.fromEntries(freeSinceMs),
        }),
      ),
  };
}
