/** What a wait depends on. Rates are per millisecond. */
export interface WaitInputs {
  /** Contacts that are served before this one; of some only a part, where they may get other agents. */
  readonly ahead: number;
  /** Agents who serve the queue. */
  readonly agents: number;
  /** Contacts that one busy agent ends per millisecond. */
  readonly servicePerMs: number;
  /** Share of those waiting who give up per millisecond; 0 where nobody does. */
  readonly abandonPerMs: number;
}

/**
 * The mean wait of a contact with so many ahead while every agent is busy (Ibrahim and Whitt's QL estimator for the
 * Erlang-A queue): one place after another falls free by an end of service or by giving up,
 * so the sum of 1 / (agents x service rate + k x abandonment rate) for k from 0 to those ahead. In milliseconds; infinite
 * where nobody serves and the first in line would wait for ever.
 */
export function expectedWaitMs({ ahead, agents, servicePerMs, abandonPerMs }: WaitInputs): number {
  const served = agents * servicePerMs;
  if (served <= 0) return Number.POSITIVE_INFINITY;
  if (abandonPerMs <= 0) return (ahead + 1) / served;
  let sum = 0;
  for (let place = 0; place <= ahead; place += 1) sum += 1 / (served + place * abandonPerMs);
  return sum + (ahead % 1) / (served + ahead * abandonPerMs);
}
