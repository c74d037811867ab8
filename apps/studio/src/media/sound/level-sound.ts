import { integratedLoudness } from './loudness';
import { speechEdges } from './measure-sound';
import { truePeak } from './true-peak';

/** What recordings are levelled to: as loud as the built-in voice speaks, so that both fit beside each other. */
export const targetLufsDefault = -22;
/** EBU R 128: room for what the coders of the line make of it. */
const ceilingDbtp = -1;
/** Of single samples; what rises above it between two of them seldom reaches the ceiling. */
const limit = 10 ** (-1.5 / 20);
/** More would make the noise of the room as loud as the speech. */
const gainDbMax = 30;
const silenceKeptMs = { before: 100, after: 250 };
const limiterMs = 5;
const rounds = 5;
const closeEnoughLu = 0.2;

/**
 * The sound at the wanted loudness: silence at both ends cut short, the rest made louder or quieter as a whole, and only
 * peaks that would be too high held down.
 * @param samples full scale is 1
 * @returns null where there is nothing but silence
 */
export function levelSound(
  samples: Float32Array,
  rateHz: number,
  targetLufs: number = targetLufsDefault,
): Float32Array<ArrayBuffer> | null {
  const loudness = integratedLoudness(samples, rateHz);
  const edges = loudness === null ? null : speechEdges(samples, rateHz, loudness);
  if (loudness === null || edges === null) return null;
  const ms = rateHz / 1_000;
  const from = Math.max(0, edges.from - Math.round(silenceKeptMs.before * ms));
  const to = Math.min(samples.length, edges.to + Math.round(silenceKeptMs.after * ms));
  const kept = samples.slice(from, to);
  const window = Math.round(limiterMs * ms);
  let gainDb = Math.min(gainDbMax, targetLufs - loudness);
  let leveled = limited(kept, 10 ** (gainDb / 20), window);
  // Holding peaks down takes a little loudness away: made good by more of it.
  for (let round = 0; round < rounds; round += 1) {
    const missing = targetLufs - (integratedLoudness(leveled, rateHz) ?? targetLufs);
    if (Math.abs(missing) <= closeEnoughLu) break;
    gainDb = Math.min(gainDbMax, gainDb + missing);
    leveled = limited(kept, 10 ** (gainDb / 20), window);
  }
  const over = (truePeak(leveled) ?? ceilingDbtp) - ceilingDbtp;
  return over <= 0 ? leveled : leveled.map((sample) => sample * 10 ** (-over / 20));
}

/** The sound times `gain`, turned down smoothly around whatever would be above the limit. */
function limited(samples: Float32Array, gain: number, window: number): Float32Array<ArrayBuffer> {
  const wanted = Float64Array.from(samples, (sample) => {
    const height = Math.abs(sample * gain);
    return height > limit ? limit / height : 1;
  });
  const lowest = slidingMinimum(wanted, window);
  const sums = new Float64Array(samples.length + 1);
  for (let at = 0; at < samples.length; at += 1) sums[at + 1] = (sums[at] as number) + (lowest[at] as number);
  return Float32Array.from(samples, (sample, at) => {
    // The mean of what is lowest around each place nearby: never above what this sample needs itself.
    const from = Math.max(0, at - window);
    const to = Math.min(samples.length, at + window + 1);
    return sample * gain * (((sums[to] as number) - (sums[from] as number)) / (to - from));
  });
}

/** The lowest value within `reach` on either side of each place. */
function slidingMinimum(values: Float64Array, reach: number): Float64Array {
  const lowest = new Float64Array(values.length);
  const rising: number[] = [];
  let head = 0;
  for (let at = 0; at < values.length + reach; at += 1) {
    const value = values[at];
    if (value !== undefined) {
      while (rising.length > head && (values[rising[rising.length - 1] as number] as number) >= value) rising.pop();
      rising.push(at);
    }
    const place = at - reach;
    if (place < 0) continue;
    while ((rising[head] as number) < place - reach) head += 1;
    lowest[place] = values[rising[head] as number] as number;
  }
  return lowest;
}
