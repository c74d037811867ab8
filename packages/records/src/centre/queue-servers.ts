import { agentQueues, agentSkills, agents, type Database, queues, users } from '@patchbay/drizzle';
import type { SkillRing } from '@patchbay/flow-schema';
import { eq, isNull } from 'drizzle-orm';

/** A queue in use, the skills it asks for, and those of everybody who serves it. */
export interface QueueServers {
  readonly id: string;
  readonly rings: readonly SkillRing[];
  /** Of each agent: level by skill id. */
  readonly agents: readonly Readonly<Record<string, number>>[];
}

/** Of every queue that is not archived; agents who may not sign in serve none. */
export async function listQueueServers(db: Database): Promise<QueueServers[]> {
  const [queueRows, served, levels] = await Promise.all([
    db.select({ id: queues.id, rings: queues.rings }).from(queues).where(isNull(queues.archivedAt)),
    db
      .select({ queueId: agentQueues.queueId, userId: agentQueues.userId })
      .from(agentQueues)
      .innerJoin(agents, eq(agents.userId, agentQueues.userId))
      .innerJoin(users, eq(users.id, agents.userId))
      .where(isNull(users.disabledAt)),
    db.select().from(agentSkills),
  ]);
  const skillsOf = new Map<string, Record<string, number>>();
  for (const { userId, skillId, level } of levels) {
    skillsOf.set(userId, { ...skillsOf.get(userId), [skillId]: level });
  }
  return queueRows.map(({ id, rings }) => ({
    id,
    rings,
    agents: served.filter(({ queueId }) => queueId === id).map(({ userId }) => skillsOf.get(userId) ?? {}),
  }));
}
