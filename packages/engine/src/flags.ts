/**
 * Changes of behaviour that a run under way must not see. A run keeps the flags it began with, so a new engine goes on with an
 * old run exactly as the old engine would have. Numbers are never used twice; a flag is taken out once no run can still lack it.
 */
export const behaviourFlags = {
  /** After a failure was handled by the flow's error handler, a key pressed by the caller makes the handler available again. */
  inputRearmsErrorHandler: 1,
  /** While a node asks for a secret, the recording of the call is paused. */
  secretsPauseRecording: 2,
} as const;

export type BehaviourFlag = (typeof behaviourFlags)[keyof typeof behaviourFlags];

/** What a run that begins now gets. */
export const currentFlags: readonly BehaviourFlag[] = Object.values(behaviourFlags);
