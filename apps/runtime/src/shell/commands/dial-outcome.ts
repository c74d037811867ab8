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
