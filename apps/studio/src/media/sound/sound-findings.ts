import type { SoundMeasures } from '@patchbay/drizzle';
import { targetLufsDefault } from './level-sound';

export const soundFindings = ['silent', 'clipped', 'quiet', 'loud', 'silence_before', 'silence_after', 'long'] as const;
export type SoundFinding = (typeof soundFindings)[number];

const loudnessOffLu = 5;
const silenceMsMax = { before: 500, after: 1_000 };
/** Hardly anyone listens to more than this before they press a key or hang up. */
const durationMsMax = 30_000;

/**
 * What is wrong with a recording, the worst first. Levelling helps against all but `silent`, `clipped` and `long`.
 * @param measures null for one that has not been measured
 */
export function findingsOf(measures: SoundMeasures | null, durationMs: number): SoundFinding[] {
  if (measures === null) return durationMs > durationMsMax ? ['long'] : [];
  const { loudnessLufs, leadingSilenceMs, trailingSilenceMs, clippings } = measures;
  if (loudnessLufs === null) return ['silent'];
  const found: Record<SoundFinding, boolean> = {
    silent: false,
    clipped: clippings > 0,
    quiet: loudnessLufs < targetLufsDefault - loudnessOffLu,
    loud: loudnessLufs > targetLufsDefault + loudnessOffLu,
    silence_before: leadingSilenceMs > silenceMsMax.before,
    silence_after: trailingSilenceMs > silenceMsMax.after,
    long: durationMs > durationMsMax,
  };
  return soundFindings.filter((finding) => found[finding]);
}

const helped: ReadonlySet<SoundFinding> = new Set(['quiet', 'loud', 'silence_before', 'silence_after']);

/** Whether levelling takes any of it away. */
export function levelingHelps(findings: readonly SoundFinding[]): boolean {
  return findings.some((finding) => helped.has(finding));
}
