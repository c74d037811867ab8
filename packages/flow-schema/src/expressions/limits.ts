/**
 * What one expression may cost. An expression is typed by a person and fed by callers and web servers, so nothing about it
 * may hold the thread: the budget is spent by every operation and by the size of what it handles.
 */
export const expressionLimits = {
  sourceLengthMax: 4_000,
  nodesMax: 1_000,
  depthMax: 40,
  listLiteralMax: 500,
  /** Operations plus the size of what they handle; about 20 ms of work at most. */
  budgetMax: 200_000,
  textLengthMax: 100_000,
  /** Values in a result, counted through all levels. */
  resultValuesMax: 20_000,
  resultDepthMax: 32,
  patternLengthMax: 300,
  /** Size of the compiled pattern times length of the text. */
  patternWorkMax: 2_000_000,
  templateLengthMax: 20_000,
  templateExpressionsMax: 100,
  parsedCacheMax: 5_000,
} as const;
