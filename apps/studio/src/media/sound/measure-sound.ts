import type { SoundMeasures } from '@patchbay/drizzle';
import { integratedLoudness } from './loudness';
import { truePeak } from './true-peak';

const frameMs = 10;
/** What is this much below the loudness of the sound is no speech; between bounds, for sounds with noise or with none. */
const silenceBelowLu = 25;
const silenceDbMin = -60;
const silenceDbMax = -40;
/** So many samples in a row at full scale were cut off: a clean wave touches it with one. */
const clippedRun = 3;
const fullScale = 0.998;

/**
 * Loudness, true peak, silence at both ends and clipping of one channel.
 * @param samples full scale is 1
 */
export function measureSound(samples: Float32Array, rateHz: number): SoundMeasures {
  const loudness = integratedLoudness(samples, rateHz);
  const edges = loudness === null ? null : speechEdges(samples, rateHz, loudness);
  const peak = truePeak(samples);
  const inMs = (count: number) => Math.round((count / rateHz) * 1_000);
  return {
    loudnessLufs: loudness === null ? null : rounded(loudness),
    truePeakDbtp: peak === null ? null : rounded(peak),
    leadingSilenceMs: inMs(edges?.from ?? samples.length),
    trailingSilenceMs: edges === null ? 0 : inMs(samples.length - edges.to),
    clippings: countClippings(samples),
  };
}

/** The first and the last sample of what is no silence; null where all of it is. */
export function speechEdges(
  samples: Float32Array,
  rateHz: number,
  loudnessLufs: number,
): { readonly from: number; readonly to: number } | null {
  const threshold = Math.min(silenceDbMax, Math.max(silenceDbMin, loudnessLufs - silenceBelowLu));
  const power = 10 ** (threshold / 10);
  const length = Math.round((rateHz * frameMs) / 1_000);
  let from: number | null = null;
  let to = 0;
  for (let at = 0; at < samples.length; at += length) {
    const end = Math.min(at + length, samples.length);
    let sum = 0;
    for (let index = at; index < end; index += 1) sum += (samples[index] as number) ** 2;
    if (sum / (end - at) < power) continue;
    from ??= at;
    to = end;
  }
  return from === null ? null : { from, to };
}

function countClippings(samples: Float32Array): number {
  let count = 0;
  let run = 0;
  let before = 0;
  for (const sample of samples) {
    const side = Math.abs(sample) < fullScale ? 0 : Math.sign(sample);
    run = side !== 0 && side === before ? run + 1 : Number(side !== 0);
    before = side;
    if (run === clippedRun) count += 1;
  }
  return count;
}

function rounded(level: number): number {
  return Math.round(level * 10) / 10;
}
