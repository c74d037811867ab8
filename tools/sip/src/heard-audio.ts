import { rms, toneShare } from './measure-audio.ts';

/** A packet of sound as it came in: 20 ms at 8 kHz, with the time of arrival on `performance.now()`. */
export interface HeardFrame {
  readonly atMs: number;
  readonly samples: Int16Array;
}

/** A stretch of time in which something was heard. Both times on `performance.now()`. */
export interface HeardSegment {
  readonly fromMs: number;
  readonly toMs: number;
}

const soundRms = 200;
/** How long something that is to be heard is waited for: only what never comes takes as long, however busy the machine is. */
const soundMsMax = 45_000;

const isTone = ({ samples }: HeardFrame, frequencyHz: number): boolean =>
  rms(samples) > soundRms && toneShare(samples, frequencyHz) > 0.5;

/** Everything one phone has heard, and what can be asked about it. */
export class HeardAudio {
  readonly frames: HeardFrame[] = [];
  #waiting: { test: (frame: HeardFrame) => boolean; resolve: (frame: HeardFrame) => void }[] = [];

  add(frame: HeardFrame): void {
    this.frames.push(frame);
    const met = this.#waiting.filter(({ test }) => test(frame));
    if (met.length === 0) return;
    this.#waiting = this.#waiting.filter((wait) => !met.includes(wait));
    for (const { resolve } of met) resolve(frame);
  }

  /** The sound between two times as one run of samples; gaps between packets are left out. */
  samples(fromMs = 0, toMs = Number.POSITIVE_INFINITY): Int16Array {
    const frames = this.frames.filter((frame) => frame.atMs >= fromMs && frame.atMs <= toMs);
    const all = new Int16Array(frames.reduce((length, frame) => length + frame.samples.length, 0));
    let offset = 0;
    for (const frame of frames) {
      all.set(frame.samples, offset);
      offset += frame.samples.length;
    }
    return all;
  }

  /** Stretches with sound in them; pauses shorter than `gapMs` do not end one. */
  segments(gapMs = 300): HeardSegment[] {
    const segments: { fromMs: number; toMs: number }[] = [];
    for (const frame of this.frames) {
      if (rms(frame.samples) < soundRms) continue;
      const last = segments.at(-1);
      if (last !== undefined && frame.atMs - last.toMs <= gapMs) last.toMs = frame.atMs;
      else segments.push({ fromMs: frame.atMs, toMs: frame.atMs });
    }
    return segments;
  }

  /** How much of what was heard between two times was this tone, 0 to 1; a packet that did not come counts as silence. */
  toneCoverage(frequencyHz: number, fromMs: number, toMs: number): number {
    const frames = this.frames.filter((frame) => frame.atMs >= fromMs && frame.atMs <= toMs);
    const expected = Math.max(frames.length, Math.floor((toMs - fromMs) / 20));
    return expected === 0 ? 0 : frames.filter((frame) => isTone(frame, frequencyHz)).length / expected;
  }

  /** The next frame from now on in which the tone is louder than everything else; rejects where it does not come. */
  nextTone(frequencyHz: number, timeoutMs = soundMsMax): Promise<HeardFrame> {
    return this.#next((frame) => isTone(frame, frequencyHz), timeoutMs, `no tone of ${frequencyHz} Hz`);
  }

  /** The next frame from now on that is not silence; rejects where it does not come. */
  nextSound(): Promise<HeardFrame> {
    return this.#next((frame) => rms(frame.samples) > soundRms, soundMsMax, 'nothing but silence');
  }

  #next(test: (frame: HeardFrame) => boolean, timeoutMs: number, missing: string): Promise<HeardFrame> {
    return new Promise((resolve, reject) => {
      const entry = {
        test,
        resolve: (frame: HeardFrame) => {
          clearTimeout(timer);
          resolve(frame);
        },
      };
      const timer = setTimeout(() => {
        this.#waiting = this.#waiting.filter((wait) => wait !== entry);
        reject(new Error(`Heard ${missing} within ${timeoutMs} ms`));
      }, timeoutMs);
      this.#waiting.push(entry);
    });
  }
}
