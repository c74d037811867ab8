import { nextTrunkState, parseTrunkState, trunkStateKey, trunkStateLifeMs } from '@patchbay/records';
import type { Redis } from 'ioredis';
import type { Log } from '../../ports/log.ts';
import type { TrunkState, TrunkStates } from '../../ports/trunk-states.ts';
import { connectRedis } from './connect-redis.ts';

const commandTimeoutMs = 3_000;

/** One key a trunk, which expires. Since when a state holds is read back from there, so that a restart does not begin it anew. */
export class RedisTrunkStates implements TrunkStates {
  private readonly redis: Redis;
  private writing = false;

  constructor(
    url: string,
    private readonly log: Log,
  ) {
    this.redis = connectRedis(url, { commandTimeout: commandTimeoutMs });
    this.redis.on('error', (error: Error) => this.log.debug('trunk states cannot be told', { error }));
  }

  tell(states: readonly TrunkState[], at: number): void {
    if (this.redis.status !== 'ready' || this.writing) return;
    this.writing = true;
    this.write(states, at)
      .catch((error: unknown) => this.log.warn('trunk states could not be told', { error }))
      .finally(() => {
        this.writing = false;
      });
  }

  close(): void {
    this.redis.disconnect();
  }

  private async write(states: readonly TrunkState[], at: number): Promise<void> {
    for (const { trunkId, state } of states) {
      // After a restart Asterisk has yet to ask; what was told before expires by itself.
      if (state === 'unknown') continue;
      const key = trunkStateKey(trunkId);
      const before = parseTrunkState(await this.redis.get(key));
      await this.redis.set(key, nextTrunkState(before, state, at), 'PX', trunkStateLifeMs);
    }
  }
}
