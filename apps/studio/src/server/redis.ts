import { Redis } from 'ioredis';
import { readEnvironment } from './environment';
import { log } from './log';

const holder = globalThis as { patchbayRedis?: Redis };

/** The shared connection for publishing and plain commands; a subscriber needs one of its own (`openRedis`). */
export function redis(): Redis {
  holder.patchbayRedis ??= openRedis('shared');
  return holder.patchbayRedis;
}

/** A connection that comes back by itself; `name` stands in Redis's client list and in our log. */
export function openRedis(name: string, { blocking = false }: { blocking?: boolean } = {}): Redis {
  const connection = new Redis(readEnvironment().REDIS_URL, {
    connectionName: `studio-${name}`,
    // BullMQ waits on its connection for as long as it takes, and insists on this.
    maxRetriesPerRequest: blocking ? null : 3,
    retryStrategy: (attempt) => Math.min(attempt * 200, 3_000),
  });
  connection.on('error', (error: Error) => log.warn({ error, connection: name }, 'redis.failed'));
  return connection;
}
