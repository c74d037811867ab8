import { type Database, queues } from '@patchbay/drizzle';
import type { ProblemNotes } from '../field-problems.ts';

/** The ids without doubles, having noted those that name no queue. */
export async function checkQueueIds(tx: Database, notes: ProblemNotes, ids: readonly string[]): Promise<string[]> {
  const once = [...new Set(ids)];
  if (once.length === 0) return once;
  const rows = await tx.select({ id: queues.id }).from(queues);
  const known = new Set(rows.map(({ id }) => id));
  for (const [at, id] of once.entries()) {
    if (!known.has(id)) notes.add(`queueIds.${at}`, 'this queue does not exist (any more)', '此队列不存在');
  }
  return once;
}
