import { type Database, rollouts } from '@patchbay/drizzle';
import { and, eq, isNull } from 'drizzle-orm';
import { notFound } from '../../record-error.ts';

export type Rollout = typeof rollouts.$inferSelect;

/** @throws RecordError `not_found` */
export async function getRollout(db: Database, id: string): Promise<Rollout> {
  const [rollout] = await db.select().from(rollouts).where(eq(rollouts.id, id));
  if (!rollout) throw notFound('rollout', id);
  return rollout;
}

/** The roll-out of a flow that runs; null where none does. */
export async function findRunningRollout(db: Database, flowId: string): Promise<Rollout | null> {
  const [rollout] = await db
    .select()
    .from(rollouts)
    .where(and(eq(rollouts.flowId, flowId), isNull(rollouts.endedAt)));
  return rollout ?? null;
}
