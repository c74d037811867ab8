import type { Arrival, EndpointState, TelephonyEvent } from '../../ports/telephony.ts';
import { type AriJson, isObject, numberIn, objectIn, textIn, textsIn, timeOf } from './ari-json.ts';
import { cleanText } from './clean-text.ts';

/** Stands in the application's arguments of every channel that we dial ourselves. */
export const legArgument = 'leg';

/** Stands there for channels with which we listen in on another. */
export const snoopArgument = 'snoop';

/**
 * The second application of a connection, which phones are watched with: an application that watches an endpoint is told all that
 * happens to its channels once more.
 */
export function watchApplicationOf(app: string): string {
  return `${app}-watch`;
}

/** All that the second application is sent. */
export const watchedEvents: readonly string[] = ['EndpointStateChange'];

/** Events that say nothing we need. Asterisk is asked not to send them, which spares both sides a third of the work of a call. */
export const unneededEvents: readonly string[] = [
  'ChannelVarset',
  'ChannelDialplan',
  'ChannelConnectedLine',
  'ChannelCallerId',
  'ChannelStateChange',
  'ChannelEnteredBridge',
  'ChannelLeftBridge',
  'BridgeCreated',
  'BridgeDestroyed',
  'PlaybackStarted',
  'PlaybackContinuing',
  'RecordingStarted',
];

const normalClearing = 16;
const normalUnspecified = 31;
const softHangupFlag = 32;
const numberLengthMax = 64;
const nameLengthMax = 128;

/** What later events need of earlier ones. Begin with `newChannelBook()` for each Asterisk. */
export interface ChannelBook {
  /**
   * Channels that are legs which we dialled. Asterisk's last word on a channel (ChannelDestroyed) no longer tells, every event
   * before it does, StasisEnd among them: so what is replayed after a restart can be told apart as well.
   */
  readonly legs: Set<string>;
  /** Why a channel is about to end, by its id. */
  readonly causes: Map<string, number>;
}

export function newChannelBook(): ChannelBook {
  return { legs: new Set(), causes: new Map() };
}

/**
 * What an ARI event means to the shell, if anything. Changes nothing but `book`. Events of other applications, of types we do
 * not know and of broken form mean nothing.
 */
export function telephonyEventOf(event: unknown, app: string, book: ChannelBook): TelephonyEvent | null {
  if (!isObject(event)) return null;
  const at = timeOf(textIn(event, 'timestamp'));
  if (event.application === watchApplicationOf(app)) return endpointChanged(event, at);
  if (textIn(event, 'application') !== app && event.application !== undefined) return null;
  // A Dial event speaks of its `peer`, every other of its `channel`.
  const channel = objectIn(event, textIn(event, 'type') === 'Dial' ? 'peer' : 'channel');
  const channelId = textIn(channel, 'id');
  const argument = applicationArgument(channel, app);
  if (argument === legArgument) book.legs.add(channelId);
  switch (textIn(event, 'type')) {
    case 'StasisStart': {
      if (book.legs.has(channelId) || argument === snoopArgument) return null;
      return { type: 'channel.arrived', channelId, ...arrivalOf(channel, textsIn(event, 'args')[0]), at };
    }
    case 'ChannelHangupRequest': {
      // Several may come for one hang-up, and not all say why.
      const cause = numberIn(event, 'cause');
      if (cause > 0) book.causes.set(channelId, q850(cause));
      return null;
    }
    case 'StasisEnd':
      // Of a snoop nothing comes after this.
      if (argument === snoopArgument) return { type: 'leg.gone', legId: channelId, cause: normalClearing, at };
      return book.legs.has(channelId) ? null : channelGone(channelId, book, at);
    case 'ChannelDestroyed': {
      // Told only of channels that we made ourselves: those that arrived end for us with StasisEnd.
      if (!book.legs.delete(channelId)) return null;
      book.causes.delete(channelId);
      return { type: 'leg.gone', legId: channelId, cause: q850(numberIn(event, 'cause')), at };
    }
    case 'ChannelDtmfReceived':
      return { type: 'digit', channelId, digit: textIn(event, 'digit'), at };
    case 'Dial':
      return dialled(textIn(event, 'dialstatus'), channelId, book, at);
    case 'PlaybackFinished': {
      const playback = objectIn(event, 'playback');
      const failed = textIn(playback, 'state') === 'failed';
      return { type: 'playback.finished', playbackId: textIn(playback, 'id'), failed, at };
    }
    case 'RecordingFinished':
      return recorded(objectIn(event, 'recording'), at);
    case 'RecordingFailed': {
      const recording = objectIn(event, 'recording');
      const reason = cleanText(recording.cause, nameLengthMax) || 'Asterisk gave no reason';
      return { type: 'recording.failed', recordingId: textIn(recording, 'name'), reason, at };
    }
    case 'ChannelTransfer':
      return transferRequested(event, at);
    default:
      return null;
  }
}

