/**
 * The world of calls as the shell sees it. Ids of everything made here are chosen by the shell (`runId.seq`), so that an
 * answer, a repetition or a leftover after a restart can always be told apart. Two real adapters (the persistent outbound
 * websocket and ari-client) and a simulated one pass the same conformance suite.
 */
export interface Telephony {
  /**
   * Resolves when requests are possible. Events begin at once, and what happened while nobody listened comes before the
   * first `connected`. The listener must not throw.
   */
  start(listener: (event: TelephonyEvent) => void): Promise<void>;
  stop(): Promise<void>;
  readonly connected: boolean;

  // Every request rejects with a TelephonyError. What is to be ended and is already gone counts as done.

  answer(channelId: string): Promise<void>;
  /** `cause` is a Q.850 cause code, 1 to 127. */
  hangup(channelId: string, cause: number): Promise<void>;
  /**
   * Plays files one after another as one playback. `media` are absolute paths without extension and without commas. A
   * channel plays one playback at a time: another waits until it is over. A file that is missing is passed over; the
   * playback has failed only when it was the last.
   */
  play(channelId: string, playbackId: string, media: readonly string[]): Promise<void>;
  stopPlayback(playbackId: string): Promise<void>;
  /**
   * Takes a 16 kHz WAV. Its silence and its length are told in whole seconds; the file itself is exact. The channel must not be in
   * a bridge: record a snoop of it then, or the bridge.
   */
  record(channelId: string, recordingId: string, options: RecordOptions): Promise<void>;
  /** The same of everything that is heard in a bridge. */
  recordBridge(bridgeId: string, recordingId: string, options: RecordOptions): Promise<void>;
  stopRecording(recordingId: string): Promise<void>;
  /** The finished recording as a WAV file; null when there is none. */
  readRecording(recordingId: string): Promise<Uint8Array | null>;
  /** Removes the finished recording where it was made, once it is kept elsewhere: a process that dies in between loses nothing. */
  deleteRecording(recordingId: string): Promise<void>;
  /**
   * Rings the far end without connecting it to anything: `leg.*` events follow, also when it cannot be rung at all
   * (`leg.gone` with cause 3, 20 or 34). A leg that is there already is left as it is: whose answer was lost may ask again.
   */
  dial(legId: string, target: DialTarget): Promise<void>;
  /** Joins two channels so that they hear each other; a leg may still be ringing. */
  bridge(bridgeId: string, channelIds: readonly [string, string]): Promise<void>;
  /** Parts them; all its channels live on. */
  unbridge(bridgeId: string): Promise<void>;
  /** A bridge of any number of channels, in which everybody hears everybody else. One that exists stays as it is. */
  createBridge(bridgeId: string): Promise<void>;
  /** A channel that stands in another bridge leaves that one; one that stands in this one stays. */
  addToBridge(bridgeId: string, channelIds: readonly string[]): Promise<void>;
  removeFromBridge(bridgeId: string, channelId: string): Promise<void>;
  /** Music for whoever is at the channel, until it is stopped. Of no effect on a channel in a bridge. */
  startMusic(channelId: string): Promise<void>;
  stopMusic(channelId: string): Promise<void>;
  /**
   * Listens in on a channel with a channel of its own, which can be bridged or recorded, and may speak to it. How it does so
   * cannot be changed: hang it up and make another. Resolves once it can be used; `leg.gone` tells its end, which comes with that
   * of the channel at the latest.
   */
  snoop(snoopId: string, channelId: string, options: SnoopOptions): Promise<void>;
  /** What is said until it is resumed is not in the file, nor is the time it took. */
  pauseRecording(recordingId: string): Promise<void>;
  resumeRecording(recordingId: string): Promise<void>;
  /** After `transfer.requested`: the phone is told that it was done, or that it was not and the call goes on as before. */
  answerTransfer(channelId: string, done: boolean): Promise<void>;
  /** Rings back, or silence, towards a caller who waits for a far end. */
  indicateRinging(channelId: string, ringing: boolean): Promise<void>;
  /** Everything that exists at the moment; compared with the live runs after a restart and by the watchdog. */
  inventory(): Promise<TelephonyInventory>;
  /** Whether the playback is under way or queued; asked after a restart, since Asterisk lists no playbacks. */
  isPlaying(playbackId: string): Promise<boolean>;
  /** Whether the recording is under way, be it paused; a finished one is not. */
  isRecording(recordingId: string): Promise<boolean>;
  isPaused(recordingId: string): Promise<boolean>;
  /** Seats, phones and trunks pushed as dynamic configuration. An object of that name is replaced whole. */
  putObject(type: ObjectType, id: string, fields: Readonly<Record<string, string>>): Promise<void>;
  deleteObject(type: ObjectType, id: string): Promise<void>;
  /** Leaves a word with the exchange, which forgets it when it is started anew and forgets its objects. An empty one removes it. */
  note(name: string, text: string): Promise<void>;
  /** The word that was left; empty where there is none. */
  noted(name: string): Promise<string>;
  /**
   * Every endpoint there is, by the name it was pushed under. An exchange may keep this list by messages to itself, as Asterisk
   * does: an endpoint put or deleted a moment ago may not have reached it yet, though it already takes calls.
   */
  endpoints(): Promise<ReadonlyMap<string, EndpointState>>;
  /**
   * From now on `endpoint.state` tells when the phone behind an endpoint comes or goes, and at once what is known of it. Of phones
   * that register or are asked whether they are there; to be asked again after an outage of the connection. Rejects with `not_found`
   * where there is no such endpoint, which may only be because it was put a moment ago.
   */
  watchEndpoint(endpointId: string): Promise<void>;
  unwatchEndpoint(endpointId: string): Promise<void>;
  /** The channels that ring or are up at the phone behind an endpoint. */
  channelsAt(endpointId: string): Promise<readonly string[]>;
  /** How many packets of sound have come from a channel's phone; null where nobody counts. */
  packetsHeard(channelId: string): Promise<number | null>;
}

