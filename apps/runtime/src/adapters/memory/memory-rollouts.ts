import type { StoppedRollout } from '@patchbay/records';
import type { Fence } from '../../ports/journal.ts';
import type { Rollouts } from '../../ports/rollouts.ts';

/** Roll-outs in memory. Those in `worse` are stopped by the next who asks and may. */
export class MemoryRollouts implements Rollouts {
  readonly worse: StoppedRollout[] = [];

  constructor(private readonly holds: (fence: Fence) => boolean) {}

  async stopWorse(fence: Fence): Promise<readonly StoppedRollout[]> {
    return this.holds(fence) ? this.worse.splice(0) : [];
  }
}