function endpointChanged(event: AriJson, at: number): TelephonyEvent | null {
  if (textIn(event, 'type') !== 'EndpointStateChange') return null;
  const endpoint = objectIn(event, 'endpoint');
  const state = endpointStateOf(textIn(endpoint, 'state'));
  return { type: 'endpoint.state', endpointId: textIn(endpoint, 'resource'), state, at };
}

export function endpointStateOf(state: string): EndpointState {
  return state === 'online' || state === 'offline' ? state : 'unknown';
}

/** A REFER without Replaces (RFC 3515): with one, the phone joins two calls of its own, which a seat has no use for. */
function transferRequested(event: AriJson, at: number): TelephonyEvent | null {
  const channelId = textIn(objectIn(objectIn(event, 'referred_by'), 'source_channel'), 'id');
  const requested = objectIn(objectIn(event, 'refer_to'), 'requested_destination');
  const destination = cleanText(requested.destination, numberLengthMax);
  return channelId === '' ? null : { type: 'transfer.requested', channelId, destination, at };
}

/** The first argument with which a channel is in the application; null when it is in none or in another. */
export function applicationArgument(channel: AriJson, app: string): string | null {
  const [name, argument] = textIn(objectIn(channel, 'dialplan'), 'app_data').split(',');
  return name === app ? (argument ?? '') : null;
}

/** Who calls whom. `argument` says by which door; an Asterisk of one's own may leave it out. */
export function arrivalOf(channel: AriJson, argument: string | undefined): Arrival {
  const caller = objectIn(channel, 'caller');
  return {
    calledNumber: cleanText(objectIn(channel, 'dialplan').exten, numberLengthMax),
    callerNumber: cleanText(caller.number, numberLengthMax),
    callerName: cleanText(caller.name, nameLengthMax),
    side: argument === 'seat' ? 'seat' : 'outside',
  };
}

/** A Q.850 cause code. Asterisk says 0 where it was told none and, of a hang-up it was asked for, its own flag 32. */
function q850(cause: number): number {
  if (cause === softHangupFlag) return normalClearing;
  return cause >= 1 && cause <= 127 ? cause : normalUnspecified;
}

function channelGone(channelId: string, book: ChannelBook, at: number): TelephonyEvent {
  const cause = book.causes.get(channelId) ?? normalClearing;
  book.causes.delete(channelId);
  return { type: 'channel.gone', channelId, cause, at };
}

function dialled(status: string, legId: string, book: ChannelBook, at: number): TelephonyEvent | null {
  if (!book.legs.has(legId)) return null;
  // Progress (SIP 183) may be ringing that is only heard: the far end is to be taken for reached.
  if (status === 'RINGING' || status === 'PROGRESS') return { type: 'leg.ringing', legId, at };
  // Every other end of a dial is followed by ChannelDestroyed, which carries the cause.
  return status === 'ANSWER' ? { type: 'leg.answered', legId, at } : null;
}

function recorded(recording: AriJson, at: number): TelephonyEvent {
  return {
    type: 'recording.finished',
    recordingId: textIn(recording, 'name'),
    durationMs: numberIn(recording, 'duration') * 1_000,
    silenceMs: numberIn(recording, 'silence_duration') * 1_000,
    at,
  };
}
