import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { RecordingFilesAtWork } from '../ports/recording-files.ts';

const lookEveryMs = 5_000;

/** Carries files of recordings to where they belong, beside everything else: no call waits for it. */
export class RecordingCarrier {
  private stopped = false;
  private withdraw: (() => void) | null = null;

  constructor(
    private readonly parts: { readonly files: RecordingFilesAtWork; readonly clock: Clock; readonly log: Log },
  ) {}

  start(): void {
    this.again();
  }

  /** What is under way is due again for whoever comes next, as it is after a death. */
  stop(): void {
    this.stopped = true;
    this.withdraw?.();
  }

  private again(): void {
    if (this.stopped) return;
    this.withdraw = this.parts.clock.after(lookEveryMs, () => {
      void this.work();
    });
  }

  private async work(): Promise<void> {
    const { files, log } = this.parts;
    try {
      await files.removeDue();
      // Until nothing is due: what failed rests, so this ends.
      while (!this.stopped && (await files.carryNext()) !== 'none');
    } catch (error) {
      log.warn('files of recordings could not be looked after; they are later', { error });
    }
    this.again();
  }
}