export interface SnoopOptions {
  /** `in`: what the channel says; `both`: what it hears as well. */
  readonly spy: 'none' | 'in' | 'both';
  /** `out`: the channel's own end hears what is said to the snoop, and nobody else does. */
  readonly whisper: 'none' | 'out';
}

/**
 * `identify` recognises an endpoint's calls by the address they come from; `registration` signs in at the other side. Neither
 * outlives an Asterisk that was started anew.
 */
export type ObjectType = 'auth' | 'aor' | 'endpoint' | 'identify' | 'registration';

/** Whether the far side of an endpoint answers; `unknown` until it was asked, and where it is not asked. */
export type EndpointState = 'online' | 'offline' | 'unknown';

export interface RecordOptions {
  /** 0: without end. */
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
  /** SIP headers of the call, by name, e.g. `X-Patchbay-Call`. Names of letters, digits and `-`, values as `objectId` writes them. */
  readonly headers?: Readonly<Record<string, string>>;
}

export type TelephonyEvent =
  | { type: 'connected' }
  | { type: 'disconnected'; reason: string }
  /** `at` is Asterisk's own time of the event, epoch milliseconds: replayed events carry their first one. */
  | {
      type: 'channel.arrived';
      channelId: string;
      calledNumber: string;
      /** As the caller's side sent them, cleaned of control characters and cut to 64 and 128 characters; never trusted. */
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
  /** Also for a far end that is only heard to ring. May come more than once. */
  | { type: 'leg.ringing'; legId: string; at: number }
  | { type: 'leg.answered'; legId: string; at: number }
  /** `cause` is a Q.850 cause code: 17 busy, 19 no answer, 20 not registered, 21 rejected, 16 hung up after an answer. */
  | { type: 'leg.gone'; legId: string; cause: number; at: number }
  /** The phone behind a watched endpoint came or went. May come again with the same state. */
  | { type: 'endpoint.state'; endpointId: string; state: EndpointState; at: number }
  /**
   * Whoever is at the channel asked their phone to send the other side on to a number (SIP REFER). Nothing has been done about it;
   * `answerTransfer` tells the phone what came of it.
   */
  | { type: 'transfer.requested'; channelId: string; destination: string; at: number };

/** Which door of the exchange a call came in by: `seat` is a signed-in phone of ours, `outside` everyone else. */
export type CallSide = 'outside' | 'seat';

/** What is known of a channel that came in by itself, for one whose arrival was lost with the process that heard of it. */
export interface Arrival {
  readonly calledNumber: string;
  readonly callerNumber: string;
  readonly callerName: string;
  readonly side: CallSide;
}

/** What belongs to this application; other users of the same Asterisk are not listed. */
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
