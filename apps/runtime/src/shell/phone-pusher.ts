import type { Clock } from '../ports/clock.ts';
import type { LiveBus } from '../ports/live-bus.ts';
import type { Log } from '../ports/log.ts';
import type { Meters } from '../ports/meters.ts';
import { agentPrefix, type Phone, type PhoneDirectory, seatPrefix, trunkPrefix } from '../ports/phone-directory.ts';
import type { EndpointState, Telephony } from '../ports/telephony.ts';
import type { TrunkState, TrunkStates } from '../ports/trunk-states.ts';
import { failureOf, isCutOff, unlessGone } from './commands/failure.ts';
import { changedSince, printOf } from './phone-print.ts';

const syncEveryMs = 5_000;
/** Asterisk asks a new trunk within 10 s, waits 3 s, and calls it offline until then: see `qualify_frequency`. */
const firstAskedMs = 14_000;
/** What Asterisk takes for invalid, such as a trunk whose host has no address: trying every time would only take down what did work. */
const retryInvalidMs = 60_000;
/** In the order they are removed: what refers to others first. */
const objectTypes = ['registration', 'identify', 'endpoint', 'aor', 'auth'] as const;

const ownPrefixes = [trunkPrefix, seatPrefix, agentPrefix] as const;

const trunkStateOf = { online: 'reachable', offline: 'unreachable', unknown: 'unknown' } as const satisfies Record<
  EndpointState,
  TrunkState['state']
>;

export interface PhonePusherParts {
  readonly phones: PhoneDirectory;
  readonly trunkStates: TrunkStates;
  readonly telephony: Telephony;
  readonly live: LiveBus;
  readonly clock: Clock;
  readonly log: Log;
  readonly meters: Meters;
  /** Told now and then what Asterisk says of every phone, should news of one have got lost. */
  onStates(states: ReadonlyMap<string, EndpointState>): void;
}

/**
 * Keeps what Asterisk knows of browser phones and trunks equal to what PostgreSQL says. Every cause (a change, a new
 * connection, time) leads to the same comparison, so a lost message costs seconds and nothing else.
 */
export class PhonePusher {
  /** What was pushed, by id, as JSON, and when. */
  private readonly pushed = new Map<string, { readonly json: string; readonly at: number }>();
  /** What Asterisk took for invalid, by id, and when. */
  private readonly invalid = new Map<string, { readonly json: string; readonly at: number }>();
  private working: Promise<void> | null = null;
  private again = false;
  private stopped = false;
  private withdraw: (() => void) | null = null;

  constructor(private readonly parts: PhonePusherParts) {}

  /** Asterisk may have been started anew and know nothing. */
  connected(): void {
    this.pushed.clear();
    this.invalid.clear();
    this.sync();
  }

  sync(): void {
    if (this.stopped) return;
    this.again = true;
    this.working ??= Promise.resolve().then(() => this.work());
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.withdraw?.();
    await this.working;
  }

  private async work(): Promise<void> {
    this.withdraw?.();
    while (this.again && !this.stopped) {
      this.again = false;
      try {
        await this.compare();
      } catch (error) {
        if (!isCutOff(error)) this.parts.log.warn('phones could not be compared', { error });
      }
    }
    this.working = null;
    if (!this.stopped) this.withdraw = this.parts.clock.after(syncEveryMs, () => this.sync());
  }

  private async compare(): Promise<void> {
    const { phones, telephony } = this.parts;
    if (!telephony.connected) return;
    const expired = await phones.expired();
    const wanted = await phones.all();
    const wantedIds = new Set(wanted.map(({ id }) => id));
    for (const phone of wanted) {
      if (this.isDue(phone)) await this.push(phone);
    }
    for (const id of new Set([...expired, ...this.pushed.keys(), ...this.invalid.keys()])) {
      if (!wantedIds.has(id)) await this.remove(id);
    }
    for (const id of expired) await phones.forget(id);
    const endpoints = await telephony.endpoints();
    // Pushed by an earlier life of this process, for a trunk that was removed or a sign-in that was ended since.
    for (const id of endpoints.keys()) {
      if (ownPrefixes.some((prefix) => id.startsWith(prefix)) && !wantedIds.has(id)) await this.remove(id);
    }
    this.tellStates(wanted, endpoints);
    this.parts.onStates(endpoints);
  }

