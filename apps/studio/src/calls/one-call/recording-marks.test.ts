import { describe, expect, it } from 'vitest';
import { pauseMarks, readPeaks, stepMarks } from './recording-marks';

const span = {
  startedAtMs: 1_000_000,
  durationMs: 60_000,
  pauses: [
    { fromMs: 1_010_000, toMs: 1_015_000 },
    { fromMs: 1_035_000, toMs: 1_045_000 },
    { fromMs: 1_070_000, toMs: null },
  ],
};

describe('the marks of a recording', () => {
  it('stand where steps began, without the time it was paused', () => {
    const steps = [
      { atMs: 999_000, name: 'before it' },
      { atMs: 1_000_000, name: 'Greeting' },
      { atMs: 1_012_000, name: 'unheard' },
      { atMs: 1_020_000, name: 'Menu' },
      { atMs: 1_020_300, name: 'Choice' },
      { atMs: 1_050_000, name: 'Queue' },
      { atMs: 1_200_000, name: 'after it' },
    ];
    expect(stepMarks(span, steps)).toEqual([
      { positionMs: 0, names: ['Greeting'] },
      { positionMs: 15_000, names: ['Menu', 'Choice'] },
      { positionMs: 35_000, names: ['Queue'] },
    ]);
  });

  it('stand where it was paused, with how long', () => {
    expect(pauseMarks(span)).toEqual([
      { positionMs: 10_000, lastedMs: 5_000 },
      { positionMs: 30_000, lastedMs: 10_000 },
      { positionMs: 55_000, lastedMs: null },
    ]);
  });

  it('are drawn over the heights that were measured', () => {
    expect(readPeaks(btoa(String.fromCharCode(0, 255, 51)))).toEqual([0, 1, 0.2]);
    expect(readPeaks('')).toBeNull();
    expect(readPeaks(null)).toBeNull();
  });
});
