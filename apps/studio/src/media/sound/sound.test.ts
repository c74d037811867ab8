import { describe, expect, it } from 'vitest';
import { levelSound, targetLufsDefault } from './level-sound';
import { measureSound } from './measure-sound';
import { pcmOf, samplesOfWav } from './samples';
import { findingsOf, levelingHelps } from './sound-findings';

const rateHz = 16_000;

function sine(db: number, hz: number, seconds: number, rate = rateHz): Float32Array {
  const height = 10 ** (db / 20);
  return Float32Array.from({ length: rate * seconds }, (_, at) => height * Math.sin((2 * Math.PI * hz * at) / rate));
}

function joined(...parts: readonly Float32Array[]): Float32Array {
  return Float32Array.from(parts.flatMap((part) => [...part]));
}

const silence = (ms: number) => new Float32Array((rateHz * ms) / 1_000);

describe('what is measured of a sound', () => {
  // ITU-R BS.1770-5: a sine of 997 Hz at full scale in one channel is -3.01 LKFS, at whatever rate.
  it.each([
    [0, 16_000, -3],
    [0, 48_000, -3],
    [-20, 16_000, -23],
    [-20, 8_000, -23],
  ])('a sine of 997 Hz at %d dB, %d Hz, is %d LUFS', (db, rate, loudness) => {
    expect(measureSound(sine(db, 997, 3, rate), rate).loudnessLufs).toBeCloseTo(loudness, 0);
  });

  it('counts low frequencies less, as ears do', () => {
    expect(measureSound(sine(-20, 50, 3), rateHz).loudnessLufs).toBeLessThan(-24);
  });

  it('leaves pauses out of the loudness: both gates', () => {
    const speech = sine(-20, 997, 3);
    const paused = joined(speech, silence(3_000), sine(-45, 997, 3), speech);
    expect(measureSound(paused, rateHz).loudnessLufs).toBeCloseTo(-23, 0);
  });

  it('finds the height of the wave between its samples', () => {
    // A quarter of the rate at 45 degrees: every sample is at 0.707 of the height.
    const wave = Float32Array.from({ length: rateHz }, (_, at) => Math.sin((Math.PI / 2) * at + Math.PI / 4));
    const { truePeakDbtp } = measureSound(wave, rateHz);
    expect(Math.max(...wave)).toBeCloseTo(Math.SQRT1_2, 3);
    expect(truePeakDbtp).toBeGreaterThan(-0.6);
    expect(truePeakDbtp).toBeLessThan(0.3);
  });

  it('finds silence at both ends, and clipping', () => {
    const cut = sine(6, 440, 1).map((sample) => Math.max(-1, Math.min(1, sample)));
    expect(measureSound(joined(silence(700), sine(-20, 440, 1), silence(1_200)), rateHz)).toMatchObject({
      leadingSilenceMs: 700,
      trailingSilenceMs: 1_200,
      clippings: 0,
    });
    expect(measureSound(cut, rateHz).clippings).toBeGreaterThan(400);
    expect(measureSound(sine(0, 440, 1), rateHz).clippings).toBe(0);
  });

  it.each([[new Float32Array(0)], [silence(2_000)], [sine(-80, 440, 1)]])('is silence without speech', (samples) => {
    const { loudnessLufs, trailingSilenceMs } = measureSound(samples, rateHz);
    expect([loudnessLufs, trailingSilenceMs]).toEqual([null, 0]);
  });
});

describe('levelling', () => {
  it.each([-45, -30, -6])('brings a sound of %d dB to the target and cuts its silence short', (db) => {
    const sound = joined(silence(900), sine(db, 440, 2), silence(2_000));
    const leveled = levelSound(sound, rateHz);
    const measured = leveled && measureSound(leveled, rateHz);
    expect(measured?.loudnessLufs).toBeCloseTo(targetLufsDefault, 0);
    expect(measured?.leadingSilenceMs).toBe(100);
    expect(measured?.trailingSilenceMs).toBe(250);
  });

  it('holds peaks down, and never goes above -1 dBTP', () => {
    const sound = sine(-30, 440, 4).map((sample, at) => (at % 6_400 < 40 ? sample * 25 : sample));
    for (const target of [-22, -14, -3]) {
      const leveled = levelSound(sound, rateHz, target);
      expect(leveled && measureSound(leveled, rateHz).truePeakDbtp).toBeLessThanOrEqual(-1);
    }
  });

  it('makes nothing of silence, and little more noise of noise', () => {
    expect(levelSound(silence(1_000), rateHz)).toBeNull();
    const faint = levelSound(sine(-55, 997, 2), rateHz);
    expect(faint && measureSound(faint, rateHz).loudnessLufs).toBeCloseTo(-28, 0);
  });
});

describe('findings', () => {
  const good = { loudnessLufs: -21, truePeakDbtp: -4, leadingSilenceMs: 90, trailingSilenceMs: 300, clippings: 0 };

  it.each([
    [{}, 4_000, []],
    [{ loudnessLufs: null }, 4_000, ['silent']],
    [{ loudnessLufs: -35, leadingSilenceMs: 800 }, 4_000, ['quiet', 'silence_before']],
    [
      { loudnessLufs: -10, clippings: 3, trailingSilenceMs: 1_500 },
      40_000,
      ['clipped', 'loud', 'silence_after', 'long'],
    ],
  ])('of %j over %d ms are %j', (off, durationMs, findings) => {
    expect(findingsOf({ ...good, ...off }, durationMs)).toEqual(findings);
  });

  it('of a sound that was not measured are at most that it is long', () => {
    expect([findingsOf(null, 4_000), findingsOf(null, 130_000)]).toEqual([[], ['long']]);
  });

  it('tell what levelling can help', () => {
    expect(levelingHelps(['clipped', 'long'])).toBe(false);
    expect(levelingHelps(['clipped', 'quiet'])).toBe(true);
  });
});

it('samples survive being written and read, cut off at full scale', () => {
  const file = new Uint8Array([...new Uint8Array(44), ...pcmOf(Float32Array.from([0, 0.5, -1, 1.4]))]);
  expect([...samplesOfWav(file)]).toEqual([0, expect.closeTo(0.5, 4), -1, 1]);
});
