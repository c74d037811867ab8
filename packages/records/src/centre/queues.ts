import { randomUUID } from 'node:crypto';
import { agentQueues, agents, type Database, queues, skills } from '@patchbay/drizzle';
import { asc, count, eq } from 'drizzle-orm';
import { type Actor, audited } from '../audit.ts';
import { nameTaken } from '../field-problems.ts';
import { isUniqueViolation, notFound, RecordError } from '../record-error.ts';
import { refuseWhereCallsNeedIt } from './centre-uses.ts';
import { checkedQueue } from './checked-queue.ts';
import type { Queue, QueueInput } from './queue.ts';

export interface QueueListItem extends Queue {
  /** How many agents serve it. */
  readonly agents: number;
}

/** What a queue begins with where nothing else is said; the same as the defaults of the table. */
export const newQueue: Omit<QueueInput, 'name'> = {
  priority: 0,
  strategy: 'longest_idle',
  ringTogetherMax: 1,
  ringTimeoutMs: 20_000,
  wrapUpMs: 30_000,
  ageingPerMinute: 0,
  rings: [],
  terms: [],
  overflow: [],
  open: true,
  hours: null,
  serviceLevelMs: 20_000,
  serviceLevelTarget: 0.8,
  alerts: null,
  wrapUpRequired: false,
};

/** By name; archived ones too, for those who show or restore them. */
export async function listQueues(db: Database): Promise<QueueListItem[]> {
  const [rows, counts] = await Promise.all([
    db.select().from(queues).orderBy(asc(queues.name)),
    db.select({ queueId: agentQueues.queueId, agents: count() }).from(agentQueues).groupBy(agentQueues.queueId),
  ]);
  const agentsOf = new Map(counts.map((one) => [one.queueId, one.agents]));
  return rows.map((row) => ({ ...row, agents: agentsOf.get(row.id) ?? 0 }));
}

/** @throws RecordError `not_found` */
export async function getQueue(db: Database, id: string): Promise<Queue> {
  const [row] = await db.select().from(queues).where(eq(queues.id, id));
  if (!row) throw notFound('queue', id);
  return row;
}

/** @throws RecordError `name_taken`, `value_invalid` naming every field that is wrong */
export async function createQueue(
  db: Database,
  actor: Actor,
  input: { name: string; id?: string } & Partial<QueueInput>,
): Promise<Queue> {
  const { id = randomUUID(), ...fields } = input;
  return await namedOnce(input.name, () =>
    audited(db, actor, { action: 'queue.created', subject: { kind: 'queue', id } }, async (tx) => {
      const values = checkedQueue(id, { ...newQueue, ...fields }, await lockNeighbours(tx));
      const [row] = await tx
        .insert(queues)
        .values({ ...values, id })
        .returning();
      if (!row) throw notFound('queue', id);
      return { result: row, before: null, after: row };
    }),
  );
}

/** Changes what is named and leaves the rest. @throws RecordError `not_found`, `name_taken`, `value_invalid` */
export async function updateQueue(
  db: Database,
  actor: Actor,
  id: string,
  changes: Partial<QueueInput>,
): Promise<Queue> {
  return await namedOnce(changes.name ?? '', () =>
    audited(db, actor, { action: 'queue.changed', subject: { kind: 'queue', id } }, async (tx) => {
      const neighbours = await lockNeighbours(tx);
      const before = neighbours.queues.find((one) => one.id === id);
      if (!before) throw notFound('queue', id);
      const { id: _, createdAt: __, archivedAt: ___, ...stored } = before;
      const values = checkedQueue(id, { ...stored, ...changes }, neighbours);
      const [row] = await tx.update(queues).set(values).where(eq(queues.id, id)).returning();
      if (!row) throw notFound('queue', id);
      if (JSON.stringify(row) === JSON.stringify(before)) return { result: row, unchanged: true };
      return { result: row, before, after: row };
    }),
  );
}

/**
 * Takes a queue out of use, or brings it back. Its past stays: calls and reports know it by its id.
 * @throws RecordError `not_found`; `in_use`, naming the queues that overflow into it, or the flows whose calls come to it
 */
export async function setQueueArchived(db: Database, actor: Actor, id: string, archived: boolean): Promise<void> {
  const action = archived ? 'queue.archived' : 'queue.restored';
  await audited(db, actor, { action, subject: { kind: 'queue', id } }, async (tx) => {
    const all = (await lockNeighbours(tx)).queues;
    const before = all.find((one) => one.id === id);
    if (!before) throw notFound('queue', id);
    if ((before.archivedAt !== null) === archived) return { result: undefined, unchanged: true };
    const sources = all.filter(
      (one) =>
        one.archivedAt === null &&
        one.id !== id &&
        one.overflow.some(({ action: then }) => then.kind === 'queue' && then.queueId === id),
    );
    if (archived && sources.length > 0) throw overflowsHere(sources.map(({ name }) => name));
    if (archived) await refuseWhereCallsNeedIt(tx, 'queue', id);
    const archivedAt = archived ? new Date() : null;
    await tx.update(queues).set({ archivedAt }).where(eq(queues.id, id));
    return { result: undefined, before: { archivedAt: before.archivedAt }, after: { archivedAt } };
  });
}

/** Who serves a queue, as user ids. */
export async function listAgentsOfQueue(db: Database, id: string): Promise<string[]> {
  const rows = await db
    .select({ userId: agentQueues.userId })
    .from(agentQueues)
    .innerJoin(agents, eq(agents.userId, agentQueues.userId))
    .where(eq(agentQueues.queueId, id));
  return rows.map(({ userId }) => userId);
}

/** Queues are changed one at a time: what one overflows into depends on all the others. */
async function lockNeighbours(tx: Database) {
  const rows = await tx.select().from(queues).orderBy(asc(queues.id)).for('update');
  const known = await tx.select({ id: skills.id }).from(skills);
  return { queues: rows, skillIds: new Set(known.map((skill) => skill.id)) };
}

function overflowsHere(names: readonly string[]): RecordError {
  return new RecordError(
    'in_use',
    {
      en: `These queues send callers on to this one: ${names.join(', ')}. Change their overflow first.`,
      zh: `以下队列会溢出到此队列：${names.join('、')}。请先修改它们的溢出规则。`,
    },
    `queue is the overflow of ${names.length} queues`,
  );
}

async function namedOnce<T>(name: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (isUniqueViolation(error))
      throw nameTaken({ en: 'a queue (perhaps an archived one)', zh: '队列（可能已归档）' }, name);
    throw error;
  }
}
