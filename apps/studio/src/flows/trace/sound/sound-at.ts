import { positionInRecording } from '../recording-position';

export interface TimedSound {
  readonly fromMs: number;
  readonly toMs: number | null;
}

/** What was heard at a moment: what began by then and was not over; of two, the later. */
export function soundAt<Sound extends TimedSound>(sounds: readonly Sound[], atMs: number): Sound | null {
  return sounds.findLast(({ fromMs, toMs }) => fromMs <= atMs && (toMs === null || atMs < toMs)) ?? null;
}

export interface StoredRecording {
  readonly id: string;
  readonly purpose: string;
  readonly createdAt: string;
  readonly durationMs: number | null;
  readonly status: string;
  readonly pauses: readonly { readonly fromMs: number; readonly toMs: number | null }[];
}

/** The recording in which a moment is heard, and how far into it; that of the whole call before what a caller left. */
export function recordingAt(
  recordings: readonly StoredRecording[],
  atMs: number,
): { readonly id: string; readonly positionMs: number } | null {
  const whole = [...recordings].sort((a, b) => Number(b.purpose === 'call') - Number(a.purpose === 'call'));
  for (const { id, createdAt, durationMs, status, pauses } of whole) {
    if (status !== 'stored' || durationMs === null) continue;
    const positionMs = positionInRecording({ startedAtMs: Date.parse(createdAt), durationMs, pauses }, atMs);
    if (positionMs !== null) return { id, positionMs };
  }
  return null;
}
