import { describe, expect, it } from 'vitest';
import { readWav, soundRateHz, writeWav } from './wav';

const samples = Uint8Array.from({ length: soundRateHz * 2 }, (_, at) => at % 251);

describe('sounds from outside', () => {
  it('reads what it writes, and knows how long it takes', () => {
    const reading = readWav(writeWav(samples));
    expect(reading).toMatchObject({ ok: true, durationMs: 1_000 });
    expect(reading.ok && reading.file.subarray(44)).toEqual(samples);
  });

  it('leaves chunks with other content behind', () => {
    const plain = writeWav(samples);
    const extra = new TextEncoder().encode('LIST\x05\x00\x00\x00hello\x00');
    const file = new Uint8Array([...plain.subarray(0, 36), ...extra, ...plain.subarray(36)]);
    const reading = readWav(file);
    expect(reading.ok && reading.file).toEqual(plain);
  });

  it('takes a file whose length was never filled in, as recorders leave it when they die', () => {
    const file = writeWav(samples);
    new DataView(file.buffer).setUint32(40, 0xffffffff, true);
    expect(readWav(file)).toMatchObject({ ok: true, durationMs: 1_000 });
  });

  it.each([
    ['nothing', new Uint8Array(0), 'not_wav'],
    ['an MP3', new TextEncoder().encode(`ID3${'x'.repeat(100)}`), 'not_wav'],
    ['no samples', writeWav(new Uint8Array(0)), 'empty'],
  ])('refuses %s', (_, file, problem) => {
    expect(readWav(file)).toEqual({ ok: false, problem });
  });

  it('refuses another rate, and stereo', () => {
    const rate = writeWav(samples);
    new DataView(rate.buffer).setUint32(24, 44_100, true);
    const stereo = writeWav(samples);
    new DataView(stereo.buffer).setUint16(22, 2, true);
    expect(readWav(rate)).toEqual({ ok: false, problem: 'wrong_form' });
    expect(readWav(stereo)).toEqual({ ok: false, problem: 'wrong_form' });
  });

  it('ends on a chunk that claims to be endless', () => {
    const file = writeWav(samples);
    new DataView(file.buffer).setUint32(16, 0xfffffff0, true);
    expect(readWav(file).ok).toBe(false);
  });
});
