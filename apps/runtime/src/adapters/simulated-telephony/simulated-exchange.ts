import type { Clock } from '../../ports/clock.ts';
import {
  type DialTarget,
  type EndpointState,
  type RecordOptions,
  type SnoopOptions,
  TelephonyError,
  type TelephonyEvent,
  type TelephonyInventory,
} from '../../ports/telephony.ts';
import { SimulatedBridges } from './simulated-bridges.ts';
import { type ChannelSurroundings, SimulatedChannel } from './simulated-channel.ts';
import { SimulatedRecording } from './simulated-recording.ts';
import { heardBy, type SimulatedSnoop } from './simulated-sound.ts';
import type { FarEnd, Faults, SimulatedCall, SoundLength } from './simulated-types.ts';

const noRoute = 3;
const noAnswer = 19;
const subscriberAbsent = 20;
const normalClearing = 16;
const ringingAfterMs = 10;

/** The caller's end of a call into the exchange. */
export interface SimulatedCaller {
  readonly channelId: string;
  readonly state: 'up' | 'ringing' | 'down';
  /** The files heard so far, in order. */
  readonly heard: readonly string[];
  /** Whom the caller is joined with, if anyone. */
  readonly joinedWith: string | null;
  /** Whom the caller hears, by channel, and `music`; in alphabetical order. */
  readonly hears: readonly string[];
  press(digit: string): void;
  /** Asks to have the other side sent on to a number. */
  requestTransfer(destination: string): void;
  fallSilent(): void;
  /** Loses its power. */
  vanish(): void;
  hangUp(cause?: number): void;
}

/**
 * An exchange in memory with its own callers and far ends, on a clock that others move: the same calls at the same times give
 * the same events. It outlives whoever is connected to it, so that takeovers can be played through.
 */
export class SimulatedExchange {
  readonly clock: Clock;
  readonly recordings = new Map<string, Uint8Array>();
  readonly objects = new Map<string, Readonly<Record<string, string>>>();
  readonly notes = new Map<string, string>();
  /** How often an object was put. */
  putCount = 0;
  faults: Faults;
  /** False while whoever listens is away. */
  connected = false;
  readonly #channels = new Map<string, SimulatedChannel>();
  readonly #bridges = new SimulatedBridges();
  readonly #snoops = new Map<string, SimulatedSnoop>();
  readonly #bridgeRecordings = new Map<string, { bridgeId: string; recording: SimulatedRecording }>();
  readonly #watched = new Set<string>();
  /** The headers of every leg that was dialled. */
  readonly headers = new Map<string, Readonly<Record<string, string>>>();
  readonly transfersAnswered: { channelId: string; done: boolean }[] = [];
  readonly #dialled = new Map<string, string>();
  readonly #farEnds = new Map<string, FarEnd>();
  readonly #reachable = new Map<string, EndpointState>();
  readonly #missing = new Set<string>();
  readonly #legs = new Map<string, { withdraw: () => void }>();
  readonly #keepsEvents: boolean;
  readonly #around: ChannelSurroundings;
  #queue: TelephonyEvent[] = [];
  #listener: ((event: TelephonyEvent) => void) | null = null;
  #count = 0;