  private tellStates(wanted: readonly Phone[], endpoints: ReadonlyMap<string, EndpointState>): void {
    const now = this.parts.clock.now();
    const states = wanted.flatMap(({ id, trunkId }): TrunkState[] => {
      if (trunkId === undefined) return [];
      const endpoint = endpoints.get(id) ?? 'unknown';
      const isNew = now - (this.pushed.get(id)?.at ?? now) < firstAskedMs;
      return [{ trunkId, state: trunkStateOf[endpoint === 'offline' && isNew ? 'unknown' : endpoint] }];
    });
    this.parts.trunkStates.tell(states, now);
    const unreachable = states.filter(({ state }) => state === 'unreachable').length;
    this.parts.meters.set('trunks_unreachable', unreachable);
  }

  private isDue(phone: Phone): boolean {
    const json = JSON.stringify(phone);
    const invalid = this.invalid.get(phone.id);
    if (invalid?.json === json && this.parts.clock.now() - invalid.at < retryInvalidMs) return false;
    return this.pushed.get(phone.id)?.json !== json;
  }

  private async push(phone: Phone): Promise<void> {
    const { phones, live, clock, log, meters } = this.parts;
    try {
      await this.bringUpToDate(phone);
      this.pushed.set(phone.id, { json: JSON.stringify(phone), at: clock.now() });
      this.invalid.delete(phone.id);
      meters.count('phones_pushed_total', 1, 'pushed');
      if (phone.kind !== 'browser') return;
      await phones.markReady(phone.id);
      live.publish({ type: 'endpoint.ready', endpointId: phone.id, at: clock.now() });
    } catch (error) {
      if (isCutOff(error)) throw error;
      this.pushed.delete(phone.id);
      if (failureOf(error).code === 'telephony_invalid') {
        this.invalid.set(phone.id, { json: JSON.stringify(phone), at: clock.now() });
      }
      meters.count('phones_pushed_total', 1, 'failed');
      log.error('a phone could not be pushed to Asterisk', { phoneId: phone.id, error });
      if (phone.kind !== 'browser') return;
      live.publish({ type: 'endpoint.failed', endpointId: phone.id, reason: failureOf(error).code, at: clock.now() });
    }
  }

  /**
   * An object that is replaced is away for a moment, and with an aor go the phones that registered with it. Asterisk outlives this
   * process, so what it was told is noted there: only what differs is put.
   */
  private async bringUpToDate(phone: Phone): Promise<void> {
    const { telephony } = this.parts;
    const before = await telephony.noted(phone.id);
    const print = printOf(phone);
    if (before === print) return;
    await telephony.note(phone.id, '');
    await this.removeLeftOut(phone);
    for (const { type, fields } of changedSince(before, phone)) await telephony.putObject(type, phone.id, fields);
    await telephony.note(phone.id, print);
  }

  /** A trunk that no longer registers, say: what it does not need any more would stay. */
  private async removeLeftOut({ kind, id, objects }: Phone): Promise<void> {
    if (kind !== 'trunk') return;
    for (const type of objectTypes) {
      if (objects.some((object) => object.type === type)) continue;
      await unlessGone(this.parts.telephony.deleteObject(type, id));
    }
  }

  private async remove(id: string): Promise<void> {
    await this.parts.telephony.note(id, '');
    for (const type of objectTypes) await unlessGone(this.parts.telephony.deleteObject(type, id));
    this.pushed.delete(id);
    this.invalid.delete(id);
    this.parts.meters.count('phones_pushed_total', 1, 'removed');
  }
}
