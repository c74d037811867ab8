/** How a run may have come to its end, as it stands in call records, scenarios and reports. */
export const runEndReasons = [
  'completed',
  'caller_hung_up',
  'hung_up',
  'cancelled',
  'failed',
  'limit_steps',
  'limit_loop',
  'limit_life',
  'bug',
] as const;
export type RunEndReason = (typeof runEndReasons)[number];

/** How a call may have come to its end: as its run, or, where an agent made it or somebody was called back, by what came of that. */
export const callEndReasons = [...runEndReasons, 'no_answer', 'not_reached', 'transferred', 'overflow'] as const;
export type CallEndReason = (typeof callEndReasons)[number];

/** Ends that no flow draws and nobody wants. */
export const failedEndReasons = [
  'failed',
  'limit_steps',
  'limit_loop',
  'limit_life',
  'bug',
] as const satisfies readonly RunEndReason[];
const failed: ReadonlySet<string> = new Set(failedEndReasons);

export function isFailedEnd(reason: RunEndReason): boolean {
  return failed.has(reason);
}
