import type { DialWay } from '../../ports/dial-plan.ts';
import type { Log } from '../../ports/log.ts';
import type { Telephony } from '../../ports/telephony.ts';
import { isUnreachable } from '../commands/dial-outcome.ts';
import { failureOf, isCutOff } from '../commands/failure.ts';

/** Q.850: temporary failure. */
const causeTemporary = 41;

/** Whom a leg rings, over which ways one after another, and for how long. */
export interface RingOrder {
  readonly ways: readonly [DialWay, ...DialWay[]];
  readonly ringTimeoutMs: number;
  readonly headers: Readonly<Record<string, string>>;
}

interface Ringing {
  readonly order: RingOrder;
  next: readonly DialWay[];
  rang: boolean;
}

/** Rings legs. A way that cannot be reached is followed by the next one, unless the far end rang already. */
export class LegRinger {
  private readonly ringing = new Map<string, Ringing>();

  constructor(
    private readonly parts: {
      readonly telephony: Telephony;
      readonly log: Log;
      worldEpoch(): number;
      /** It could not be rung at all, or no way was left. */
      failed(legId: string, cause: number): void;
    },
  ) {}

  /** Resolves once Asterisk has been asked. */
  async ring(legId: string, order: RingOrder): Promise<void> {
    const [way, ...next] = order.ways;
    this.ringing.set(legId, { order, next, rang: false });
    await this.dial(legId, way, order);
  }

  /** True where another way is tried, and the leg is not to be taken for gone. */
  gone(legId: string, cause: number): boolean {
    const ringing = this.ringing.get(legId);
    const [way, ...next] = ringing?.next ?? [];
    if (!ringing || way === undefined || ringing.rang || !isUnreachable(cause)) {
      this.ringing.delete(legId);
      return false;
    }
    this.parts.log.warn('a line could not be reached; the next one is tried', { cause, legId });
    ringing.next = next;
    void this.dial(legId, way, ringing.order);
    return true;
  }

  rang(legId: string): void {
    const ringing = this.ringing.get(legId);
    if (ringing) ringing.rang = true;
  }

  /** It is answered, or not wanted any more. */
  forget(legId: string): void {
    this.ringing.delete(legId);
  }

  /** False for one that only an earlier life of this process rang. */
  knows(legId: string): boolean {
    return this.ringing.has(legId);
  }

  private async dial(legId: string, { endpoint, callerId }: DialWay, order: RingOrder): Promise<void> {
    const { ringTimeoutMs, headers } = order;
    try {
      await this.parts.telephony.dial(legId, { endpoint, callerId, ringTimeoutMs, headers });
    } catch (error) {
      // Cut off from Asterisk: the next look at it tells whether it rings.
      if (isCutOff(error)) return;
      this.parts.log.warn('a phone could not be rung', { legId, code: failureOf(error).code, error });
      this.ringing.delete(legId);
      this.parts.failed(legId, causeTemporary);
    }
  }
}
