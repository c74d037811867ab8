import { positionInRecording, type RecordedSpan } from '@/flows/trace/recording-position';

/** A place in a recording where one or more steps of the flow began. */
export interface StepMark {
  readonly positionMs: number;
  readonly names: readonly string[];
}

/** A place in a recording at which it was paused; what was said meanwhile is not in it. */
export interface PauseMark {
  readonly positionMs: number;
  /** Null while it lasts. */
  readonly lastedMs: number | null;
}

export interface BegunStep {
  readonly atMs: number;
  readonly name: string;
}

/** Marks that are closer than this part of the whole would lie upon each other. */
const closest = 0.012;

/** Where in a recording steps began; those that are too close to be told apart share a mark. */
export function stepMarks(span: RecordedSpan, steps: readonly BegunStep[]): StepMark[] {
  const marks: { positionMs: number; names: string[] }[] = [];
  for (const { atMs, name } of steps) {
    const positionMs = positionInRecording(span, atMs);
    if (positionMs === null) continue;
    const last = marks.at(-1);
    if (last !== undefined && positionMs - last.positionMs < closest * span.durationMs) last.names.push(name);
    else marks.push({ positionMs, names: [name] });
  }
  return marks;
}

export function pauseMarks({ startedAtMs, durationMs, pauses }: RecordedSpan): PauseMark[] {
  let left = 0;
  return pauses.flatMap(({ fromMs, toMs }) => {
    const positionMs = fromMs - startedAtMs - left;
    left += toMs === null ? 0 : toMs - fromMs;
    return positionMs < 0 || positionMs > durationMs
      ? []
      : [{ positionMs, lastedMs: toMs === null ? null : toMs - fromMs }];
  });
}

/** The heights of a wave form, 0 to 1; null where nobody looked. */
export function readPeaks(peaks: string | null): number[] | null {
  if (peaks === null || peaks === '') return null;
  return [...atob(peaks)].map((one) => one.charCodeAt(0) / 255);
}
