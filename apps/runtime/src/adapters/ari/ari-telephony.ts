import type {
  DialTarget,
  EndpointState,
  ObjectType,
  RecordOptions,
  SnoopOptions,
  Telephony,
  TelephonyEvent,
  TelephonyInventory,
} from '../../ports/telephony.ts';
import type { AriConnection } from './ari-connection.ts';
import { AriDialler } from './ari-dialler.ts';
import { AriEndpoints } from './ari-endpoints.ts';
import {
  newChannelBook,
  snoopArgument,
  telephonyEventOf,
  unneededEvents,
  watchApplicationOf,
  watchedEvents,
} from './ari-events.ts';
import { isObject, objectIn, textIn } from './ari-json.ts';
import { checkReply } from './ari-reply.ts';
import type { AriRequest } from './ari-request.ts';
import { AriRequests, conflict } from './ari-requests.ts';
import { checkId, checkMedia } from './check-argument.ts';
import { inventoryOf } from './inventory.ts';
import { withDeadline } from './with-deadline.ts';

/** What ARI answers to everything until Asterisk has loaded its modules. */
const notBooted = 503;
const bootPauseMs = 100;
/** A snoop enters the application within milliseconds. */
const snoopMsMax = 5_000;

/** Of the global variables of Asterisk those that are ours. */
const noteOf = (name: string) => `PATCHBAY_${name}`;

/** Telephony on a real Asterisk, over either form of connection. */
export class AriTelephony implements Telephony {
  readonly #connection: AriConnection;
  readonly #app: string;
  readonly #endpoints: AriEndpoints;
  readonly #book = newChannelBook();
  /** Recordings that end on a key which ARI cannot be told (it knows `*`, `#`, any and none), by channel. */
  readonly #stopKeys = new Map<string, { recordingId: string; digit: string }>();
  /** Snoops that were asked for and are not in the application yet. */
  readonly #entering = new Map<string, () => void>();
  readonly #requests: AriRequests;
  readonly #dialler: AriDialler;
  #listener: (event: TelephonyEvent) => void = () => undefined;

  constructor(connection: AriConnection, app: string) {
    this.#connection = connection;
    this.#app = app;
    this.#requests = new AriRequests(connection);
    this.#dialler = new AriDialler(this.#requests, app);
    this.#endpoints = new AriEndpoints(connection, app);
  }

  get connected(): boolean {
    return this.#connection.connected;
  }

