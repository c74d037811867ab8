import { type FloorField, floorFieldName, floorHash, type LiveMessage, liveChannel } from '@patchbay/records';
import type { Redis } from 'ioredis';
import type { FloorBoard } from '../../ports/floor-board.ts';
import type { Log } from '../../ports/log.ts';
import { connectRedis } from './connect-redis.ts';

const commandTimeoutMs = 3_000;
/** There as long as Redis has not forgotten what it was told: a flush does not end a connection. */
const heldKey = `${floorHash}:held`;
const lookEveryMs = 1_000;

/** One hash with a field each; written whole whenever Redis was away. */
export class RedisFloorBoard implements FloorBoard {
  private readonly redis: Redis;
  private listener: () => void = () => undefined;
  private readonly looking: NodeJS.Timeout;
  private isHeld = false;

  constructor(
    url: string,
    private readonly log: Log,
  ) {
    this.redis = connectRedis(url, { commandTimeout: commandTimeoutMs });
    this.redis.on('error', (error: Error) => this.log.debug('the floor cannot be told', { error }));
    this.redis.on('ready', () => this.listener());
    this.looking = setInterval(() => this.look(), lookEveryMs);
    this.looking.unref();
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
    this.isHeld = true;
    const pipeline = this.redis.multi().del(floorHash).set(heldKey, '1');
    if (fields.length > 0) pipeline.hset(floorHash, ...pairsOf(fields));
    // In the same transaction: who reads because of it reads this board and not the one before.
    const replaced: LiveMessage = { type: 'floor.replaced', at: Date.now() };
    this.send(pipeline.publish(liveChannel, JSON.stringify(replaced)));
  }

  onLost(listener: () => void): void {
    this.listener = listener;
  }

  close(): void {
    clearInterval(this.looking);
    this.redis.disconnect();
  }

  private look(): void {
    if (!this.isHeld || this.redis.status !== 'ready') return;
    this.redis.exists(heldKey).then(
      (found) => {
        if (found === 0) this.listener();
      },
      (error: unknown) => this.log.debug('the floor could not be looked at', { error }),
    );
  }

  private send(pipeline: ReturnType<Redis['pipeline']>): void {
    pipeline.exec().catch((error: unknown) => this.log.warn('the floor could not be told', { error }));
  }
}

function pairsOf(fields: readonly FloorField[]): string[] {
  return fields.flatMap((field) => [floorFieldName(field), JSON.stringify(field)]);
}
