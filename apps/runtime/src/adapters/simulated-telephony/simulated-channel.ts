import type { Clock } from '../../ports/clock.ts';
import type { Arrival, RecordOptions, TelephonyEvent } from '../../ports/telephony.ts';
import { SimulatedRecording } from './simulated-recording.ts';
import type { SoundLength } from './simulated-types.ts';

interface Activity {
  readonly id: string;
  readonly kind: 'playback' | 'recording';
  begin(): void;
  /** Ends it now; `failed` only ever says something of a playback. */
  end(failed: boolean): void;
}

const nothing = (): void => undefined;
/** Every phone sends one packet in this time, also of silence. */
const packetMs = 20;

/** What a channel needs of the exchange around it. */
export interface ChannelSurroundings {
  readonly clock: Clock;
  readonly soundLength: SoundLength;
  readonly recordings: Map<string, Uint8Array>;
  tell(event: TelephonyEvent): void;
}

/** One channel: what it plays and records one after another, and what the one at its end hears. */
export class SimulatedChannel {
  state: 'up' | 'ringing' | 'down' = 'ringing';
  ringingIndicated = false;
  /** Music was begun and not stopped. */
  music = false;
  /** The files its far end has begun to hear, in order. */
  readonly heard: string[] = [];
  /** Every activity that has not ended; the first is under way. */
  readonly #activities: Activity[] = [];
  readonly #around: ChannelSurroundings;
  #terminateOn = 'none';
  #recording: SimulatedRecording | null = null;
  #fallSilent: (() => void) | null = null;
  #vanishedAt: number | null = null;

  constructor(
    readonly id: string,
    readonly createdAt: number,
    readonly arrival: Arrival | null,
    around: ChannelSurroundings,
  ) {
    this.#around = around;
  }

  play(id: string, media: readonly string[]): void {
    const { clock, soundLength, tell } = this.#around;
    let withdraw: () => void = nothing;
    const playFrom = (index: number): void => {
      const path = media[index];
      const lengthMs = path === undefined ? null : soundLength(path);
      // As Asterisk does it: a missing file is passed over, and only a missing last one makes the playback a failed one.
      if (path === undefined) activity.end(false);
      else if (lengthMs === null && index === media.length - 1) activity.end(true);
      else if (lengthMs === null) playFrom(index + 1);
      else {
        this.heard.push(path);
        withdraw = clock.after(lengthMs, () => playFrom(index + 1));
      }
    };
    const activity: Activity = {
      id,
      kind: 'playback',
      begin: () => playFrom(0),
      end: (failed) => {
        withdraw();
        tell({ type: 'playback.finished', playbackId: id, failed, at: clock.now() });
        this.#next(activity);
      },
    };
    this.#queue(activity);
  }

  record(id: string, options: RecordOptions): void {
    const { clock, tell, recordings } = this.#around;
    let recording: SimulatedRecording | null = null;
    let silentSince: number | null = null;
    let withdraw: () => void = nothing;
    let withdrawSilence: () => void = nothing;
    const activity: Activity = {
      id,
      kind: 'recording',
      begin: () => {
        recording = new SimulatedRecording(id, clock);
        this.#recording = recording;
        this.#terminateOn = options.terminateOn;
        if (options.durationMsMax > 0) withdraw = clock.after(options.durationMsMax, () => activity.end(false));
        this.#fallSilent = () => {
          silentSince = clock.now();
          if (options.silenceMs > 0) withdrawSilence = clock.after(options.silenceMs, () => activity.end(false));
        };
      },
      end: () => {
        withdraw();
        withdrawSilence();
        this.#fallSilent = null;
        this.#terminateOn = 'none';
        this.#recording = null;
        const silenceMs = silentSince === null ? 0 : clock.now() - silentSince;
        tell((recording ?? new SimulatedRecording(id, clock)).finish(recordings, silenceMs));
        this.#next(activity);
      },
    };
    this.#queue(activity);
  }

  /** The recording under way of that name. */
  recording(id: string): SimulatedRecording | null {
    return this.#recording?.id === id ? this.#recording : null;
  }

  /** False when nothing of that kind and name is under way or queued. */
  stop(kind: Activity['kind'], id: string): boolean {
    const activity = this.#activities.find((one) => one.kind === kind && one.id === id);
    if (activity === undefined) return false;
    activity.end(false);
    return true;
  }

  has(kind: Activity['kind'], id: string): boolean {
    return this.#activities.some((one) => one.kind === kind && one.id === id);
  }

  /** A key of the one at the far end. */
  press(digit: string): void {
    this.#around.tell({ type: 'digit', channelId: this.id, digit, at: this.#around.clock.now() });
    if (this.#terminateOn !== 'any' && this.#terminateOn !== digit) return;
    const recording = this.#activities.find(({ kind }) => kind === 'recording');
    recording?.end(false);
  }

  /** From now on nothing is heard from the far end. */
  fallSilent(): void {
    this.#fallSilent?.();
  }

  /** The phone at the far end has lost its power: it says nothing any more, not even silence. */
  vanish(): void {
    this.#vanishedAt ??= this.#around.clock.now();
  }

  packetsHeard(): number {
    return Math.floor(((this.#vanishedAt ?? this.#around.clock.now()) - this.createdAt) / packetMs);
  }

  /** Ends everything, as a hang-up does. */
  endAll(): void {
    for (const activity of this.#activities.splice(0)) activity.end(false);
  }

  #queue(activity: Activity): void {
    this.#activities.push(activity);
    if (this.#activities.length === 1) activity.begin();
  }

  #next(ended: Activity): void {
    const wasUnderWay = this.#activities[0] === ended;
    const index = this.#activities.indexOf(ended);
    if (index >= 0) this.#activities.splice(index, 1);
    if (wasUnderWay) this.#activities[0]?.begin();
  }
}
