import { type Database, queues, skills } from '@patchbay/drizzle';
import { checkedQueue } from '../centre/checked-queue.ts';
import type { Queue, QueueInput } from '../centre/queue.ts';
import { notFound } from '../record-error.ts';

/** A queue as it is, and as it would be with changes that nobody saves. */
export interface TriedQueue {
  readonly before: Queue;
  readonly after: Queue;
}

/** Checks changes as saving them would. @throws RecordError `not_found`, `value_invalid` naming every field that is wrong */
export async function triedQueue(db: Database, id: string, changes: Partial<QueueInput>): Promise<TriedQueue> {
  const [all, known] = await Promise.all([db.select().from(queues), db.select({ id: skills.id }).from(skills)]);
  const before = all.find((queue) => queue.id === id);
  if (!before) throw notFound('queue', id);
  const { id: _, createdAt, archivedAt, ...stored } = before;
  const neighbours = { queues: all, skillIds: new Set(known.map((skill) => skill.id)) };
  return { before, after: { ...checkedQueue(id, { ...stored, ...changes }, neighbours), id, createdAt, archivedAt } };
}
