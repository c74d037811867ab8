import { parseTrunkState, type TrunkStatus, trunkStateKey } from '@patchbay/records';
import { log } from '@/server/log';
import { redis } from '@/server/redis';

/** What the runtime last told of each trunk, in the order asked; null where nothing holds good, or Redis is away. */
export async function readTrunkStatuses(trunkIds: readonly string[]): Promise<(TrunkStatus | null)[]> {
  if (trunkIds.length === 0) return [];
  try {
    return (await redis().mget(trunkIds.map(trunkStateKey))).map(parseTrunkState);
  } catch (error) {
    log.warn({ error }, 'trunk_status.not_read');
    return trunkIds.map(() => null);
  }
}
