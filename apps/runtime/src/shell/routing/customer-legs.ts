import type { PromisedCallback } from '../../ports/callbacks.ts';
import type { DialPlan } from '../../ports/dial-plan.ts';
import type { Log } from '../../ports/log.ts';
import type { Telephony, TelephonyEvent } from '../../ports/telephony.ts';
import { failureOf, isCutOff, unlessGone } from '../commands/failure.ts';

const causeNormalClearing = 16;

export interface CustomerLegsParts {
  readonly telephony: Telephony;
  readonly dialPlan: DialPlan;
  readonly log: Log;
}

interface Told {
  answered(): void;
  gone(): void;
}

/** Customers who are dialled before their agent: they hear music until the agent is there. */
export class CustomerLegs {
  /** How long a customer's phone rings. */
  readonly ringMs = 45_000;
  /** By leg. */
  private readonly legs = new Map<string, { readonly callbackId: string; readonly told: Told; up: boolean }>();

  constructor(private readonly parts: CustomerLegsParts) {}

  legOf({ id, attempts }: Pick<PromisedCallback, 'id' | 'attempts'>): string {
    return `desk.${id}-${attempts}.customer`;
  }

  isUp(callbackId: string): boolean {
    return [...this.legs.values()].some((leg) => leg.callbackId === callbackId && leg.up);
  }

  owns(legId: string): boolean {
    return this.legs.has(legId);
  }

  dial(row: PromisedCallback, told: Told): void {
    const legId = this.legOf(row);
    this.legs.set(legId, { callbackId: row.id, told, up: false });
    this.ring(legId, row).catch((error: unknown) => {
      this.parts.log.warn('a customer could not be called back', {
        callbackId: row.id,
        code: failureOf(error).code,
        error,
      });
      this.lost(legId);
    });
  }

  /** Knows a leg again that an earlier life of this process made; one that is not there is dialled. */
  adopt(row: PromisedCallback, told: Told, state: 'up' | 'ringing' | 'down' | null): void {
    const legId = this.legOf(row);
    if (this.legs.has(legId)) return;
    if (state === null) this.dial(row, told);
    else this.legs.set(legId, { callbackId: row.id, told, up: state === 'up' });
  }

  /** Their agent is there: the music ends. */
  readyToTalk(row: PromisedCallback): void {
    this.quietly('music could not be stopped', this.parts.telephony.stopMusic(this.legOf(row)));
  }

  hangUp(row: PromisedCallback): void {
    const legId = this.legOf(row);
    if (!this.legs.delete(legId)) return;
    this.quietly('a customer could not be hung up', this.parts.telephony.hangup(legId, causeNormalClearing));
  }

  /** True where the event was for a customer's leg. */
  heard(event: TelephonyEvent): boolean {
    if (event.type !== 'leg.ringing' && event.type !== 'leg.answered' && event.type !== 'leg.gone') return false;
    const leg = this.legs.get(event.legId);
    if (!leg) return false;
    if (event.type === 'leg.gone') this.lost(event.legId);
    else if (event.type === 'leg.answered' && !leg.up) {
      leg.up = true;
      this.quietly('music could not be played', this.parts.telephony.startMusic(event.legId));
      leg.told.answered();
    }
    return true;
  }

  private async ring(legId: string, row: PromisedCallback): Promise<void> {
    const { dialPlan, telephony } = this.parts;
    const destination = { kind: 'number', number: row.number } as const;
    const route = await dialPlan.route(destination, { callerId: null, calledNumber: '' });
    if (!route.ok) {
      this.parts.log.warn('a callback is not allowed or has no line', { callbackId: row.id, reason: route.message });
      this.lost(legId);
      return;
    }
    const [{ endpoint, callerId }] = route.ways;
    await telephony.dial(legId, { endpoint, callerId, ringTimeoutMs: this.ringMs });
  }

  private lost(legId: string): void {
    const leg = this.legs.get(legId);
    this.legs.delete(legId);
    leg?.told.gone();
  }

  private quietly(trouble: string, work: Promise<void>): void {
    unlessGone(work).catch((error: unknown) => {
      if (!isCutOff(error)) this.parts.log.warn(trouble, { error });
    });
  }
}
