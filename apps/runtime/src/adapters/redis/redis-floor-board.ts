import { type FloorField, floorFieldName, floorHash, type LiveMessage, liveChannel } from '@patchbay/records';
import { Redis } from 'ioredis';
import type { FloorBoard } from '../../ports/floor-board.ts';
import type { Log } from '../../ports/log.ts';

const connectTimeoutMs = 3_000;
const commandTimeoutMs = 3_000;
const reconnectMsMax = 1_000;

/** One hash with a field each; written whole whenever Redis was away. */
export class RedisFloorBoard implements FloorBoard {
  private readonly redis: Redis;
  private listener: () => void = () => undefined;

  constructor(
    url: string,
    private readonly log: Log,
  ) {
    this.redis = new Redis(url, {
      connectTimeout: connectTimeoutMs,
      commandTimeout: commandTimeoutMs,
      // What was true a while ago is of no use.
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      retryStrategy: (attempt) => Math.min(attempt * 100, reconnectMsMax),
    });
    this.redis.on('error', (error: Error) => this.log.debug('the floor cannot be told', { error }));
    this.redis.on('ready', () => this.listener());
  }

  write(fields: readonly FloorField[], goneNames: readonly string[]): void {
    if (this.redis.status !== 'ready') return;
    const pipeline = this.redis.pipeline();
    if (goneNames.length > 0) pipeline.hdel(floorHash, ...goneNames);
    if (fields.length > 0) pipeline.hset(floorHash, ...pairsOf(fields));
    this.send(pipeline);
  }

  replace(fields: readonly FloorField[]): void {
    if (this.redis.status !== 'ready') return;
    const pipeline = this.redis.multi().del(floorHash);
    if (fields.length > 0) pipeline.hset(floorHash, ...pairsOf(fields));
    // In the same transaction: who reads because of it reads this board and not the one before.
    const replaced: LiveMessage = { type: 'floor.replaced', at: Date.now() };
    this.send(pipeline.publish(liveChannel, JSON.stringify(replaced)));
  }

  onLost(listener: () => void): void {
    this.listener = listener;
  }

  close(): void {
    this.redis.disconnect();
  }

  private send(pipeline: ReturnType<Redis['pipeline']>): void {
    pipeline.exec().catch((error: unknown) => this.log.warn('the floor could not be told', { error }));
  }
}

function pairsOf(fields: readonly FloorField[]): string[] {
  return fields.flatMap((field) => [floorFieldName(field), JSON.stringify(field)]);
}
