/** The states in which an agent who is planned for contacts does what is planned: there for them, or with them. */
export const contactStates = ['ready', 'ringing', 'talking', 'consulting', 'after_call_work'] as const;

/**
 * Whether a state is what is planned: for contacts (an empty activity) any in which an agent is there for them, otherwise not ready for
 * the reason that is planned. Counts hold the same rule in SQL, and a test holds both beside each other.
 */
export function keepsPlan(activity: string, { state, reason }: { state: string; reason: string | null }): boolean {
  return activity === ''
    ? (contactStates as readonly string[]).includes(state)
    : state === 'not_ready' && reason === activity;
}
