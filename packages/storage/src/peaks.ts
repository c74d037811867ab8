/** As many parts as a wide screen tells apart. */
const partsMax = 800;
const headerBytes = 44;
const full = 32_768;

/**
 * How loud each of up to 800 equal parts of a sound is at its loudest, 0 to 255, in base64.
 * @param wav PCM of 16 bits with one channel, as Asterisk writes it
 */
export function peaksOf(wav: Uint8Array): string {
  const view = new DataView(wav.buffer, wav.byteOffset, wav.byteLength);
  const samples = Math.max(0, Math.floor((wav.byteLength - headerBytes) / 2));
  const parts = Math.min(partsMax, samples);
  const peaks = new Uint8Array(parts);
  for (let part = 0; part < parts; part += 1) {
    const from = Math.floor((part * samples) / parts);
    const to = Math.floor(((part + 1) * samples) / parts);
    let loudest = 0;
    for (let at = from; at < to; at += 1)
      loudest = Math.max(loudest, Math.abs(view.getInt16(headerBytes + at * 2, true)));
    peaks[part] = Math.min(255, Math.round((loudest / full) * 255));
  }
  return Buffer.from(peaks).toString('base64');
}
