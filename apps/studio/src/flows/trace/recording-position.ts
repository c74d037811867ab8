/** A stored recording as far as a moment of its call is looked for in it. */
export interface RecordedSpan {
  readonly startedAtMs: number;
  readonly durationMs: number;
  readonly pauses: readonly { readonly fromMs: number; readonly toMs: number | null }[];
}

/** How far into a recording a moment of the call is, in milliseconds; null before it, after it, and while it was paused. */
export function positionInRecording({ startedAtMs, durationMs, pauses }: RecordedSpan, atMs: number): number | null {
  if (atMs < startedAtMs) return null;
  let left = 0;
  for (const { fromMs, toMs } of pauses) {
    if (atMs < fromMs) break;
    if (toMs === null || atMs < toMs) return null;
    left += toMs - fromMs;
  }
  const position = atMs - startedAtMs - left;
  return position > durationMs ? null : position;
}
