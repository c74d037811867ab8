import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { pause, withDeadline } from '../deadline.ts';

const writeMsMax = 10_000;
const retryMs = 500;
const attemptsMax = 20;
/** More than an hour of a very large centre; a store that is away for longer loses reports, and no calls. */
const waitingMax = 50_000;

/** Writes what reports are made from, one after another and in order, behind everything that callers wait for. */
export class BookWriter {
  private readonly waiting: (() => Promise<void>)[] = [];
  private working: Promise<void> | null = null;
  private stopped = false;

  constructor(private readonly parts: { readonly clock: Clock; readonly log: Log }) {}

  write(task: () => Promise<void>): void {
    if (this.stopped) return;
    if (this.waiting.length >= waitingMax) {
      this.parts.log.error('a row for reports was dropped; the store is away for too long');
      return;
    }
    this.waiting.push(task);
    this.working ??= Promise.resolve().then(() => this.work());
  }

  async flush(): Promise<void> {
    while (this.working) await this.working;
  }

  stop(): void {
    this.stopped = true;
    this.waiting.length = 0;
  }

  private async work(): Promise<void> {
    for (let task = this.waiting.shift(); task && !this.stopped; task = this.waiting.shift()) await this.attempt(task);
    this.working = null;
  }

  private async attempt(task: () => Promise<void>): Promise<void> {
    const { clock, log } = this.parts;
    for (let attempt = 1; !this.stopped; attempt += 1) {
      try {
        await withDeadline(clock, writeMsMax, 'Writing for reports', task());
        return;
      } catch (error) {
        if (attempt >= attemptsMax) {
          log.error('a row for reports could not be written', { error });
          return;
        }
        await pause(clock, retryMs);
      }
    }
  }
}
