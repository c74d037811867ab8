import type { Clock } from '../ports/clock.ts';
import type { LiveBus } from '../ports/live-bus.ts';
import type { Log } from '../ports/log.ts';
import type { Meters } from '../ports/meters.ts';
import { type Phone, type PhoneDirectory, trunkPrefix } from '../ports/phone-directory.ts';
import type { EndpointState, Telephony } from '../ports/telephony.ts';
import type { TrunkState, TrunkStates } from '../ports/trunk-states.ts';
import { failureOf, isCutOff, unlessGone } from './commands/failure.ts';

const syncEveryMs = 5_000;
/** In the order they are removed: what refers to others first. */
const objectTypes = ['registration', 'identify', 'endpoint', 'aor', 'auth'] as const;

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
}

/**
 * Keeps what Asterisk knows of browser phones and trunks equal to what PostgreSQL says. Every cause (a change, a new
 * connection, time) leads to the same comparison, so a lost message costs seconds and nothing else.
 */
export class PhonePusher {
  /** What was pushed, by id, as JSON. */
  private readonly pushed = new Map<string, string>();
  private working: Promise<void> | null = null;
  private again = false;
  private stopped = false;
  private withdraw: (() => void) | null = null;

  constructor(private readonly parts: PhonePusherParts) {}

  /** Asterisk may have been started anew and know nothing. */
  connected(): void {
    this.pushed.clear();
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
      if (this.pushed.get(phone.id) !== JSON.stringify(phone)) await this.push(phone);
    }
    for (const id of new Set([...expired, ...this.pushed.keys()])) {
      if (!wantedIds.has(id)) await this.remove(id);
    }
    for (const id of expired) await phones.forget(id);
    const endpoints = await telephony.endpoints();
    // Pushed by an earlier life of this process, for a trunk that was removed since.
    for (const id of endpoints.keys()) {
      if (id.startsWith(trunkPrefix) && !wantedIds.has(id)) await this.remove(id);
    }
    this.tellStates(wanted, endpoints);
  }

  private tellStates(wanted: readonly Phone[], endpoints: ReadonlyMap<string, EndpointState>): void {
    const states = wanted.flatMap(({ id, trunkId }): TrunkState[] =>
      trunkId === undefined ? [] : [{ trunkId, state: trunkStateOf[endpoints.get(id) ?? 'unknown'] }],
    );
    this.parts.trunkStates.tell(states, this.parts.clock.now());
    const unreachable = states.filter(({ state }) => state === 'unreachable').length;
    this.parts.meters.set('trunks_unreachable', unreachable);
  }

  private async push(phone: Phone): Promise<void> {
    const { telephony, phones, live, clock, log, meters } = this.parts;
    try {
      await this.removeLeftOut(phone);
      for (const { type, fields } of phone.objects) await telephony.putObject(type, phone.id, fields);
      this.pushed.set(phone.id, JSON.stringify(phone));
      meters.count('phones_pushed_total', 1, 'pushed');
      if (phone.kind !== 'browser') return;
      await phones.markReady(phone.id);
      live.publish({ type: 'endpoint.ready', endpointId: phone.id, at: clock.now() });
    } catch (error) {
      if (isCutOff(error)) throw error;
      meters.count('phones_pushed_total', 1, 'failed');
      log.error('a phone could not be pushed to Asterisk', { phoneId: phone.id, error });
      if (phone.kind !== 'browser') return;
      live.publish({ type: 'endpoint.failed', endpointId: phone.id, reason: failureOf(error).code, at: clock.now() });
    }
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
    for (const type of objectTypes) await unlessGone(this.parts.telephony.deleteObject(type, id));
    this.pushed.delete(id);
    this.parts.meters.count('phones_pushed_total', 1, 'removed');
  }
}
