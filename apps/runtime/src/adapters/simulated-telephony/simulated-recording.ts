import type { Clock } from '../../ports/clock.ts';
import type { TelephonyEvent } from '../../ports/telephony.ts';
import { silentWav } from './silent-wav.ts';

/** One recording under way: how long it is without its pauses. */
export class SimulatedRecording {
  readonly #clock: Clock;
  #keptMs = 0;
  /** Null while it is paused. */
  #runsSince: number | null;

  constructor(
    readonly id: string,
    clock: Clock,
  ) {
    this.#clock = clock;
    this.#runsSince = clock.now();
  }

  get isPaused(): boolean {
    return this.#runsSince === null;
  }

  pause(paused: boolean): void {
    if (paused === this.isPaused) return;
    this.#keptMs = this.#durationMs();
    this.#runsSince = paused ? null : this.#clock.now();
  }

  /** Leaves the file and returns what is told of it. */
  finish(files: Map<string, Uint8Array>, silenceMs: number): TelephonyEvent {
    const durationMs = this.#durationMs();
    files.set(this.id, silentWav(durationMs));
    return { type: 'recording.finished', recordingId: this.id, durationMs, silenceMs, at: this.#clock.now() };
  }

  #durationMs(): number {
    return this.#keptMs + (this.#runsSince === null ? 0 : this.#clock.now() - this.#runsSince);
  }
}
