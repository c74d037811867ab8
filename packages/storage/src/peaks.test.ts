import { describe, expect, it } from 'vitest';
import { peaksOf } from './peaks.ts';

function wavOf(samples: readonly number[]): Uint8Array {
  const wav = new DataView(new ArrayBuffer(44 + samples.length * 2));
  for (const [at, sample] of samples.entries()) wav.setInt16(44 + at * 2, sample, true);
  return new Uint8Array(wav.buffer);
}

const read = (peaks: string) => [...Buffer.from(peaks, 'base64')];

describe('the peaks of a sound', () => {
  it('say how loud each part is at its loudest, whichever way it swings', () => {
    expect(read(peaksOf(wavOf([0, 16_384, -32_768, 128])))).toEqual([0, 128, 255, 1]);
  });

  it('are no more than a screen can show, and leave no sample out', () => {
    const samples = Array.from({ length: 16_001 }, () => 0);
    for (const at of [0, 7_777, 16_000]) samples[at] = 32_767;
    const peaks = read(peaksOf(wavOf(samples)));
    expect(peaks).toHaveLength(800);
    expect(peaks.flatMap((peak, at) => (peak > 0 ? [at] : []))).toEqual([0, 388, 799]);
  });

  it('are none of a sound that holds none', () => {
    expect(peaksOf(wavOf([]))).toBe('');
    expect(peaksOf(new Uint8Array(10))).toBe('');
  });
});
