import { describe, expect, it } from 'vitest';
import { positionInRecording } from './recording-position';

describe('the place in a recording', () => {
  const span = {
    startedAtMs: 10_000,
    durationMs: 7_000,
    pauses: [
      { fromMs: 12_000, toMs: 15_000 },
      { fromMs: 18_000, toMs: null },
    ],
  };

  it('leaves out what was said while it was paused', () => {
    expect([9_999, 10_000, 11_999].map((at) => positionInRecording(span, at))).toEqual([null, 0, 1_999]);
    expect([12_000, 14_999, 15_000, 17_000].map((at) => positionInRecording(span, at))).toEqual([
      null,
      null,
      2_000,
      4_000,
    ]);
    expect([18_000, 30_000].map((at) => positionInRecording(span, at))).toEqual([null, null]);
  });

  it('is nowhere after its end', () => {
    expect(positionInRecording({ ...span, pauses: [] }, 17_000)).toBe(7_000);
    expect(positionInRecording({ ...span, pauses: [] }, 17_001)).toBeNull();
  });
});
