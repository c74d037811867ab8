const sampleRateHz = 16_000;
const headerBytes = 44;

/** A 16 kHz, 16-bit mono WAV file of silence (RIFF, Microsoft WAVE PCM). */
export function silentWav(durationMs: number): Uint8Array {
  const dataBytes = Math.round((durationMs * sampleRateHz) / 1_000) * 2;
  const file = new Uint8Array(headerBytes + dataBytes);
  const view = new DataView(file.buffer);
  const text = (offset: number, value: string) => file.set(new TextEncoder().encode(value), offset);
  text(0, 'RIFF');
  view.setUint32(4, headerBytes - 8 + dataBytes, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, sampleRateHz, true);
  view.setUint32(28, sampleRateHz * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, dataBytes, true);
  return file;
}