  start(listener: (event: TelephonyEvent) => void): Promise<void> {
    this.#listener = listener;
    return this.#connection.start({
      event: (json) => this.#take(json),
      online: () => void this.#goOnline(),
      offline: (reason) => listener({ type: 'disconnected', reason }),
    });
  }

  stop(): Promise<void> {
    return this.#connection.stop();
  }

  async answer(channelId: string): Promise<void> {
    await this.#requests.must({ operation: 'channels.answer', parameters: { channelId } });
  }

  async hangup(channelId: string, cause: number): Promise<void> {
    await this.#requests.mayBeGone({
      operation: 'channels.hangup',
      parameters: { channelId, reason_code: String(cause) },
    });
  }

  async play(channelId: string, playbackId: string, media: readonly string[]): Promise<void> {
    checkId(playbackId);
    const parameters = { channelId, playbackId, media: checkMedia(media) };
    await this.#requests.must({ operation: 'channels.playWithId', parameters });
  }

  async stopPlayback(playbackId: string): Promise<void> {
    await this.#requests.mayBeGone({ operation: 'playbacks.stop', parameters: { playbackId } });
  }

  async record(channelId: string, recordingId: string, options: RecordOptions): Promise<void> {
    checkId(recordingId);
    const { terminateOn } = options;
    const known = ['none', 'any', '*', '#'].includes(terminateOn);
    if (!known) this.#stopKeys.set(channelId, { recordingId, digit: terminateOn });
    const parameters = {
      channelId,
      ...recordParameters(recordingId, { ...options, terminateOn: known ? terminateOn : 'none' }),
    };
    await this.#requests.must({ operation: 'channels.record', parameters });
  }

  async recordBridge(bridgeId: string, recordingId: string, options: RecordOptions): Promise<void> {
    checkId(recordingId);
    const parameters = { bridgeId, ...recordParameters(recordingId, options) };
    await this.#requests.must({ operation: 'bridges.record', parameters });
  }

  async pauseRecording(recordingId: string): Promise<void> {
    await this.#requests.untilBegun({ operation: 'recordings.pause', parameters: { recordingName: recordingId } });
  }

  async resumeRecording(recordingId: string): Promise<void> {
    await this.#requests.untilBegun({ operation: 'recordings.unpause', parameters: { recordingName: recordingId } });
  }

  async stopRecording(recordingId: string): Promise<void> {
    await this.#requests.untilBegun({ operation: 'recordings.stop', parameters: { recordingName: recordingId } });
  }

  readRecording(recordingId: string): Promise<Uint8Array | null> {
    checkId(recordingId);
    return this.#connection.readRecording(recordingId);
  }

  async deleteRecording(recordingId: string): Promise<void> {
    checkId(recordingId);
    await this.#requests.mayBeGone({
      operation: 'recordings.deleteStored',
      parameters: { recordingName: recordingId },
    });
  }

  async dial(legId: string, target: DialTarget): Promise<void> {
    checkId(legId);
    this.#book.legs.add(legId);
    const cause = await this.#dialler.dial(legId, target);
    if (cause === null) return;
    this.#book.legs.delete(legId);
    this.#listener({ type: 'leg.gone', legId, cause, at: Date.now() });
  }

  async bridge(bridgeId: string, channelIds: readonly [string, string]): Promise<void> {
    checkId(bridgeId);
    // The name marks it as ours: a bridge without channels belongs to no application.
    const parameters = { bridgeId, type: 'mixing', name: this.#app };
    this.#requests.gone.delete(bridgeId);
    await this.#requests.must({ operation: 'bridges.createWithId', parameters });
    await this.#requests.must({
      operation: 'bridges.addChannel',
      parameters: { bridgeId, channel: channelIds.join(',') },
    });
  }

  async unbridge(bridgeId: string): Promise<void> {
    const request: AriRequest = { operation: 'bridges.destroy', parameters: { bridgeId } };
    const reply = await this.#requests.ask(request);
    // 409: it is being taken down, and no longer ours.
    if (reply.status !== 404 && reply.status !== conflict) checkReply(reply, request.operation);
    this.#requests.gone.add(bridgeId);
  }

  async createBridge(bridgeId: string): Promise<void> {
    checkId(bridgeId);
    this.#requests.gone.delete(bridgeId);
    const request: AriRequest = {
      operation: 'bridges.createWithId',
      parameters: { bridgeId, type: 'mixing', name: this.#app },
    };
    const reply = await this.#requests.ask(request);
    // 409: it exists.
    if (reply.status !== conflict) checkReply(reply, request.operation);
  }

  async addToBridge(bridgeId: string, channelIds: readonly string[]): Promise<void> {
    const request: AriRequest = {
      operation: 'bridges.addChannel',
      parameters: { bridgeId, channel: channelIds.join(',') },
    };
    checkReply(await this.#requests.untilReady(request), request.operation);
  }

  async removeFromBridge(bridgeId: string, channelId: string): Promise<void> {
    const request: AriRequest = { operation: 'bridges.removeChannel', parameters: { bridgeId, channel: channelId } };
    const reply = await this.#requests.ask(request);
    // 400: there is no such channel. 404: no such bridge. 409: that is being taken down. 422: it does not stand in it.
    if (![400, 404, conflict, 422].includes(reply.status)) checkReply(reply, request.operation);
  }

  async startMusic(channelId: string): Promise<void> {
    await this.#requests.must({ operation: 'channels.startMoh', parameters: { channelId } });
  }

  async stopMusic(channelId: string): Promise<void> {
    await this.#requests.mayBeGone({ operation: 'channels.stopMoh', parameters: { channelId } });
  }

  async snoop(snoopId: string, channelId: string, { spy, whisper }: SnoopOptions): Promise<void> {
    checkId(snoopId);
    this.#requests.gone.delete(snoopId);
    const entered = new Promise<void>((resolve) => {
      this.#entering.set(snoopId, resolve);
    });
    try {
      const parameters = { channelId, snoopId, spy, whisper, app: this.#app, appArgs: snoopArgument };
      await this.#requests.must({ operation: 'channels.snoopChannelWithId', parameters });
      // Until then it can be neither bridged nor recorded.
      await withDeadline(entered, snoopMsMax, 'The start of a snoop');
    } finally {
      this.#entering.delete(snoopId);
    }
  }

  async answerTransfer(channelId: string, done: boolean): Promise<void> {
    const states = done ? 'channel_answered' : 'channel_declined';
    await this.#requests.mayBeGone({ operation: 'channels.transfer_progress', parameters: { channelId, states } });
  }

  async indicateRinging(channelId: string, ringing: boolean): Promise<void> {
    await this.#requests.must({
      operation: ringing ? 'channels.ring' : 'channels.ringStop',
      parameters: { channelId },
    });
  }

  async inventory(): Promise<TelephonyInventory> {
    const [application, channels, bridges] = await Promise.all([
      this.#requests.must({ operation: 'applications.get', parameters: { applicationName: this.#app } }),
      this.#requests.must({ operation: 'channels.list', parameters: {} }),
      this.#requests.must({ operation: 'bridges.list', parameters: {} }),
    ]);
    const inventory = inventoryOf(this.#app, application.body, channels.body, bridges.body);
    const isThere = ({ id }: { readonly id: string }) => !this.#requests.gone.has(id);
    return {
      ...inventory,
      channels: inventory.channels.filter(isThere),
      bridges: inventory.bridges.filter(isThere),
    };
  }

  async isPlaying(playbackId: string): Promise<boolean> {
    return this.#requests.isUnderWay({ operation: 'playbacks.get', parameters: { playbackId } });
  }

  async isRecording(recordingId: string): Promise<boolean> {
    return this.#requests.isUnderWay({ operation: 'recordings.getLive', parameters: { recordingName: recordingId } });
  }

  async isPaused(recordingId: string): Promise<boolean> {
    const request: AriRequest = { operation: 'recordings.getLive', parameters: { recordingName: recordingId } };
    const { status, body } = await this.#requests.mayBeGone(request);
    return status < 400 && isObject(body) && textIn(body, 'state') === 'paused';
  }

  async putObject(type: ObjectType, id: string, fields: Readonly<Record<string, string>>): Promise<void> {
    // An update adds to lists such as an aor's contacts: only what was deleted is replaced. A registration has none, and
    // deleting it would sign off at the carrier while it signs in again: whichever came last there would hold.
    if (type !== 'registration') await this.deleteObject(type, id);
    const parameters = { configClass: 'res_pjsip', objectType: type, id };
    const body = { fields: Object.entries(fields).map(([attribute, value]) => ({ attribute, value })) };
    await this.#requests.must({ operation: 'asterisk.updateObject', parameters, body });
  }

  async deleteObject(type: ObjectType, id: string): Promise<void> {
    checkId(id);
    const parameters = { configClass: 'res_pjsip', objectType: type, id };
    const reply = await this.#requests.mayBeGone({ operation: 'asterisk.deleteObject', parameters });
    if (type === 'endpoint' && reply.status !== 404) await this.#endpoints.untilForgotten(id);
  }

  async note(name: string, text: string): Promise<void> {
    checkId(name);
    await this.#requests.must({
      operation: 'asterisk.setGlobalVar',
      parameters: { variable: noteOf(name), value: text },
    });
  }

  async noted(name: string): Promise<string> {
    checkId(name);
    const { body } = await this.#requests.mayBeGone({
      operation: 'asterisk.getGlobalVar',
      parameters: { variable: noteOf(name) },
    });
    return isObject(body) ? textIn(body, 'value') : '';
  }

  endpoints(): Promise<ReadonlyMap<string, EndpointState>> {
    return this.#endpoints.states();
  }

  watchEndpoint(endpointId: string): Promise<void> {
    return this.#endpoints.watch(endpointId, (event) => this.#listener(event));
  }

  unwatchEndpoint(endpointId: string): Promise<void> {
    return this.#endpoints.unwatch(endpointId);
  }

  channelsAt(endpointId: string): Promise<readonly string[]> {
    return this.#endpoints.channelsAt(endpointId);
  }

  packetsHeard(channelId: string): Promise<number | null> {
    return this.#endpoints.packetsHeard(channelId);
  }

  #take(json: unknown): void {
    if (isObject(json) && textIn(json, 'type') === 'StasisStart') {
      this.#entering.get(textIn(objectIn(json, 'channel'), 'id'))?.();
    }
    const event = telephonyEventOf(json, this.#app, this.#book);
    if (event === null) return;
    if (event.type === 'digit') this.#stopRecordingOn(event.channelId, event.digit);
    if (event.type === 'channel.gone') {
      this.#stopKeys.delete(event.channelId);
      this.#requests.gone.add(event.channelId);
    }
    if (event.type === 'leg.gone') this.#requests.gone.add(event.legId);
    this.#listener(event);
  }

  #stopRecordingOn(channelId: string, digit: string): void {
    const stop = this.#stopKeys.get(channelId);
    if (stop?.digit !== digit) return;
    this.#stopKeys.delete(channelId);
    // Should this be lost, the recording still ends with its own limits.
    this.stopRecording(stop.recordingId).catch(() => undefined);
  }

  async #goOnline(): Promise<void> {
    const filter = (applicationName: string, body: AriRequest['body']) => {
      const parameters = { applicationName };
      // Only spares work: an Asterisk that does not know the filter sends everything, and what means nothing is passed over.
      return this.#connection
        .request({ operation: 'applications.filter', parameters, ...(body && { body }) })
        .catch(() => undefined);
    };
    await this.#untilBooted();
    await Promise.all([
      filter(this.#app, { disallowed: unneededEvents.map((type) => ({ type })) }),
      filter(watchApplicationOf(this.#app), { allowed: watchedEvents.map((type) => ({ type })) }),
    ]);
    if (this.connected) this.#listener({ type: 'connected' });
  }

  /** An Asterisk that is started connects before it can be asked for anything. A lost connection is told elsewhere. */
  async #untilBooted(): Promise<void> {
    for (;;) {
      const reply = await this.#connection.request({ operation: 'asterisk.ping', parameters: {} }).catch(() => null);
      if (reply?.status !== notBooted) return;
      await new Promise((resolve) => setTimeout(resolve, bootPauseMs));
    }
  }
}

function recordParameters(recordingId: string, options: RecordOptions): Record<string, string> {
  const { durationMsMax, silenceMs, beep, terminateOn } = options;
  return {
    name: recordingId,
    format: 'wav16',
    maxDurationSeconds: durationMsMax === 0 ? '0' : String(Math.max(1, Math.ceil(durationMsMax / 1_000))),
    maxSilenceSeconds: String(Math.ceil(silenceMs / 1_000)),
    ifExists: 'overwrite',
    beep: String(beep),
    terminateOn,
  };
}
