import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Meters } from '../ports/meters.ts';
import type { StuckRuns } from '../ports/stuck-runs.ts';

const lookEveryMs = 15_000;

export interface StuckWatchParts {
  readonly stuckRuns: StuckRuns;
  readonly clock: Clock;
  readonly log: Log;
  readonly meters: Meters;
  /** False on a standby: one runtime of each Asterisk tells is enough. */
  isServing(): boolean;
}

/** Says in the log and the metrics which runs are stuck, each once for every reason; what is done about them, people decide. */
export class StuckWatch {
  private known = new Set<string>();
  private stopped = false;
  private withdraw: (() => void) | null = null;
  private looking: Promise<void> | null = null;

  constructor(private readonly parts: StuckWatchParts) {}

  start(): void {
    if (this.stopped) return;
    this.withdraw = this.parts.clock.after(lookEveryMs, () => {
      this.looking = this.look().finally(() => this.start());
    });
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.withdraw?.();
    await this.looking;
  }

  private async look(): Promise<void> {
    const { stuckRuns, log, meters, isServing } = this.parts;
    if (!isServing()) return;
    try {
      const found = await stuckRuns.list();
      meters.set('stuck_runs', found.length);
      const seen = new Set<string>();
      for (const { runId, reason, sinceMs, nodeId } of found) {
        const key = `${runId} ${reason}`;
        seen.add(key);
        if (!this.known.has(key)) log.error('a run is stuck', { runId, reason, nodeId, since: new Date(sinceMs) });
      }
      this.known = seen;
    } catch (error) {
      log.warn('stuck runs could not be looked for', { error });
    }
  }
}
