/** The interpolating filter of ITU-R BS.1770-5, annex 2: four phases, the last two mirror the first. */
const phase0 = [
  0.001708984375, 0.010986328125, -0.0196533203125, 0.033203125, -0.0594482421875, 0.1373291015625, 0.97216796875,
  -0.102294921875, 0.047607421875, -0.026611328125, 0.014892578125, -0.00830078125,
];
const phase1 = [
  -0.0291748046875, 0.029296875, -0.0517578125, 0.089111328125, -0.16650390625, 0.465087890625, 0.77978515625,
  -0.2003173828125, 0.1015625, -0.0582275390625, 0.0330810546875, -0.0189208984375,
];
const phases = [phase0, phase1, phase1.toReversed(), phase0.toReversed()].map((taps) => Float64Array.from(taps));
const tapCount = phase0.length;
const stretch = 32;
/** No phase makes more of a sound than this, however its samples lie. */
const gainMax = Math.max(...phases.map((taps) => taps.reduce((sum, tap) => sum + Math.abs(tap), 0)));

/**
 * The highest point of the wave, between the samples too, in decibels below full scale; null in digital silence.
 * @param samples full scale is 1
 */
export function truePeak(samples: Float32Array): number | null {
  let peak = 0;
  for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
  if (peak === 0) return null;
  for (let from = 0; from < samples.length; from += stretch) {
    const to = Math.min(from + stretch, samples.length);
    // Only around high samples can there be a higher point: most of a sound need not be interpolated.
    if (highestIn(samples, from - tapCount, to) * gainMax <= peak) continue;
    for (let at = from; at < to; at += 1) {
      for (const taps of phases) peak = Math.max(peak, Math.abs(interpolated(samples, at, taps)));
    }
  }
  return 20 * Math.log10(peak);
}

function highestIn(samples: Float32Array, from: number, to: number): number {
  let highest = 0;
  for (let at = Math.max(0, from); at < to; at += 1) highest = Math.max(highest, Math.abs(samples[at] as number));
  return highest;
}

function interpolated(samples: Float32Array, at: number, taps: Float64Array): number {
  let sum = 0;
  for (let back = 0; back < tapCount; back += 1) sum += (taps[back] as number) * (samples[at - back] ?? 0);
  return sum;
}
