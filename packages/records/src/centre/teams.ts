import { randomUUID } from 'node:crypto';
import { agents, type Database, teams } from '@patchbay/drizzle';
import { asc, count, eq, isNotNull } from 'drizzle-orm';
import { type Actor, audited } from '../audit.ts';
import { checkedText, nameTaken, noteProblems, refuseProblems } from '../field-problems.ts';
import { isUniqueViolation, notFound } from '../record-error.ts';

export type Team = typeof teams.$inferSelect;
export interface TeamListItem extends Team {
  readonly agents: number;
}

/** By name. */
export async function listTeams(db: Database): Promise<TeamListItem[]> {
  const [rows, counts] = await Promise.all([
    db.select().from(teams).orderBy(asc(teams.name)),
    db
      .select({ teamId: agents.teamId, agents: count() })
      .from(agents)
      .where(isNotNull(agents.teamId))
      .groupBy(agents.teamId),
  ]);
  const agentsOf = new Map(counts.map((one) => [one.teamId, one.agents]));
  return rows.map((row) => ({ ...row, agents: agentsOf.get(row.id) ?? 0 }));
}

/** @throws RecordError `name_taken`, `value_invalid` */
export async function createTeam(db: Database, actor: Actor, input: { name: string; id?: string }): Promise<Team> {
  const name = checkedName(input.name);
  const id = input.id ?? randomUUID();
  return await namedOnce(name, () =>
    audited(db, actor, { action: 'team.created', subject: { kind: 'team', id } }, async (tx) => {
      const [row] = await tx.insert(teams).values({ id, name }).returning();
      if (!row) throw notFound('team', id);
      return { result: row, before: null, after: row };
    }),
  );
}

/** @throws RecordError `not_found`, `name_taken`, `value_invalid` */
export async function renameTeam(db: Database, actor: Actor, id: string, newName: string): Promise<Team> {
  const name = checkedName(newName);
  return await namedOnce(name, () =>
    audited(db, actor, { action: 'team.changed', subject: { kind: 'team', id } }, async (tx) => {
      const [before] = await tx.select().from(teams).where(eq(teams.id, id)).for('update');
      const [row] = await tx.update(teams).set({ name }).where(eq(teams.id, id)).returning();
      if (!before || !row) throw notFound('team', id);
      if (before.name === name) return { result: row, unchanged: true };
      return { result: row, before, after: row };
    }),
  );
}

/** Its agents stay, without a team. @throws RecordError `not_found` */
export async function deleteTeam(db: Database, actor: Actor, id: string): Promise<void> {
  await audited(db, actor, { action: 'team.deleted', subject: { kind: 'team', id } }, async (tx) => {
    const members = await tx.select({ userId: agents.userId }).from(agents).where(eq(agents.teamId, id));
    const [before] = await tx.delete(teams).where(eq(teams.id, id)).returning();
    if (!before) throw notFound('team', id);
    return { result: undefined, before: { ...before, agentIds: members.map(({ userId }) => userId) }, after: null };
  });
}

function checkedName(name: string): string {
  const notes = noteProblems();
  const checked = checkedText(notes, 'name', name, { lengthMax: 80 });
  refuseProblems({ en: 'The team', zh: '团队' }, notes);
  return checked;
}

async function namedOnce<T>(name: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (isUniqueViolation(error)) throw nameTaken({ en: 'a team', zh: '团队' }, name);
    throw error;
  }
}
