import type { DialOutcome } from '@patchbay/flow-schema';

/**
 * What a far end that never answered meant, by the Q.850 cause its leg ended with. Asterisk maps SIP answers to causes as
 * RFC 3398 section 8.2.6.1 says: 486 and 600 to 17, 408 and 480 to 18 or 19, 603 to 21, 404 to 1.
 */
const outcomeByCause: ReadonlyMap<number, DialOutcome> = new Map([
  [16, 'no_answer'],
  [17, 'busy'],
  [18, 'no_answer'],
  [19, 'no_answer'],
  [20, 'no_answer'],
  [21, 'busy'],
]);

/** Every other cause is a failure of the line, the network or the number. */
export function outcomeOf(cause: number): DialOutcome {
  return outcomeByCause.get(cause) ?? 'failed';
}

/**
 * Q.850 causes of a line or network that could not take the call: no route (3), not registered (20), no circuit (34), network out of
 * order (38), temporary failure (41), congestion (42), bearer not available (58). The number itself was not tried, so another line may.
 */
const unreachableCauses: ReadonlySet<number> = new Set([3, 20, 34, 38, 41, 42, 58]);

/** Whether another line may be tried for a far end that did not ring. */
export function isUnreachable(cause: number): boolean {
  return unreachableCauses.has(cause);
}
