const bias = 0x84;
const clip = 32_635;

/** Encodes 16-bit samples as G.711 mu-law (ITU-T G.711, 8 kHz). */
export function encodeUlaw(samples: Int16Array): Buffer {
  const bytes = Buffer.alloc(samples.length);
  samples.forEach((sample, index) => {
    bytes[index] = encodeSample(sample);
  });
  return bytes;
}

/** Decodes G.711 mu-law into 16-bit samples. */
export function decodeUlaw(bytes: Uint8Array): Int16Array {
  const samples = new Int16Array(bytes.length);
  bytes.forEach((byte, index) => {
    samples[index] = decoded[byte] ?? 0;
  });
  return samples;
}

function encodeSample(sample: number): number {
  const sign = sample < 0 ? 0x80 : 0;
  const magnitude = Math.min(Math.abs(sample), clip) + bias;
  const exponent = Math.max(0, 24 - Math.clz32(magnitude));
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f;
  return ~(sign | (exponent << 4) | mantissa) & 0xff;
}

const decoded = Int16Array.from({ length: 256 }, (_, byte) => {
  const inverted = ~byte & 0xff;
  const magnitude = ((((inverted & 0x0f) << 3) + bias) << ((inverted & 0x70) >> 4)) - bias;
  return (inverted & 0x80) !== 0 ? -magnitude : magnitude;
});
