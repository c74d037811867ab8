import { Redis, type RedisOptions } from 'ioredis';

const connectTimeoutMs = 3_000;
const reconnectMsMax = 1_000;

/**
 * A connection that comes back by itself and keeps nothing meanwhile: a command fails at once while Redis is away. What was to be
 * told or asked a while ago would come too late, and all of it in one burst.
 */
export function connectRedis(url: string, options: Pick<RedisOptions, RedisOption> = {}): Redis {
  return new Redis(url, {
    connectTimeout: connectTimeoutMs,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (attempt) => Math.min(attempt * 100, reconnectMsMax),
    ...options,
  });
}

type RedisOption = 'commandTimeout' | 'autoResubscribe' | 'autoResendUnfulfilledCommands' | 'retryStrategy';
