/**
 * The waits, in seconds, at which a count keeps how many contacts had been answered, or had given up, by then: no longer than the wait,
 * the wait itself included. A threshold that is not here is read from the visits themselves.
 */
export const thresholdGridS = [2, 3, 5, 10, 15, 20, 25, 30, 40, 45, 60, 90, 120, 180, 300, 600] as const;
