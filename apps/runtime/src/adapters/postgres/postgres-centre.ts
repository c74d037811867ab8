import { agentQueues, agentSkills, agents, type Database, queues, skills, users } from '@patchbay/drizzle';
import { getSetting } from '@patchbay/records';
import { eq, isNull } from 'drizzle-orm';
import type { Centre, CentreAgent, CentreQueue, CentreSetup } from '../../ports/centre.ts';
import { agentEndpointId } from './postgres-phone-directory.ts';

/** The centre as the studio keeps it. Archived queues and disabled people are none of it. */
export class PostgresCentre implements Centre {
  constructor(private readonly db: Database) {}

  async read(): Promise<CentreSetup> {
    const { db } = this;
    const [queueRows, agentRows, levels, memberships, skillRows, timeZone, formula, seatReturnSeconds] =
      await Promise.all([
        db.select().from(queues).where(isNull(queues.archivedAt)).orderBy(queues.id),
        db
          .select({ agent: agents, name: users.name })
          .from(agents)
          .innerJoin(users, eq(users.id, agents.userId))
          .where(isNull(users.disabledAt))
          .orderBy(agents.userId),
        db.select().from(agentSkills),
        db.select().from(agentQueues),
        db.select().from(skills),
        getSetting(db, 'centre.timeZone'),
        getSetting(db, 'reports.formula'),
        getSetting(db, 'calls.seatReturnSeconds'),
      ]);
    const skillsOf = grouped(levels);
    const queuesOf = grouped(memberships);
    return {
      queues: queueRows.map(queueOf),
      agents: agentRows.map(
        ({ agent, name }): CentreAgent => ({
          id: agent.userId,
          name,
          skills: Object.fromEntries((skillsOf.get(agent.userId) ?? []).map(({ skillId, level }) => [skillId, level])),
          queueIds: (queuesOf.get(agent.userId) ?? []).map(({ queueId }) => queueId),
          chatsMax: agent.chatsMax,
          deskPhone: agent.phoneKind === 'sip' ? agentEndpointId(agent.userId) : null,
          extension: agent.extension,
          forwardSignedOut: agent.forwardSignedOut,
          forwardAway: agent.forwardAway,
        }),
      ),
      skillNames: Object.fromEntries(skillRows.map(({ id, name }) => [id, name])),
      timeZone,
      waits: { thresholdMs: formula.thresholdMs, shortAbandonMs: formula.shortAbandonMs },
      seatReturnMs: seatReturnSeconds * 1_000,
    };
  }
}

function queueOf(row: typeof queues.$inferSelect): CentreQueue {
  const { id, name, open, priority, strategy, ringTogetherMax, ringTimeoutMs, wrapUpMs, ageingPerMinute } = row;
  const { rings, terms, overflow, hours, serviceLevelMs } = row;
  const routing = { id, name, open, priority, strategy, ringTogetherMax, ringTimeoutMs, wrapUpMs, ageingPerMinute };
  return { ...routing, rings, terms, overflow, hours, serviceLevelMs };
}

function grouped<Row extends { readonly userId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.userId);
    if (group) group.push(row);
    else groups.set(row.userId, [row]);
  }
  return groups;
}
