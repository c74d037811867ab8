/**
 * The world of calls as the shell sees it. Ids of everything made here are chosen by the shell (`runId.seq`), so that an
 * answer, a repetition or a leftover after a restart can always be told apart. Two real adapters (the persistent outbound
 * websocket and ari-client) and a simulated one pass the same conformance suite.
 */
export interface Telephony {
  /** Resolves when requests are possible. Events begin at once; the listener must not throw. */
  start(listener: (event: TelephonyEvent) => void): Promise<void>;
  stop(): Promise<void>;
  readonly connected: boolean;

  answer(channelId: string): Promise<void>;
  hangup(channelId: string, cause: number): Promise<void>;
  /** Plays files one after another as one playback. `media` are absolute paths without extension. */
  play(channelId: string, playbackId: string, media: readonly string[]): Promise<void>;
  stopPlayback(playbackId: string): Promise<void>;
  record(channelId: string, recordingId: string, options: RecordOptions): Promise<void>;
  stopRecording(recordingId: string): Promise<void>;
  /** Rings the far end without connecting it to anything: `leg.*` events follow. */
  dial(legId: string, target: DialTarget): Promise<void>;
  /** Joins two channels so that they hear each other. */
  bridge(bridgeId: string, channelIds: readonly [string, string]): Promise<void>;
  unbridge(bridgeId: string): Promise<void>;
  /** Rings back, or silence, towards a caller who waits for a far end. */
  indicateRinging(channelId: string, ringing: boolean): Promise<void>;
  /** Everything that exists at the moment; compared with the live runs after a restart and by the watchdog. */
  inventory(): Promise<TelephonyInventory>;
  /** Whether the playback is under way or queued; asked after a restart, since Asterisk lists no playbacks. */
  isPlaying(playbackId: string): Promise<boolean>;
  /** Whether the recording is under way; a finished one is not. */
  isRecording(recordingId: string): Promise<boolean>;
  /** Seats, phones and trunks pushed as dynamic configuration. */
  putObject(type: 'auth' | 'aor' | 'endpoint', id: string, fields: Readonly<Record<string, string>>): Promise<void>;
  deleteObject(type: 'auth' | 'aor' | 'endpoint', id: string): Promise<void>;
}

export interface RecordOptions {
  readonly durationMsMax: number;
  readonly silenceMs: number;
  readonly beep: boolean;
  readonly terminateOn: string;
}

export interface DialTarget {
  /** E.g. `PJSIP/2001@trunk-3`; built by the dial plan of the shell, never from text a caller sent. */
  readonly endpoint: string;
  readonly callerId: { readonly name: string; readonly number: string };
  readonly ringTimeoutMs: number;
}

export type TelephonyEvent =
  | { type: 'connected' }
  | { type: 'disconnected'; reason: string }
  /** `at` is Asterisk's own time of the event, epoch milliseconds: replayed events carry their first one. */
  | {
      type: 'channel.arrived';
      channelId: string;
      calledNumber: string;
      callerNumber: string;
      callerName: string;
      side: CallSide;
      at: number;
    }
  | { type: 'channel.gone'; channelId: string; cause: number; at: number }
  | { type: 'digit'; channelId: string; digit: string; at: number }
  | { type: 'playback.finished'; playbackId: string; failed: boolean; at: number }
  | { type: 'recording.finished'; recordingId: string; durationMs: number; silenceMs: number; at: number }
  | { type: 'recording.failed'; recordingId: string; reason: string; at: number }
  | { type: 'leg.ringing'; legId: string; at: number }
  | { type: 'leg.answered'; legId: string; at: number }
  | { type: 'leg.gone'; legId: string; cause: number; at: number };

/** Which door of the exchange a call came in by: `seat` is a signed-in phone of ours, `outside` everyone else. */
export type CallSide = 'outside' | 'seat';

/** What is known of a channel that came in by itself, for one whose arrival was lost with the process that heard of it. */
export interface Arrival {
  readonly calledNumber: string;
  readonly callerNumber: string;
  readonly callerName: string;
  readonly side: CallSide;
}

export interface TelephonyInventory {
  /** Channels of this application only. `arrival` stands where the channel was not made by the shell. */
  readonly channels: readonly {
    id: string;
    state: 'up' | 'ringing' | 'down';
    createdAt: number;
    arrival?: Arrival;
  }[];
  readonly bridges: readonly { id: string; channelIds: readonly string[] }[];
  readonly playbackIds?: readonly string[];
}

/** A request that Asterisk refused or that was not answered in time. */
export class TelephonyError extends Error {
  constructor(
    readonly code: 'not_found' | 'refused' | 'timeout' | 'disconnected' | 'invalid',
    message: string,
  ) {
    super(message);
    this.name = 'TelephonyError';
  }
}
