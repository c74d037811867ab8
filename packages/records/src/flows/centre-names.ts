import { agents, type Database, queues, skills, users } from '@patchbay/drizzle';
import { asc, eq, isNull } from 'drizzle-orm';

/** What a flow can point at in the centre, by name. */
export interface CentreNames {
  readonly queues: readonly { readonly id: string; readonly name: string }[];
  /** `extension` is the number others reach them by; null for none. */
  readonly agents: readonly { readonly id: string; readonly name: string; readonly extension: string | null }[];
  readonly skills: readonly { readonly id: string; readonly name: string }[];
}

/** Queues that are not archived, agents and skills, each in the order of their names. */
export async function listCentreNames(db: Database): Promise<CentreNames> {
  const [queueRows, agentRows, skillRows] = await Promise.all([
    db
      .select({ id: queues.id, name: queues.name })
      .from(queues)
      .where(isNull(queues.archivedAt))
      .orderBy(asc(queues.name)),
    db
      .select({ id: agents.userId, name: users.name, extension: agents.extension })
      .from(agents)
      .innerJoin(users, eq(users.id, agents.userId))
      .orderBy(asc(users.name)),
    db.select({ id: skills.id, name: skills.name }).from(skills).orderBy(asc(skills.name)),
  ]);
  return { queues: queueRows, agents: agentRows, skills: skillRows };
}
