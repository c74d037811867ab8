/** The one form in which sounds are kept: what Asterisk plays without converting for wideband callers. */
export const soundRateHz = 16_000;
const bytesPerSample = 2;
const headerBytes = 44;
const pcm = 1;

export type WavReading =
  | { readonly ok: true; readonly file: Uint8Array; readonly durationMs: number }
  | { readonly ok: false; readonly problem: 'not_wav' | 'wrong_form' | 'empty' };

/** A WAV file of 16-bit PCM, mono, 16 kHz, with the plain 44-byte header and nothing else in it. */
export function writeWav(samples: Uint8Array): Uint8Array<ArrayBuffer> {
  const file = new Uint8Array(headerBytes + samples.byteLength);
  const view = new DataView(file.buffer);
  const text = (at: number, letters: string) => {
    for (const [index, letter] of [...letters].entries()) file[at + index] = letter.charCodeAt(0);
  };
  text(0, 'RIFF');
  view.setUint32(4, file.byteLength - 8, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, pcm, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, soundRateHz, true);
  view.setUint32(28, soundRateHz * bytesPerSample, true);
  view.setUint16(32, bytesPerSample, true);
  view.setUint16(34, bytesPerSample * 8, true);
  text(36, 'data');
  view.setUint32(40, samples.byteLength, true);
  file.set(samples, headerBytes);
  return file;
}

/**
 * Reads a file that came from outside. Only its samples are taken over: other chunks, whatever they hold, are left behind.
 */
export function readWav(bytes: Uint8Array): WavReading {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (bytes.byteLength < headerBytes || text(0) !== 'RIFF' || text(8) !== 'WAVE')
    return { ok: false, problem: 'not_wav' };
  let fits = false;
  for (let at = 12; at + 8 <= bytes.byteLength; ) {
    const size = view.getUint32(at + 4, true);
    const body = at + 8;
    if (text(at) === 'fmt ' && body + 16 <= bytes.byteLength) {
      fits =
        view.getUint16(body, true) === pcm &&
        view.getUint16(body + 2, true) === 1 &&
        view.getUint32(body + 4, true) === soundRateHz &&
        view.getUint16(body + 14, true) === bytesPerSample * 8;
    }
    if (text(at) === 'data') {
      if (!fits) return { ok: false, problem: 'wrong_form' };
      const end = Math.min(body + size, bytes.byteLength);
      const samples = bytes.subarray(body, end - ((end - body) % bytesPerSample));
      if (samples.byteLength === 0) return { ok: false, problem: 'empty' };
      const durationMs = Math.round((samples.byteLength / bytesPerSample / soundRateHz) * 1_000);
      return { ok: true, file: writeWav(samples), durationMs };
    }
    // Chunks are padded to an even length (RIFF).
    at = body + size + (size % 2);
  }
  return { ok: false, problem: fits ? 'empty' : 'not_wav' };
}
