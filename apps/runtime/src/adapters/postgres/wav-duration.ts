const fallbackBytesPerSecond = 32_000;
const headerBytes = 44;

/** How long a PCM WAV file is, from its own header (RIFF: `byteRate` in `fmt `, the length of `data`). */
export function wavDurationMs(wav: Uint8Array): number {
  const view = new DataView(wav.buffer, wav.byteOffset, wav.byteLength);
  let bytesPerSecond = fallbackBytesPerSecond;
  for (let at = 12; at + 8 <= view.byteLength; ) {
    const name = String.fromCharCode(...wav.subarray(at, at + 4));
    const length = view.getUint32(at + 4, true);
    if (name === 'fmt ' && at + 20 <= view.byteLength) bytesPerSecond = view.getUint32(at + 16, true);
    if (name === 'data') {
      const present = Math.min(length, view.byteLength - at - 8);
      return Math.round((present / bytesPerSecond) * 1_000);
    }
    // Chunks are padded to an even length.
    at += 8 + length + (length % 2);
  }
  return Math.max(Math.round(((wav.length - headerBytes) / bytesPerSecond) * 1_000), 0);
}
