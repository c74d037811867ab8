import { agentQueues, agents, type Database, notReadyReasons, queues, teams, users } from '@patchbay/drizzle';
import type { FormulaSettings } from '@patchbay/reports';
import { asc, eq, isNull } from 'drizzle-orm';
import { getSetting } from '../settings.ts';

type QueueRow = typeof queues.$inferSelect;

export interface FloorAgent {
  readonly id: string;
  readonly name: string;
  readonly teamId: string | null;
  readonly extension: string | null;
  readonly queueIds: readonly string[];
}

export type FloorQueue = Pick<
  QueueRow,
  'id' | 'name' | 'priority' | 'serviceLevelMs' | 'serviceLevelTarget' | 'alerts'
>;

/** What the floor needs of the centre to give its live fields names and limits. */
export interface FloorCentre {
  readonly agents: readonly FloorAgent[];
  readonly queues: readonly FloorQueue[];
  readonly teams: readonly { readonly id: string; readonly name: string }[];
  /** Archived ones too: an agent may be not ready for a reason that nobody can choose any more. */
  readonly reasons: readonly { readonly id: string; readonly name: string; readonly archived: boolean }[];
  /** How the organisation works figures out, as in reports. */
  readonly formula: FormulaSettings;
}

/** By name; queues by their priority first. */
export async function loadFloorCentre(db: Database): Promise<FloorCentre> {
  const [people, memberships, queueRows, teamRows, reasonRows, formula] = await Promise.all([
    db
      .select({ id: agents.userId, name: users.name, teamId: agents.teamId, extension: agents.extension })
      .from(agents)
      .innerJoin(users, eq(users.id, agents.userId))
      .orderBy(asc(users.name), asc(users.id)),
    db.select().from(agentQueues),
    db
      .select({
        id: queues.id,
        name: queues.name,
        priority: queues.priority,
        serviceLevelMs: queues.serviceLevelMs,
        serviceLevelTarget: queues.serviceLevelTarget,
        alerts: queues.alerts,
      })
      .from(queues)
      .where(isNull(queues.archivedAt))
      .orderBy(asc(queues.name)),
    db.select({ id: teams.id, name: teams.name }).from(teams).orderBy(asc(teams.name)),
    db
      .select({ id: notReadyReasons.id, name: notReadyReasons.name, archivedAt: notReadyReasons.archivedAt })
      .from(notReadyReasons)
      .orderBy(asc(notReadyReasons.position), asc(notReadyReasons.name)),
    getSetting(db, 'reports.formula'),
  ]);
  const queuesOf = new Map<string, string[]>();
  for (const { userId, queueId } of memberships) {
    const known = queuesOf.get(userId);
    if (known === undefined) queuesOf.set(userId, [queueId]);
    else known.push(queueId);
  }
  return {
    agents: people.map((agent) => ({
      ...agent,
      queueIds: queuesOf.get(agent.id) ?? [],
    })),
    queues: queueRows,
    teams: teamRows,
    reasons: reasonRows.map(({ archivedAt, ...reason }) => ({ ...reason, archived: archivedAt !== null })),
    formula,
  };
}