  /** `keepsEvents`: what happens while nobody listens is told later, as the persistent outbound websocket does it. */
  constructor(options: { clock: Clock; soundLength?: SoundLength; faults?: Faults; keepsEvents?: boolean }) {
    this.clock = options.clock;
    this.faults = options.faults ?? {};
    this.#keepsEvents = options.keepsEvents ?? true;
    this.#around = {
      clock: options.clock,
      soundLength: options.soundLength ?? (() => 1_000),
      recordings: this.recordings,
      tell: (event) => this.#tell(event),
    };
  }

  // What callers and far ends do.

  call(call: SimulatedCall): SimulatedCaller {
    this.#count += 1;
    const channelId = `sim.${this.#count}`;
    const arrival = {
      calledNumber: call.calledNumber,
      callerNumber: call.callerNumber ?? '1000',
      callerName: call.callerName ?? '',
      side: call.side ?? 'outside',
    } as const;
    const channel = new SimulatedChannel(channelId, this.clock.now(), arrival, this.#around);
    this.#channels.set(channelId, channel);
    this.#tell({ type: 'channel.arrived', channelId, ...arrival, at: this.clock.now() });
    return this.#endOf(channel);
  }

  /** Says what an endpoint such as `PJSIP/555@trunk-1` does when it is dialled; an unknown one has no route. */
  setFarEnd(endpoint: string, farEnd: FarEnd): void {
    this.#farEnds.set(endpoint, farEnd);
  }

  /** Says whether the far side of an endpoint answers when it is asked. */
  setReachable(endpointId: string, state: EndpointState): void {
    this.#missing.delete(endpointId);
    this.#reachable.set(endpointId, state);
    if (this.#watched.has(endpointId)) this.#tellState(endpointId);
  }

  /** Says that there is no such endpoint; `setReachable` takes it back. */
  setMissing(endpointId: string): void {
    this.#missing.add(endpointId);
  }

  /** The far end of a leg that was dialled. Throws when there is none. */
  farEnd(legId: string): SimulatedCaller {
    return this.#endOf(this.#channel(legId));
  }

  /** The legs to an endpoint that exist now, ringing or up. */
  legsTo(endpoint: string): string[] {
    return [...this.#channels.keys()].filter((legId) => this.#dialled.get(legId) === endpoint);
  }

  isThere(channelId: string): boolean {
    return this.#channels.has(channelId);
  }

  // Whoever is connected.

  connect(listener: (event: TelephonyEvent) => void): void {
    this.#listener = listener;
    this.connected = true;
    for (const event of this.#queue.splice(0)) listener(event);
    listener({ type: 'connected' });
  }

  /** Forgets what it was told, as an exchange does that is started again. */
  startAnew(): void {
    this.objects.clear();
    this.notes.clear();
  }

  disconnect(reason: string): void {
    if (!this.connected) return;
    this.connected = false;
    this.#listener?.({ type: 'disconnected', reason });
  }

  /** The exchange comes back to whoever was connected. */
  reconnect(): void {
    if (this.#listener !== null) this.connect(this.#listener);
  }

  // What whoever is connected asks for.

  answer(channelId: string): void {
    this.#channel(channelId).state = 'up';
  }

  hangUp(channelId: string, cause: number): void {
    const channel = this.#channels.get(channelId);
    if (channel === undefined) return;
    this.#channels.delete(channelId);
    this.#bridges.forget(channelId);
    channel.endAll();
    const spied = [...this.#snoops].filter(([, snoop]) => snoop.channelId === channelId).map(([id]) => id);
    this.#snoops.delete(channelId);
    const leg = this.#legs.get(channelId);
    this.#legs.delete(channelId);
    leg?.withdraw();
    const at = this.clock.now();
    this.#tell(
      leg ? { type: 'leg.gone', legId: channelId, cause, at } : { type: 'channel.gone', channelId, cause, at },
    );
    for (const snoopId of spied) this.hangUp(snoopId, normalClearing);
  }

  channel(channelId: string): SimulatedChannel {
    return this.#channel(channelId);
  }

  stop(kind: 'playback' | 'recording', id: string): void {
    for (const channel of this.#channels.values()) channel.stop(kind, id);
    this.#endBridgeRecording(id);
  }

  has(kind: 'playback' | 'recording', id: string): boolean {
    if (kind === 'recording' && this.#bridgeRecordings.has(id)) return true;
    return [...this.#channels.values()].some((channel) => channel.has(kind, id));
  }

  /** Asterisk answers that it records a channel which is in a bridge, and then fails. */
  record(channelId: string, recordingId: string, options: RecordOptions): void {
    const channel = this.#channel(channelId);
    if (this.#bridges.othersWith(channelId) === null) channel.record(recordingId, options);
    else this.#tell({ type: 'recording.failed', recordingId, reason: 'in a bridge', at: this.clock.now() });
  }

  recordBridge(bridgeId: string, recordingId: string, options: RecordOptions): void {
    if (!this.#bridges.has(bridgeId)) throw new TelephonyError('not_found', `There is no bridge ${bridgeId}`);
    this.#bridgeRecordings.set(recordingId, { bridgeId, recording: new SimulatedRecording(recordingId, this.clock) });
    if (options.durationMsMax > 0) {
      this.clock.after(options.durationMsMax, () => this.#endBridgeRecording(recordingId));
    }
  }

  pause(recordingId: string, paused: boolean): void {
    this.#recording(recordingId)?.pause(paused);
  }

  isPaused(recordingId: string): boolean {
    return this.#recording(recordingId)?.isPaused ?? false;
  }

  snoop(snoopId: string, channelId: string, options: SnoopOptions): void {
    this.#channel(channelId);
    if (this.#channels.has(snoopId)) throw new TelephonyError('refused', `The channel ${snoopId} exists already`);
    const channel = new SimulatedChannel(snoopId, this.clock.now(), null, this.#around);
    channel.state = 'up';
    this.#channels.set(snoopId, channel);
    this.#snoops.set(snoopId, { channelId, ...options });
    this.#legs.set(snoopId, { withdraw: () => undefined });
  }

  stopMusic(channelId: string): void {
    const channel = this.#channels.get(channelId);
    if (channel !== undefined) channel.music = false;
  }

  channelsAt(endpointId: string): string[] {
    const isAt = (dialled: string) => dialled === `PJSIP/${endpointId}` || dialled.endsWith(`@${endpointId}`);
    return [...this.#dialled].filter(([legId, to]) => isAt(to) && this.#channels.has(legId)).map(([legId]) => legId);
  }

  watch(endpointId: string): void {
    if (this.#missing.has(endpointId)) throw new TelephonyError('not_found', `There is no endpoint ${endpointId}`);
    this.#watched.add(endpointId);
    this.#tellState(endpointId);
  }

  unwatch(endpointId: string): void {
    this.#watched.delete(endpointId);
  }

  dial(legId: string, target: DialTarget): void {
    if (this.#channels.has(legId)) return;
    this.headers.set(legId, target.headers ?? {});
    this.#dialled.set(legId, target.endpoint);
    const farEnd = this.#farEnds.get(target.endpoint);
    const at = this.clock.now();
    if (farEnd === undefined || farEnd.kind === 'offline') {
      const cause = farEnd === undefined ? noRoute : subscriberAbsent;
      this.#tell({ type: 'leg.gone', legId, cause, at });
      return;
    }
    const leg = new SimulatedChannel(legId, at, null, this.#around);
    leg.state = 'down';
    this.#channels.set(legId, leg);
    const withdrawals = [this.clock.after(target.ringTimeoutMs, () => this.hangUp(legId, noAnswer))];
    const withdraw = () => {
      for (const one of withdrawals) one();
    };
    this.#legs.set(legId, { withdraw });
    if (farEnd.kind === 'refuse') {
      withdrawals.push(this.clock.after(ringingAfterMs, () => this.hangUp(legId, farEnd.cause)));
      return;
    }
    withdrawals.push(
      this.clock.after(ringingAfterMs, () => {
        leg.state = 'ringing';
        this.#tell({ type: 'leg.ringing', legId, at: this.clock.now() });
      }),
    );
    if (farEnd.kind !== 'answer') return;
    withdrawals.push(
      this.clock.after(ringingAfterMs + farEnd.afterMs, () => {
        leg.state = 'up';
        this.#legs.get(legId)?.withdraw();
        this.#tell({ type: 'leg.answered', legId, at: this.clock.now() });
      }),
    );
  }

  bridge(bridgeId: string, channelIds: readonly [string, string]): void {
    this.createBridge(bridgeId);
    this.addToBridge(bridgeId, channelIds);
  }

  createBridge(bridgeId: string): void {
    this.#bridges.create(bridgeId);
  }

  addToBridge(bridgeId: string, channelIds: readonly string[]): void {
    for (const channelId of channelIds) this.#channel(channelId);
    this.#bridges.add(bridgeId, channelIds);
  }

  removeFromBridge(bridgeId: string, channelId: string): void {
    this.#bridges.remove(bridgeId, channelId);
  }

  unbridge(bridgeId: string): void {
    this.#bridges.destroy(bridgeId);
    for (const [id, one] of this.#bridgeRecordings) if (one.bridgeId === bridgeId) this.#endBridgeRecording(id);
  }

  inventory(): TelephonyInventory {
    return {
      channels: [...this.#channels.values()].map(({ id, state, createdAt, arrival }) => ({
        id,
        state,
        createdAt,
        ...(arrival !== null && { arrival }),
      })),
      bridges: this.#bridges.list(),
    };
  }

  /** What was pushed, and what became of its far side where a test has said so (`setReachable`). */
  endpoints(): ReadonlyMap<string, EndpointState> {
    const names = [...this.objects.keys()].filter((key) => key.startsWith('endpoint/'));
    return new Map(
      names.map((key) => key.slice('endpoint/'.length)).map((name) => [name, this.#reachable.get(name) ?? 'unknown']),
    );
  }

  #endOf(channel: SimulatedChannel): SimulatedCaller {
    const joinedWith = () => this.#bridges.othersWith(channel.id)?.[0] ?? null;
    const hears = () =>
      this.#channels.has(channel.id)
        ? heardBy(channel.id, {
            bridges: this.#bridges,
            snoops: this.#snoops,
            hasMusic: (id) => this.#channels.get(id)?.music ?? false,
          })
        : [];
    return {
      channelId: channel.id,
      get state() {
        return channel.state;
      },
      heard: channel.heard,
      get joinedWith() {
        return joinedWith();
      },
      get hears() {
        return hears();
      },
      press: (digit) => channel.press(digit),
      requestTransfer: (destination) =>
        this.#tell({ type: 'transfer.requested', channelId: channel.id, destination, at: this.clock.now() }),
      fallSilent: () => channel.fallSilent(),
      vanish: () => channel.vanish(),
      hangUp: (cause = normalClearing) => this.hangUp(channel.id, cause),
    };
  }

  #recording(recordingId: string): SimulatedRecording | null {
    const ofBridge = this.#bridgeRecordings.get(recordingId)?.recording;
    if (ofBridge !== undefined) return ofBridge;
    const found = [...this.#channels.values()].map((channel) => channel.recording(recordingId));
    return found.find((one) => one !== null) ?? null;
  }

  #endBridgeRecording(recordingId: string): void {
    const one = this.#bridgeRecordings.get(recordingId);
    if (one === undefined) return;
    this.#bridgeRecordings.delete(recordingId);
    this.#tell(one.recording.finish(this.recordings, 0));
  }

  #tellState(endpointId: string): void {
    const state = this.#reachable.get(endpointId) ?? 'online';
    this.#tell({ type: 'endpoint.state', endpointId, state, at: this.clock.now() });
  }

  #channel(channelId: string): SimulatedChannel {
    const channel = this.#channels.get(channelId);
    if (channel === undefined) throw new TelephonyError('not_found', `There is no channel ${channelId}`);
    return channel;
  }

  /** Events leave in the order in which they happened, and never inside the request that set them off. */
  #tell(event: TelephonyEvent): void {
    const fate = this.faults.event?.(event) ?? 'pass';
    if (fate === 'drop') return;
    const delayMs = typeof fate === 'object' ? fate.delayMs : 0;
    for (let times = fate === 'double' ? 2 : 1; times > 0; times -= 1) {
      this.clock.after(delayMs, () => this.#deliver(event));
    }
  }

  #deliver(event: TelephonyEvent): void {
    if (this.connected) this.#listener?.(event);
    else if (this.#keepsEvents) this.#queue.push(event);
  }
}
