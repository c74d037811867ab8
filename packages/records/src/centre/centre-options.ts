import { agents, type Database, notReadyReasons, queues, skills, teams, users, wrapUpCodes } from '@patchbay/drizzle';
import { asc, eq, isNull } from 'drizzle-orm';

export interface CentreOption {
  readonly id: string;
  readonly name: string;
}

/** What screens and flows choose from: nothing archived, agents and reasons as the seat shows them. */
export interface CentreOptions {
  readonly queues: readonly CentreOption[];
  readonly agents: readonly (CentreOption & { readonly extension: string | null })[];
  readonly skills: readonly CentreOption[];
  readonly teams: readonly CentreOption[];
  readonly reasons: readonly (CentreOption & { readonly productive: boolean })[];
  readonly codes: readonly (CentreOption & { readonly queueIds: readonly string[] })[];
}

export async function listCentreOptions(db: Database): Promise<CentreOptions> {
  const [queueRows, agentRows, skillRows, teamRows, reasons, codes] = await Promise.all([
    db
      .select({ id: queues.id, name: queues.name })
      .from(queues)
      .where(isNull(queues.archivedAt))
      .orderBy(asc(queues.name)),
    db
      .select({ id: agents.userId, name: users.name, extension: agents.extension })
      .from(agents)
      .innerJoin(users, eq(users.id, agents.userId))
      .where(isNull(users.disabledAt))
      .orderBy(asc(users.name)),
    db.select({ id: skills.id, name: skills.name }).from(skills).orderBy(asc(skills.name)),
    db.select({ id: teams.id, name: teams.name }).from(teams).orderBy(asc(teams.name)),
    db
      .select({ id: notReadyReasons.id, name: notReadyReasons.name, productive: notReadyReasons.productive })
      .from(notReadyReasons)
      .where(isNull(notReadyReasons.archivedAt))
      .orderBy(asc(notReadyReasons.position), asc(notReadyReasons.id)),
    db
      .select({ id: wrapUpCodes.id, name: wrapUpCodes.name, queueIds: wrapUpCodes.queueIds })
      .from(wrapUpCodes)
      .where(isNull(wrapUpCodes.archivedAt))
      .orderBy(asc(wrapUpCodes.position), asc(wrapUpCodes.id)),
  ]);
  return { queues: queueRows, agents: agentRows, skills: skillRows, teams: teamRows, reasons, codes };
}
