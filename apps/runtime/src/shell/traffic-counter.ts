import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { TrafficBook } from '../ports/traffic.ts';

const countEveryMs = 5_000;
/** Between two batches where more is left: calls that go on come first. */
const restMs = 100;

/**
 * Counts calls once they are over, beside everything else: nobody waits for it, and what is not counted yet is read off the
 * calls themselves by whoever asks.
 */
export class TrafficCounter {
  private stopped = false;
  private withdraw: (() => void) | null = null;
  private counting: Promise<void> | null = null;

  constructor(private readonly parts: { readonly book: TrafficBook; readonly clock: Clock; readonly log: Log }) {}

  start(): void {
    this.again(countEveryMs);
  }

  /** Resolves when the batch under way is stored. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.withdraw?.();
    await this.counting;
  }

  private again(afterMs: number): void {
    if (this.stopped) return;
    this.withdraw = this.parts.clock.after(afterMs, () => {
      this.counting = this.count();
    });
  }

  private async count(): Promise<void> {
    let counted = 0;
    try {
      counted = await this.parts.book.countSome();
    } catch (error) {
      this.parts.log.warn('the calls that are over could not be counted; they are later', { error });
    }
    this.again(counted === 0 ? countEveryMs : restMs);
  }
}
