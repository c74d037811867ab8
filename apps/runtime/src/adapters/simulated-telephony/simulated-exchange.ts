import type { Clock } from '../../ports/clock.ts';
import {
  type DialTarget,
  type EndpointState,
  TelephonyError,
  type TelephonyEvent,
  type TelephonyInventory,
} from '../../ports/telephony.ts';
import { type ChannelSurroundings, SimulatedChannel } from './simulated-channel.ts';
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
  press(digit: string): void;
  fallSilent(): void;
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
  faults: Faults;
  /** False while whoever listens is away. */
  connected = false;
  readonly #channels = new Map<string, SimulatedChannel>();
  readonly #bridges = new Map<string, readonly [string, string]>();
  readonly #farEnds = new Map<string, FarEnd>();
  readonly #reachable = new Map<string, EndpointState>();
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
    this.#reachable.set(endpointId, state);
  }

  /** The far end of a leg that was dialled. Throws when there is none. */
  farEnd(legId: string): SimulatedCaller {
    return this.#endOf(this.#channel(legId));
  }

  // Whoever is connected.

  connect(listener: (event: TelephonyEvent) => void): void {
    this.#listener = listener;
    this.connected = true;
    for (const event of this.#queue.splice(0)) listener(event);
    listener({ type: 'connected' });
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
    channel.endAll();
    const leg = this.#legs.get(channelId);
    this.#legs.delete(channelId);
    leg?.withdraw();
    const at = this.clock.now();
    this.#tell(
      leg ? { type: 'leg.gone', legId: channelId, cause, at } : { type: 'channel.gone', channelId, cause, at },
    );
  }

  channel(channelId: string): SimulatedChannel {
    return this.#channel(channelId);
  }

  stop(kind: 'playback' | 'recording', id: string): void {
    for (const channel of this.#channels.values()) channel.stop(kind, id);
  }

  has(kind: 'playback' | 'recording', id: string): boolean {
    return [...this.#channels.values()].some((channel) => channel.has(kind, id));
  }

  dial(legId: string, target: DialTarget): void {
    const farEnd = this.#farEnds.get(target.endpoint);
    const at = this.clock.now();
    if (farEnd === undefined || farEnd.kind === 'offline') {
      const cause = farEnd === undefined ? noRoute : subscriberAbsent;
      this.#tell({ type: 'leg.gone', legId, cause, at });
      return;
    }
    if (this.#channels.has(legId)) throw new TelephonyError('refused', `The channel ${legId} exists already`);
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
    for (const channelId of channelIds) this.#channel(channelId);
    this.#bridges.set(bridgeId, channelIds);
  }

  unbridge(bridgeId: string): void {
    this.#bridges.delete(bridgeId);
  }

  inventory(): TelephonyInventory {
    return {
      channels: [...this.#channels.values()].map(({ id, state, createdAt, arrival }) => ({
        id,
        state,
        createdAt,
        ...(arrival !== null && { arrival }),
      })),
      bridges: [...this.#bridges].map(([id, members]) => ({
        id,
        channelIds: members.filter((channelId) => this.#channels.has(channelId)),
      })),
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
    const joinedWith = () => {
      const members = [...this.#bridges.values()].find((pair) => pair.includes(channel.id));
      return members?.find((id) => id !== channel.id && this.#channels.has(id)) ?? null;
    };
    return {
      channelId: channel.id,
      get state() {
        return channel.state;
      },
      heard: channel.heard,
      get joinedWith() {
        return joinedWith();
      },
      press: (digit) => channel.press(digit),
      fallSilent: () => channel.fallSilent(),
      hangUp: (cause = normalClearing) => this.hangUp(channel.id, cause),
    };
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
