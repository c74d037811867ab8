const sampleMax = 0x7fff;
const headerBytes = 44;

/** The samples of a file as `writeWav` writes it, full scale being 1. */
export function samplesOfWav(file: Uint8Array): Float32Array<ArrayBuffer> {
  const view = new DataView(file.buffer, file.byteOffset + headerBytes, file.byteLength - headerBytes);
  const samples = new Float32Array(Math.floor(view.byteLength / 2));
  for (let at = 0; at < samples.length; at += 1) samples[at] = view.getInt16(at * 2, true) / sampleMax;
  return samples;
}

/** As 16-bit PCM; what is above full scale is cut off. */
export function pcmOf(samples: Float32Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(samples.length * 2);
  const view = new DataView(bytes.buffer);
  for (const [at, value] of samples.entries()) {
    view.setInt16(at * 2, Math.round(Math.max(-1, Math.min(1, value)) * sampleMax), true);
  }
  return bytes;
}
