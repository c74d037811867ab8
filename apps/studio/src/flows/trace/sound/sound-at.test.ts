import { describe, expect, it } from 'vitest';
import { recordingAt, soundAt } from './sound-at';

const sound = (fromMs: number, toMs: number | null) => ({ fromMs, toMs });
const recording = (id: string, purpose: string, startMs: number, durationMs: number, status = 'stored') => ({
  id,
  purpose,
  createdAt: new Date(startMs).toISOString(),
  durationMs,
  status,
  pauses: [],
});

describe('the sound at a moment', () => {
  it('is what was being played then', () => {
    const sounds = [sound(100, 900), sound(900, 1_500), sound(2_000, null)];
    expect([99, 100, 899, 900, 1_500, 2_000, 9_000].map((at) => soundAt(sounds, at)?.fromMs ?? null)).toEqual([
      null,
      100,
      100,
      900,
      null,
      2_000,
      2_000,
    ]);
  });

  it('is the recording of the call before anything else that was recorded', () => {
    const all = [recording('mail', 'voicemail', 5_000, 4_000), recording('whole', 'call', 1_000, 6_000)];
    expect(recordingAt(all, 6_000)).toEqual({ id: 'whole', positionMs: 5_000 });
    expect(recordingAt(all, 8_000)).toEqual({ id: 'mail', positionMs: 3_000 });
    expect(recordingAt(all, 500)).toBeNull();
    expect(recordingAt([recording('gone', 'call', 0, 9_000, 'deleted')], 500)).toBeNull();
  });
});
