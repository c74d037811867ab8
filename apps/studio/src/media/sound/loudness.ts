/** A second-order section of a filter. */
interface Biquad {
  readonly b: readonly [number, number, number];
  readonly a: readonly [number, number];
}

/** The two filters of K-weighting, whose coefficients ITU-R BS.1770-5 gives for 48 kHz, worked out for another rate. */
function kWeighting(rateHz: number): readonly [Biquad, Biquad] {
  return [shelf(rateHz), highPass(rateHz)];
}

function shelf(rateHz: number): Biquad {
  const k = Math.tan((Math.PI * 1681.974450955533) / rateHz);
  const q = 0.7071752369554196;
  const high = 10 ** (3.999843853973347 / 20);
  const band = high ** 0.4996667741545416;
  const a0 = 1 + k / q + k * k;
  return {
    b: [(high + (band * k) / q + k * k) / a0, (2 * (k * k - high)) / a0, (high - (band * k) / q + k * k) / a0],
    a: [(2 * (k * k - 1)) / a0, (1 - k / q + k * k) / a0],
  };
}

function highPass(rateHz: number): Biquad {
  const k = Math.tan((Math.PI * 38.13547087602444) / rateHz);
  const q = 0.5003270373238773;
  const a0 = 1 + k / q + k * k;
  return { b: [1, -2, 1], a: [(2 * (k * k - 1)) / a0, (1 - k / q + k * k) / a0] };
}

const blockMs = 400;
const stepMs = 100;
const absoluteGateLufs = -70;
const relativeGateLu = -10;

/**
 * The integrated loudness of one channel by ITU-R BS.1770-5, gated, in LUFS. Null where nothing is above the absolute gate.
 * A sound shorter than one block of 400 ms counts as one block.
 * @param samples full scale is 1
 */
export function integratedLoudness(samples: Float32Array, rateHz: number): number | null {
  const powers = blockPowers(samples, rateHz);
  const loud = powers.filter((power) => lufs(power) >= absoluteGateLufs);
  if (loud.length === 0) return null;
  const gate = lufs(mean(loud)) + relativeGateLu;
  const counted = loud.filter((power) => lufs(power) >= gate);
  return lufs(mean(counted));
}

/** The mean square of the weighted sound in each block, overlapping by three quarters. */
function blockPowers(samples: Float32Array, rateHz: number): number[] {
  const stepLength = Math.round((rateHz * stepMs) / 1_000);
  const steps: number[] = [];
  const [first, second] = kWeighting(rateHz);
  let [z1, z2, y1, y2] = [0, 0, 0, 0];
  let sum = 0;
  for (let at = 0; at < samples.length; at += 1) {
    const input = samples[at] as number;
    const shelved = first.b[0] * input + z1;
    z1 = first.b[1] * input - first.a[0] * shelved + z2;
    z2 = first.b[2] * input - first.a[1] * shelved;
    const value = second.b[0] * shelved + y1;
    y1 = second.b[1] * shelved - second.a[0] * value + y2;
    y2 = second.b[2] * shelved - second.a[1] * value;
    sum += value * value;
    if ((at + 1) % stepLength === 0) {
      steps.push(sum);
      sum = 0;
    }
  }
  const perBlock = blockMs / stepMs;
  if (steps.length < perBlock) {
    const total = steps.reduce((all, step) => all + step, 0) + sum;
    return samples.length === 0 ? [] : [total / samples.length];
  }
  return steps.slice(perBlock - 1).map((_, at) => mean(steps.slice(at, at + perBlock)) / stepLength);
}

function lufs(power: number): number {
  return -0.691 + 10 * Math.log10(power);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
