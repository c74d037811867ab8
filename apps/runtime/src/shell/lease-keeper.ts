import type { Clock } from '../ports/clock.ts';
import type { Fence } from '../ports/journal.ts';
import type { LeaseStore } from '../ports/lease.ts';
import type { Log } from '../ports/log.ts';
import type { Meters } from '../ports/meters.ts';

export const leaseTtlMs = 2_000;
const renewEveryMs = 500;
const tryEveryMs = 200;

export interface LeaseKeeperParts {
  readonly leases: LeaseStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly meters: Meters;
  readonly leaseName: string;
  readonly holder: string;
  isDead(holder: string): boolean;
  onAcquired(fence: Fence): void;
  onLost(): void;
}

/**
 * Gets the lease and keeps it. While the store does not answer, a held lease is kept: without the store nobody else can
 * take it, and the journal cannot be written either. Whether it is still ours is asked as soon as the store answers.
 */
export class LeaseKeeper {
  private epoch: number | null = null;
  private stopped = false;
  private withdraw: (() => void) | null = null;
  private asking: Promise<void> | null = null;
  /** False while the store does not answer. */
  storeAnswers = true;

  constructor(private readonly parts: LeaseKeeperParts) {}

  get held(): boolean {
    return this.epoch !== null && !this.stopped;
  }

  start(): void {
    this.again(0);
  }

  /** Gives the lease to whoever waits for it. */
  async release(): Promise<void> {
    this.halt();
    await this.asking;
    if (this.epoch === null) return;
    await this.parts.leases.release(this.parts.leaseName, this.parts.holder, this.epoch);
    this.epoch = null;
    this.parts.meters.set('lease_held', 0);
  }

  /** Stops asking; a held lease runs out by itself. */
  halt(): void {
    this.stopped = true;
    this.withdraw?.();
  }

  private again(afterMs: number): void {
    if (this.stopped) return;
    this.withdraw = this.parts.clock.after(afterMs, () => {
      this.asking = this.ask();
    });
  }

  private async ask(): Promise<void> {
    try {
      const lost = this.epoch === null ? await this.tryAcquire() : !(await this.renew(this.epoch));
      this.storeAnswers = true;
      if (lost) {
        this.halt();
        this.parts.onLost();
        return;
      }
    } catch (error) {
      if (this.storeAnswers) this.parts.log.warn('the lease store does not answer', { error });
      this.storeAnswers = false;
    }
    this.again(this.epoch === null ? tryEveryMs : renewEveryMs);
  }

  private renew(epoch: number): Promise<boolean> {
    return this.parts.leases.renew(this.parts.leaseName, this.parts.holder, epoch, leaseTtlMs);
  }

  private async tryAcquire(): Promise<false> {
    const { leases, leaseName, holder, log, meters } = this.parts;
    const other = await leases.holder(leaseName);
    const presumedDead = other !== null && other !== holder && this.parts.isDead(other) ? other : null;
    const epoch = await leases.acquire(leaseName, holder, leaseTtlMs, presumedDead);
    if (epoch === null || this.stopped) return false;
    this.epoch = epoch;
    meters.set('lease_held', 1);
    log.info('the lease is held', { lease: leaseName, epoch });
    this.parts.onAcquired({ lease: leaseName, holder, epoch });
    return false;
  }
}
