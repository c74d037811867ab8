/** Root mean square of 16-bit samples: 0 is silence, 23,170 a full-scale sine. */
export function rms(samples: Int16Array): number {
  if (samples.length === 0) return 0;
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
}

/**
 * How much of the sound's energy stands at one frequency, 0 to 1, by Goertzel's algorithm. A pure tone of that frequency gives about 1,
 * speech far less than a half.
 */
export function toneShare(samples: Int16Array, frequencyHz: number, sampleRateHz = 8_000): number {
  const coefficient = 2 * Math.cos((2 * Math.PI * frequencyHz) / sampleRateHz);
  let previous = 0;
  let beforePrevious = 0;
  let energy = 0;
  for (const sample of samples) {
    const current = sample + coefficient * previous - beforePrevious;
    beforePrevious = previous;
    previous = current;
    energy += sample * sample;
  }
  if (energy === 0) return 0;
  const power = previous * previous + beforePrevious * beforePrevious - coefficient * previous * beforePrevious;
  return Math.min(1, (2 * power) / (samples.length * energy));
}

/** A sine as 16-bit samples. */
export function tone(frequencyHz: number, durationMs: number, sampleRateHz = 8_000, amplitude = 10_000): Int16Array {
  return Int16Array.from({ length: Math.round((durationMs * sampleRateHz) / 1_000) }, (_, index) =>
    Math.round(amplitude * Math.sin((2 * Math.PI * frequencyHz * index) / sampleRateHz)),
  );
}

/** A WAV file of 16-bit mono samples. */
export function renderWav(samples: Int16Array, sampleRateHz: number): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + samples.length * 2, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(sampleRateHz, 24);
  header.writeUInt32LE(sampleRateHz * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples.length * 2, 40);
  return Buffer.concat([header, Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength)]);
}

/** Reads the samples of a 16-bit mono WAV file. Throws for any other. */
export function parseWav(file: Buffer): { readonly samples: Int16Array; readonly sampleRateHz: number } {
  if (file.toString('latin1', 0, 4) !== 'RIFF') throw new Error('Not a WAV file: it does not begin with RIFF');
  let sampleRateHz = 0;
  for (let offset = 12; offset + 8 <= file.length; ) {
    const name = file.toString('latin1', offset, offset + 4);
    const length = file.readUInt32LE(offset + 4);
    const start = offset + 8;
    if (name === 'fmt ') {
      if (
        file.readUInt16LE(start) !== 1 ||
        file.readUInt16LE(start + 2) !== 1 ||
        file.readUInt16LE(start + 14) !== 16
      ) {
        throw new Error('Not a WAV file of 16-bit mono samples');
      }
      sampleRateHz = file.readUInt32LE(start + 4);
    }
    if (name === 'data') {
      // A copy of its own begins at an even address, which Int16Array needs.
      const bytes = new Uint8Array(file.subarray(start, Math.min(start + length, file.length)));
      return { samples: new Int16Array(bytes.buffer, 0, bytes.length >> 1), sampleRateHz };
    }
    offset = start + length + (length % 2);
  }
  throw new Error('Not a WAV file: it has no data chunk');
}
