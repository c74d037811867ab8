import { Queue } from 'bullmq';
import { PublicError } from '@/server/public-error';
import { redis } from '@/server/redis';

const prefix = 'bull';
const scanCount = 500;
const holder = globalThis as { patchbayQueues?: Map<string, Queue> };

/** The queue of that name over the shared connection. */
export function openQueue(name: string): Queue {
  holder.patchbayQueues ??= new Map();
  const known = holder.patchbayQueues.get(name);
  if (known !== undefined) return known;
  const queue = new Queue(name, { connection: redis(), prefix });
  holder.patchbayQueues.set(name, queue);
  return queue;
}

/** The names of every queue that Redis holds: also those that only a runtime knows. */
export async function listQueueNames(): Promise<string[]> {
  const names = new Set<string>();
  let cursor = '0';
  do {
    const [next, keys] = await redis().scan(cursor, 'MATCH', `${prefix}:*:meta`, 'COUNT', scanCount);
    for (const key of keys) names.add(key.slice(prefix.length + 1, -':meta'.length));
    cursor = next;
  } while (cursor !== '0');
  return [...names].sort();
}

/** @throws PublicError `not_found` for a queue that does not exist: opening it would make it */
export async function existingQueue(name: string): Promise<Queue> {
  if ((await listQueueNames()).includes(name)) return openQueue(name);
  throw new PublicError('NOT_FOUND', 'not_found', { en: 'This queue does not exist.', zh: '此队列不存在。' });
}
