import type { Clock } from '../ports/clock.ts';
import type { Fence } from '../ports/journal.ts';
import type { LiveBus } from '../ports/live-bus.ts';
import type { Log } from '../ports/log.ts';
import type { Meters } from '../ports/meters.ts';
import type { Rollouts } from '../ports/rollouts.ts';

const lookEveryMs = 3_000;

export interface RolloutKeeperParts {
  readonly rollouts: Rollouts;
  readonly clock: Clock;
  readonly live: LiveBus;
  readonly log: Log;
  readonly meters: Meters;
}

/**
 * Has roll-outs judged every few seconds while the lease is held. It remembers nothing: all that counts is stored, so
 * whoever has the lease next goes on with the same figures.
 */
export class RolloutKeeper {
  private withdraw: (() => void) | null = null;
  private stopped = false;

  constructor(private readonly parts: RolloutKeeperParts) {}

  start(fence: Fence): void {
    if (this.stopped) return;
    this.withdraw = this.parts.clock.after(lookEveryMs, () => {
      this.look(fence).finally(() => this.start(fence));
    });
  }

  stop(): void {
    this.stopped = true;
    this.withdraw?.();
  }

  private async look(fence: Fence): Promise<void> {
    const { rollouts, clock, live, log, meters } = this.parts;
    try {
      for (const { id, flowId, stoppedFor } of await rollouts.stopWorse(fence)) {
        meters.count('rollouts_stopped_total', 1, stoppedFor);
        log.warn('a roll-out was stopped: its version is worse than allowed', { rolloutId: id, flowId, stoppedFor });
        live.publish({ type: 'rollout.stopped', rolloutId: id, flowId, stoppedFor, at: clock.now() });
      }
    } catch (error) {
      log.warn('roll-outs could not be judged; they are in a few seconds', { error });
    }
  }
}
