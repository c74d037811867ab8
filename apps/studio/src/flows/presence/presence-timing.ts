/** A tab says so often that it is there, and counts as gone when it was not heard of for so long. */
export const presenceTiming = { beatMs: 4_000, goneAfterMs: 10_000, selectionRestMs: 150 } as const;

/** More selected nodes than this are not told one by one. */
export const presenceNodesMax = 40;
