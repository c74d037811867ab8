import type { queues } from '@patchbay/drizzle';

export type Queue = typeof queues.$inferSelect;

/** All that people decide about a queue. */
export type QueueInput = Omit<Queue, 'id' | 'createdAt' | 'archivedAt'>;
