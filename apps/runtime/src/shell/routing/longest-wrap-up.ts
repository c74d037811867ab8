/** The most that one of the agent's queues grants; null where one has no limit. */
export function longestWrapUpMs(limits: readonly (number | null)[]): number | null {
  return limits.reduce((most, limit) => (most === null || limit === null ? null : Math.max(most, limit)), 0);
}
