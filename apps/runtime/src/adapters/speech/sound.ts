import waveResampler from 'wave-resampler';

/** The one rate of every sound that is kept. */
export const soundRateHz = 16_000;
const wavHeaderBytes = 44;

/**
 * Reads the samples of a 16-bit mono WAV file. espeak-ng writes to a pipe and cannot know the length, so the length in the
 * header is not believed: samples go on to the end.
 * @returns null where it is no such file
 */
export function readWav(file: Buffer): { samples: Int16Array; rateHz: number } | null {
  const start = file.indexOf('data', 12, 'latin1');
  if (file.length < wavHeaderBytes || file.toString('latin1', 0, 4) !== 'RIFF' || start < 0) return null;
  if (file.readUInt16LE(22) !== 1 || file.readUInt16LE(34) !== 16) return null;
  const body = file.subarray(start + 8);
  const samples = new Int16Array(body.length >> 1);
  for (let index = 0; index < samples.length; index++) samples[index] = body.readInt16LE(index * 2);
  return { samples, rateHz: file.readUInt32LE(24) };
}

/** A 16-bit mono WAV file, http://soundfile.sapp.org/doc/WaveFormat/ */
export function writeWav(samples: Int16Array, rateHz = soundRateHz): Buffer {
  const file = Buffer.alloc(wavHeaderBytes + samples.length * 2);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(rateHz, 24);
  file.writeUInt32LE(rateHz * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(samples.length * 2, 40);
  for (const [index, sample] of samples.entries()) file.writeInt16LE(sample, wavHeaderBytes + index * 2);
  return file;
}

/** Samples of any rate as what is kept: at the one rate, at the one level. */
export function atSpeechRate(samples: Int16Array, rateHz: number): Int16Array {
  if (samples.length === 0) return samples;
  if (rateHz === soundRateHz) return levelled(samples);
  const resampled = waveResampler.resample(samples, rateHz, soundRateHz, { method: 'cubic', LPF: true });
  return levelled(Int16Array.from(resampled, (sample) => Math.max(-32_768, Math.min(32_767, Math.round(sample)))));
}

/** How long a kept file of this many bytes sounds. */
export function durationMsOf(fileBytes: number): number {
  return Math.max(0, Math.round(((fileBytes - wavHeaderBytes) / 2 / soundRateHz) * 1_000));
}

const loudness = 3_000;
const peakMax = 30_000;
const audible = 300;

/** Brings speech to one level (RMS over what is audible), so that voices and languages are equally loud; never clips. */
export function levelled(samples: Int16Array): Int16Array {
  let sum = 0;
  let count = 0;
  let peak = 1;
  for (const sample of samples) {
    const size = Math.abs(sample);
    peak = Math.max(peak, size);
    if (size < audible) continue;
    sum += sample * sample;
    count += 1;
  }
  if (count === 0) return samples;
  const gain = Math.min(loudness / Math.sqrt(sum / count), peakMax / peak);
  return samples.map((sample) => Math.round(sample * gain));
}
