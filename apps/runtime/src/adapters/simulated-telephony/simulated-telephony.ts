import {
  type DialTarget,
  type EndpointState,
  type ObjectType,
  type RecordOptions,
  type SnoopOptions,
  type Telephony,
  TelephonyError,
  type TelephonyEvent,
  type TelephonyInventory,
} from '../../ports/telephony.ts';
import type { SimulatedExchange } from './simulated-exchange.ts';

const requestTimeoutMs = 5_000;

/** One process's connection to a simulated exchange. A process that died leaves the exchange as it is; the next takes a new one. */
export class SimulatedTelephony implements Telephony {
  readonly #exchange: SimulatedExchange;
  #stopped = false;

  constructor(exchange: SimulatedExchange) {
    this.#exchange = exchange;
  }

  get connected(): boolean {
    return !this.#stopped && this.#exchange.connected;
  }

  async start(listener: (event: TelephonyEvent) => void): Promise<void> {
    this.#exchange.connect((event) => {
      if (!this.#stopped) listener(event);
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#exchange.disconnect('stopped');
  }

  answer(channelId: string): Promise<void> {
    return this.#ask('answer', () => this.#exchange.answer(channelId));
  }

  hangup(channelId: string, cause: number): Promise<void> {
    return this.#ask('hangup', () => this.#exchange.hangUp(channelId, cause));
  }

  play(channelId: string, playbackId: string, media: readonly string[]): Promise<void> {
    return this.#ask('play', () => this.#exchange.channel(channelId).play(playbackId, media));
  }

  stopPlayback(playbackId: string): Promise<void> {
    return this.#ask('stopPlayback', () => this.#exchange.stop('playback', playbackId));
  }

  record(channelId: string, recordingId: string, options: RecordOptions): Promise<void> {
    return this.#ask('record', () => this.#exchange.record(channelId, recordingId, options));
  }

  recordBridge(bridgeId: string, recordingId: string, options: RecordOptions): Promise<void> {
    return this.#ask('recordBridge', () => this.#exchange.recordBridge(bridgeId, recordingId, options));
  }

  pauseRecording(recordingId: string): Promise<void> {
    return this.#ask('pauseRecording', () => this.#exchange.pause(recordingId, true));
  }

  resumeRecording(recordingId: string): Promise<void> {
    return this.#ask('resumeRecording', () => this.#exchange.pause(recordingId, false));
  }

  isPaused(recordingId: string): Promise<boolean> {
    return this.#ask('isPaused', () => this.#exchange.isPaused(recordingId));
  }

  stopRecording(recordingId: string): Promise<void> {
    return this.#ask('stopRecording', () => this.#exchange.stop('recording', recordingId));
  }

  readRecording(recordingId: string): Promise<Uint8Array | null> {
    return this.#ask('readRecording', () => this.#exchange.recordings.get(recordingId) ?? null);
  }

  deleteRecording(recordingId: string): Promise<void> {
    return this.#ask('deleteRecording', () => {
      this.#exchange.recordings.delete(recordingId);
    });
  }

  dial(legId: string, target: DialTarget): Promise<void> {
    return this.#ask('dial', () => this.#exchange.dial(legId, target));
  }

  bridge(bridgeId: string, channelIds: readonly [string, string]): Promise<void> {
    return this.#ask('bridge', () => this.#exchange.bridge(bridgeId, channelIds));
  }

  unbridge(bridgeId: string): Promise<void> {
    return this.#ask('unbridge', () => this.#exchange.unbridge(bridgeId));
  }

  createBridge(bridgeId: string): Promise<void> {
    return this.#ask('createBridge', () => this.#exchange.createBridge(bridgeId));
  }

  addToBridge(bridgeId: string, channelIds: readonly string[]): Promise<void> {
    return this.#ask('addToBridge', () => this.#exchange.addToBridge(bridgeId, channelIds));
  }

  removeFromBridge(bridgeId: string, channelId: string): Promise<void> {
    return this.#ask('removeFromBridge', () => this.#exchange.removeFromBridge(bridgeId, channelId));
  }

  startMusic(channelId: string): Promise<void> {
    return this.#ask('startMusic', () => {
      this.#exchange.channel(channelId).music = true;
    });
  }

  stopMusic(channelId: string): Promise<void> {
    return this.#ask('stopMusic', () => this.#exchange.stopMusic(channelId));
  }

  snoop(snoopId: string, channelId: string, options: SnoopOptions): Promise<void> {
    return this.#ask('snoop', () => this.#exchange.snoop(snoopId, channelId, options));
  }

  answerTransfer(channelId: string, done: boolean): Promise<void> {
    return this.#ask('answerTransfer', () => {
      this.#exchange.transfersAnswered.push({ channelId, done });
    });
  }

  watchEndpoint(endpointId: string): Promise<void> {
    return this.#ask('watchEndpoint', () => this.#exchange.watch(endpointId));
  }

  unwatchEndpoint(endpointId: string): Promise<void> {
    return this.#ask('unwatchEndpoint', () => this.#exchange.unwatch(endpointId));
  }

  channelsAt(endpointId: string): Promise<readonly string[]> {
    return this.#ask('channelsAt', () => this.#exchange.channelsAt(endpointId));
  }

  packetsHeard(channelId: string): Promise<number | null> {
    return this.#ask('packetsHeard', () => this.#exchange.channel(channelId).packetsHeard());
  }

  indicateRinging(channelId: string, ringing: boolean): Promise<void> {
    return this.#ask('indicateRinging', () => {
      this.#exchange.channel(channelId).ringingIndicated = ringing;
    });
  }

  inventory(): Promise<TelephonyInventory> {
    return this.#ask('inventory', () => this.#exchange.inventory());
  }

  isPlaying(playbackId: string): Promise<boolean> {
    return this.#ask('isPlaying', () => this.#exchange.has('playback', playbackId));
  }

  isRecording(recordingId: string): Promise<boolean> {
    return this.#ask('isRecording', () => this.#exchange.has('recording', recordingId));
  }

  putObject(type: ObjectType, id: string, fields: Readonly<Record<string, string>>): Promise<void> {
    return this.#ask('putObject', () => {
      this.#exchange.objects.set(`${type}/${id}`, fields);
      this.#exchange.putCount += 1;
    });
  }

  deleteObject(type: ObjectType, id: string): Promise<void> {
    return this.#ask('deleteObject', () => {
      this.#exchange.objects.delete(`${type}/${id}`);
    });
  }

  note(name: string, text: string): Promise<void> {
    return this.#ask('note', () => {
      this.#exchange.notes.set(name, text);
    });
  }

  noted(name: string): Promise<string> {
    return this.#ask('noted', () => this.#exchange.notes.get(name) ?? '');
  }

  endpoints(): Promise<ReadonlyMap<string, EndpointState>> {
    return this.#ask('endpoints', () => this.#exchange.endpoints());
  }

  async #ask<T>(name: string, request: () => T): Promise<T> {
    if (!this.connected) throw new TelephonyError('disconnected', `${name}: the exchange is not connected`);
    const fate = this.#exchange.faults.request?.(name) ?? 'pass';
    if (fate === 'refuse') throw new TelephonyError('refused', `${name}: refused`);
    if (fate === 'invalid') throw new TelephonyError('invalid', `${name}: invalid`);
    if (fate !== 'lost_request') {
      const answer = request();
      if (fate === 'pass') return answer;
    }
    return new Promise((_, reject) => {
      const late = () => reject(new TelephonyError('timeout', `${name}: no answer within ${requestTimeoutMs} ms`));
      this.#exchange.clock.after(requestTimeoutMs, late);
    });
  }
}
