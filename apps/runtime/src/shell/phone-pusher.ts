import type { Clock } from '../ports/clock.ts';
import type { LiveBus } from '../ports/live-bus.ts';
import type { Log } from '../ports/log.ts';
import type { Meters } from '../ports/meters.ts';
import type { Phone, PhoneDirectory } from '../ports/phone-directory.ts';
import type { Telephony } from '../ports/telephony.ts';
import { failureOf, isCutOff, unlessGone } from './commands/failure.ts';

const syncEveryMs = 5_000;
const objectTypes = ['endpoint', 'aor', 'auth'] as const;

export interface PhonePusherParts {
  readonly phones: PhoneDirectory;
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
  }

  private async push(phone: Phone): Promise<void> {
    const { telephony, phones, live, clock, log, meters } = this.parts;
    try {
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

  private async remove(id: string): Promise<void> {
    for (const type of objectTypes) await unlessGone(this.parts.telephony.deleteObject(type, id));
    this.pushed.delete(id);
    this.parts.meters.count('phones_pushed_total', 1, 'removed');
  }
}
